using NodaTime;
using Safeguarding.Access;
using Safeguarding.Reports;
using Safeguarding.Triggers;

namespace Safeguarding.Deliveries;

/// <summary>
/// GET /api/reports[?updatedSince=TIME][&amp;state=accepted|routed|stuck|refused][&amp;page=]: the caller's own reports, oldest change first;
/// state=refused lists what was refused, so that a sender can find out that its night batch was.
/// </summary>
public static class ListReports
{
    private const string Refused = "refused";

    public static void Map(IEndpointRouteBuilder app) => app.MapGet("/api/reports", List).WithName(nameof(ListReports));

    private static async Task<IResult> List(
        HttpContext http, IReportStore reports, IRejections rejections, ILogger<ReportSummary> log, string? updatedSince, string? state, string? page)
    {
        var stop = http.RequestAborted;
        var sender = http.Caller().SenderId;
        if (Since(updatedSince) is not { } since)
        {
            return Problem.From(QueryValue.UnreadableTime(nameof(updatedSince)), http);
        }
        if (QueryValue.Unknown(nameof(state), state, [.. Report.States, Refused]) is { } unknown)
        {
            return Problem.From(unknown, http);
        }
        if (state == Refused)
        {
            var refusals = await rejections.OfSender(sender, since, page, stop);
            return refusals is null ? Problem.From(QueryValue.UnknownPage, http)
                : TypedResults.Ok(refusals.Show(RefusedSubmission.Of, r => r.Id).Told(log));
        }
        var found = await reports.OfSender(sender, since, state, page, stop);
        return found is null ? Problem.From(QueryValue.UnknownPage, http)
            : TypedResults.Ok(found.Show(ReportSummary.Of, r => r.Id).Told(log));
    }

    private static Instant? Since(string? text) =>
        string.IsNullOrEmpty(text) ? Instant.FromUnixTimeSeconds(0)
        : WireTime.ReadQuery(text)?.Earliest;
}

/// <summary>A submission that was not accepted, by the digest of the bytes that were sent.</summary>
/// <param name="Digest">SHA-256 of the body as received, lower-case hex; of the first 256 KiB when it was too large.</param>
public sealed record RefusedSubmission(Instant At, string Digest, string Code, IReadOnlyList<string> Faults)
{
    public static RefusedSubmission Of(Rejection r) => new(Instant.FromUnixTimeMilliseconds(r.At), r.Digest, r.Code, r.Faults);
}
