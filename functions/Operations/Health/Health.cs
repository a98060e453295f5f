using NodaTime;
using Safeguarding.Deliveries;
using Safeguarding.Directory;
using Safeguarding.Reports;
using Safeguarding.Triggers;

namespace Safeguarding.Operations;

/// <summary>
/// GET /api/health: 200 while reports are accepted and delivered, 503 while they are not. Every instance says the same: whether anything is delivered is
/// judged by what the sweep left behind, wherever it ran. That there is an answer at all says that the app lives.
/// </summary>
public static class Health
{
    public static void Map(IEndpointRouteBuilder app) => app.MapGet("/api/health", Check).WithName(nameof(Health));

    private static async Task<IResult> Check(HttpContext http, IDirectory directory, IArchive archive, ISweepRecords sweeps, IClock clock)
    {
        string status;
        DirectorySnapshot? snapshot = null;
        try
        {
            snapshot = await directory.Current(http.RequestAborted);
            await archive.Probe(http.RequestAborted);
            var now = clock.GetCurrentInstant();
            if ((await sweeps.ReadOrBegin(new(now, null), http.RequestAborted)).ShowsDelivery(now))
            {
                return TypedResults.Ok(new HealthAnswer("ready", snapshot.Id));
            }
            status = "not-delivering";
        }
        catch (Exception e) when (e is UnavailableException or DirectoryEmptyException)
        {
            status = e is DirectoryEmptyException ? "directory-empty" : "store-unavailable";
        }
        http.Response.Headers.RetryAfter = Problem.RetryAfterSeconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return TypedResults.Json(new HealthAnswer(status, snapshot?.Id), statusCode: 503);
    }

    /// <summary>"ready", "directory-empty", "store-unavailable" or "not-delivering"; and the directory snapshot in use, where it could be read.</summary>
    public sealed record HealthAnswer(string Status, string? DirectorySnapshot);
}
