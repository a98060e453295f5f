using Microsoft.AspNetCore.Authentication;
using Safeguarding.Directory;
using Safeguarding.Triggers;

namespace Safeguarding.Access;

/// <summary>
/// Every endpoint below /api goes through here: token, principal of the directory, role. Whatever is in no table answers nobody.
/// </summary>
public sealed class Authorisation(RequestDelegate next, IDirectory directory)
{
    public async Task Invoke(HttpContext http)
    {
        var name = http.GetEndpoint()?.Metadata.GetMetadata<EndpointNameMetadata>()?.EndpointName;
        if (IsOpen(http, name))
        {
            await next(http);
            return;
        }
        var outcome = await Identify(http, name);
        if (outcome.Refusal is { } refusal)
        {
            await Problem.From(refusal, http).ExecuteAsync(http);
            return;
        }
        http.Establish(outcome.Value!);
        await next(http);
    }

    private static bool IsOpen(HttpContext http, string? name) =>
        http.GetEndpoint()?.Metadata.GetMetadata<TriggerEndpoint>() is not null
        || (name is not null && RoleTable.Anonymous.Contains(name))
        || (http.GetEndpoint() is null && !http.Request.Path.StartsWithSegments("/api"));

    /// <summary>Whoever was imported a moment ago may call at once.</summary>
    private async Task<Caller?> Registered(AuthenticateResult signedIn, string? endpoint, CancellationToken stop)
    {
        Caller? In(DirectorySnapshot known) => Callers.Of(signedIn.Principal!, signedIn.Ticket!.AuthenticationScheme, known);
        var isOfNow = endpoint is not null && RoleTable.ByRightsOfNow.Contains(endpoint);
        return (isOfNow ? null : In(await directory.Recent(stop))) ?? In(await directory.Current(stop));
    }

    private async Task<Outcome<Caller>> Identify(HttpContext http, string? endpoint)
    {
        var signedIn = await http.AuthenticateAsync();
        if (!signedIn.Succeeded || !Callers.IsAccessToken(signedIn.Principal))
        {
            http.Response.Headers.WWWAuthenticate = "Bearer";
            return new Refusal(Refusals.NotSignedIn);
        }
        var caller = await Registered(signedIn, endpoint, http.RequestAborted);
        if (caller is null)
        {
            return new Refusal(Refusals.NotRegistered);
        }
        if (endpoint is null)
        {
            return new Refusal(Refusals.NotFound);
        }
        return RoleTable.Allowed.GetValueOrDefault(endpoint, []).Intersect(caller.Roles).Any() ? caller : new Refusal(Refusals.NotAllowed);
    }
}
