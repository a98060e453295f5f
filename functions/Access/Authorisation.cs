using System.Security.Claims;
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

    private async Task<Outcome<Caller>> Identify(HttpContext http, string? endpoint)
    {
        var signedIn = await http.AuthenticateAsync();
        if (!signedIn.Succeeded || !IsAccessToken(signedIn.Principal))
        {
            http.Response.Headers.WWWAuthenticate = "Bearer";
            return new Refusal(Refusals.NotSignedIn);
        }
        var caller = ToCaller(signedIn, await directory.Current(http.RequestAborted));
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

    /// <summary>An id token has neither roles nor scopes: it says who signed in elsewhere, not what may be done here.</summary>
    private static bool IsAccessToken(ClaimsPrincipal token) => token.HasClaim(c => c.Type is "roles" or "scp" && c.Value.Length > 0);

    /// <summary>A person's token carries scopes and is found by object id, a system's by client id.</summary>
    private static Caller? ToCaller(AuthenticateResult signedIn, DirectorySnapshot directory)
    {
        var token = signedIn.Principal!;
        var tenant = signedIn.Ticket!.AuthenticationScheme;
        var isPerson = token.HasClaim(c => c.Type == "scp");
        var id = token.FindFirstValue(isPerson ? "oid" : "azp");
        var principal = id is null || token.FindFirstValue("tid") != tenant ? null : directory.Principal(tenant, id);
        var type = isPerson ? PrincipalType.Person : PrincipalType.App;
        return principal is null || principal.Type != type ? null
            : new(principal.Organisation, principal.Desk, principal.Roles, principal.Kinds, principal.PrincipalId, isPerson ? id : null);
    }
}
