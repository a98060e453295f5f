using Safeguarding.Directory;
using Safeguarding.Reports;
using Safeguarding.Triggers;

namespace Safeguarding.Operations;

/// <summary>GET /api/health: 200 while reports can be accepted, 503 while they cannot. That there is an answer at all says that the app lives.</summary>
public static class Health
{
    public static void Map(IEndpointRouteBuilder app) => app.MapGet("/api/health", Check).WithName(nameof(Health));

    private static async Task<IResult> Check(HttpContext http, IDirectory directory, IArchive archive)
    {
        try
        {
            var snapshot = await directory.Current(http.RequestAborted);
            await archive.Probe(http.RequestAborted);
            return TypedResults.Ok(new HealthAnswer("ready", snapshot.Id));
        }
        catch (Exception e) when (e is UnavailableException or DirectoryEmptyException)
        {
            http.Response.Headers.RetryAfter = Problem.RetryAfterSeconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
            return TypedResults.Json(new HealthAnswer(e is DirectoryEmptyException ? "directory-empty" : "store-unavailable", null), statusCode: 503);
        }
    }

    /// <summary>"ready", "directory-empty" or "store-unavailable"; and the directory snapshot in use.</summary>
    public sealed record HealthAnswer(string Status, string? DirectorySnapshot);
}
