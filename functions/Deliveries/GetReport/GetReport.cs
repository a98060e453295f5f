using NodaTime;
using Safeguarding.Access;
using Safeguarding.Directory;
using Safeguarding.Reports;
using Safeguarding.Routing;
using Safeguarding.Triggers;

namespace Safeguarding.Deliveries;

/// <summary>
/// GET /api/reports/{id}: what has become of the caller's own report: each desk, its states, times and lateness, what was decided and the reason
/// in plain words, and whether it is time to chase. No content, and never an internal rationale.
/// </summary>
public static class GetReport
{
    public static void Map(IEndpointRouteBuilder app) => app.MapGet("/api/reports/{id}", Get).WithName(nameof(GetReport));

    private static async Task<IResult> Get(
        HttpContext http, string id, IReportStore reports, IDeliveryStore deliveries, IDirectory directory, BoardLimits limits, ReportIds ids, IAuditLog audit, IClock clock)
    {
        var caller = http.Caller();
        var stop = http.RequestAborted;
        var report = ReportIds.IsId(id) ? await reports.Find(id, id, stop) : null;
        if (report is null || report.SenderId != caller.SenderId)
        {
            return Problem.From(new(Refusals.NotFound), http);
        }
        var now = clock.GetCurrentInstant();
        await audit.Append(AuditEntry.By(caller, report.Id, "read", now), stop);
        var found = await Task.WhenAll(report.RoutesForSender().Select(r => deliveries.Find(ids.Delivery(report.Id, r.Desk, r.ChildKey, r.Cause), r.Desk, stop)));
        var language = Languages.Of(http);
        http.Response.Headers.ContentLanguage = language;
        var desks = (await directory.Recent(stop)).Desks;
        return TypedResults.Ok(Status(report, [.. found.OfType<Delivery>()], d => DecisionFeedback.Of(d, language, desks, limits), language, now));
    }

    private static ReportStatus Status(Report report, IReadOnlyList<Delivery> deliveries, Func<Delivery, DecisionFeedback> feedback, string language, Instant now)
    {
        var waiting = ReporterChase.WaitsAt(report, deliveries, now);
        return new(
            ReportSummary.Of(report), report.RoutedAt, report.ChaseAt, waiting.Count > 0, waiting,
            waiting.Count > 0 ? ReporterChase.Advice.In(language) : null,
            [.. deliveries.Where(d => d.DecidedAt is not null).Select(feedback)],
            [.. report.Amendments.Select(a => new AmendmentSummary(a.Id, a.Number, a.Type, a.Child, a.ReasonCode, a.ReceivedAt))],
            [.. deliveries.Select(d => DeliverySummary.Of(d, now))], report.TelephoneConfirmation);
    }
}

/// <summary>A report's progress; a route whose delivery is still to be made is not in the list yet.</summary>
/// <param name="ChaseNow">From <paramref name="ChaseAt"/> on, while a desk that decides has not acknowledged: ring it.</param>
/// <param name="ChaseDesks">The desks to ring.</param>
public sealed record ReportStatus(
    ReportSummary Report, Instant? RoutedAt, Instant? ChaseAt, bool ChaseNow, IReadOnlyList<string> ChaseDesks, string? ChaseAdvice,
    IReadOnlyList<DecisionFeedback> Decisions, IReadOnlyList<AmendmentSummary> Amendments, IReadOnlyList<DeliverySummary> Deliveries, TelephoneConfirmation? TelephoneConfirmation);

/// <summary>What the sender changed after acceptance, in order: no content.</summary>
/// <param name="Number">Its deliveries carry the same number.</param>
public sealed record AmendmentSummary(string AmendmentId, int Number, AmendmentType Type, string? Child, string? ReasonCode, Instant ReceivedAt);

/// <summary>A report as its sender sees it in a list.</summary>
public sealed record ReportSummary(string ReportId, string Kind, string Reference, string? IncidentReference, string State, Instant ReceivedAt, Instant UpdatedAt, int Desks)
{
    /// <summary>When the sender took the whole report back.</summary>
    public Instant? WithdrawnAt { get; init; }

    public static ReportSummary Of(Report r) =>
        new(r.Id, r.Kind, r.Reference, r.IncidentReference, r.State, r.ReceivedAt, Instant.FromUnixTimeMilliseconds(r.UpdatedAt), r.RoutesForSender().Count())
        {
            WithdrawnAt = r.WithdrawnAt,
        };
}
