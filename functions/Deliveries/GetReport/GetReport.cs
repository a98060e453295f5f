using System.Collections.Concurrent;
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
    /// <summary>A busy episode has hundreds of items: so many are read at once, and the next when one is there.</summary>
    private const int AtOnce = 16;

    public static void Map(IEndpointRouteBuilder app) => app.MapGet("/api/reports/{id}", Get).WithName(nameof(GetReport));

    private static async Task<IResult> Get(
        HttpContext http, string id, IReportStore reports, IDeliveryStore deliveries, IDirectory directory, BoardLimits limits, ReportIds ids, IAuditLog audit, IClock clock,
        ILogger<ReportStatus> log)
    {
        var caller = http.Caller();
        var stop = http.RequestAborted;
        var report = ReportIds.IsId(id) ? await reports.Find(id, id, stop) : null;
        if (report is null || report.SenderId != caller.SenderId)
        {
            return Problem.From(new(Refusals.NotFound), http);
        }
        var now = clock.GetCurrentInstant();
        if (!http.IsHead())
        {
            await audit.Append(AuditEntry.By(caller, report.Id, "read", now), stop);
        }
        var found = (await Deliveries(report, deliveries, ids, stop)).Told(log);
        var language = Languages.Of(http);
        http.Response.Headers.ContentLanguage = language;
        var desks = (await directory.Recent(stop)).Desks;
        return TypedResults.Ok(Status(report, found, d => DecisionFeedback.Of(d, language, desks, limits), language, now));
    }

    /// <summary>In the order of the routes; one that is still to be made is left out, and one that does not read is named.</summary>
    private static async Task<Page<Delivery>> Deliveries(Report report, IDeliveryStore deliveries, ReportIds ids, CancellationToken stop)
    {
        var routes = report.RoutesForSender().ToList();
        var found = new Delivery?[routes.Count];
        var unreadable = new ConcurrentQueue<string>();
        await Parallel.ForEachAsync(Enumerable.Range(0, routes.Count), new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = stop }, async (i, stopping) =>
        {
            try
            {
                found[i] = await deliveries.Find(ids.Delivery(report.Id, routes[i].Desk, routes[i].ChildKey, routes[i].Cause), routes[i].Desk, stopping);
            }
            catch (UnreadableDocumentException e)
            {
                unreadable.Enqueue(e.Id);
            }
        });
        return new([.. found.OfType<Delivery>()], null) { Unreadable = unreadable.IsEmpty ? null : [.. unreadable.Order(StringComparer.Ordinal)] };
    }

    private static ReportStatus Status(Report report, Page<Delivery> found, Func<Delivery, DecisionFeedback> feedback, string language, Instant now)
    {
        var deliveries = found.Items;
        var waiting = ReporterChase.WaitsAt(report, deliveries, now);
        return new(
            ReportSummary.Of(report), report.RoutedAt, report.ChaseAt, waiting.Count > 0, waiting,
            waiting.Count > 0 ? ReporterChase.Advice.In(language) : null,
            [.. deliveries.Where(d => d.DecidedAt is not null).Select(feedback)],
            [.. report.Amendments.Select(a => new AmendmentSummary(a.Id, a.Number, a.Type, a.Child, a.ReasonCode, a.ReceivedAt))],
            [.. deliveries.Select(d => DeliverySummary.Of(d, now))], report.TelephoneConfirmation, found.Unreadable);
    }
}

/// <summary>A report's progress; a route whose delivery is still to be made is not in the list yet.</summary>
/// <param name="ChaseNow">From <paramref name="ChaseAt"/> on, while a desk that decides has not acknowledged: ring it.</param>
/// <param name="ChaseDesks">The desks to ring.</param>
/// <param name="Unreadable">Ids of items that are at their desks and cannot be shown: the operator can say of what each is.</param>
public sealed record ReportStatus(
    ReportSummary Report, Instant? RoutedAt, Instant? ChaseAt, bool ChaseNow, IReadOnlyList<string> ChaseDesks, string? ChaseAdvice,
    IReadOnlyList<DecisionFeedback> Decisions, IReadOnlyList<AmendmentSummary> Amendments, IReadOnlyList<DeliverySummary> Deliveries, TelephoneConfirmation? TelephoneConfirmation,
    IReadOnlyList<string>? Unreadable);

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
