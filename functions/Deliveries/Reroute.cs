using NodaTime;
using Safeguarding.Directory;
using Safeguarding.Reports;
using Safeguarding.Routing;
using Safeguarding.Triggers;

namespace Safeguarding.Deliveries;

/// <summary>
/// The steps after "not ours" (design 7): the next round of routes is appended to the report, idempotent by the closed delivery's id, and gets
/// its deliveries. Cut anywhere, the closed delivery's next action brings it here again; no other child's delivery changes.
/// </summary>
public sealed class Reroute(
    IReportStore reports, IDeliveryStore deliveries, LiveSnapshot directory, IEnumerable<ReportKind> kinds, ReportIds ids, CreateDeliveries create)
{
    public async Task Run(Delivery closed, CancellationToken stop)
    {
        var report = await reports.Find(closed.ReportId, closed.ReportId, stop) ?? throw new MissingDocumentException(closed.ReportId);
        var kind = kinds.Single(k => k.Name == report.Kind);
        var snapshot = await directory.NowFor(NamedSchools.In(report.AsAmended().Content).Concat(Suggested(closed)), stop);
        var at = closed.RedirectedAt!.Value;
        await CloseTheSame(report, closed, stop);
        await reports.Update(report.Id, report.Id, r => TakenBack(r, closed) || IsAnsweredElsewhere(r, closed) ? null : r.Rerouted(closed.Id, Next(r, closed, kind, snapshot.Desks, ids), at), stop);
        await create.Run(report.Id, stop);
    }

    /// <summary>"Not ours" of one item is "not ours" of those that it brings up to date, or that bring it up to date.</summary>
    private async Task CloseTheSame(Report report, Delivery closed, CancellationToken stop)
    {
        foreach (var (id, route) in RouteInForce.ToldOfTheSame(report, ids, closed.Id))
        {
            if (await deliveries.Find(id, route.Desk, stop) is not null)
            {
                await deliveries.Update(id, route.Desk, d => DeliverySteps.RedirectedWith(d, closed), stop);
            }
        }
    }

    /// <summary>The sender's amendment came first: it says where the report belongs now.</summary>
    private static bool TakenBack(Report report, Delivery closed) => report.Amendments.Any(a => a.Effects.Any(e => e.Ends && e.DeliveryId == closed.Id));

    /// <summary>Another of the desks that were asked was first: what it named stands.</summary>
    private bool IsAnsweredElsewhere(Report report, Delivery closed) =>
        closed.Role == RouteRole.RouteNeeded && RouteInForce.ByDelivery(report, ids).GetValueOrDefault(closed.Id) is { } asked
        && report.Answers.Any(a => a.ChildKey == asked.ChildKey && a.Round == asked.Round && a.DeliveryId != closed.Id);

    /// <summary>Number of the school that the closing desk named, which the report itself may not name.</summary>
    private static IEnumerable<string> Suggested(Delivery closed) =>
        closed.Redirection?.SuggestedDesk?.Split('.') is ["school", var number] ? [number] : [];

    /// <summary>The target that the school would have had, had it been known when the report came; null for a desk that has none.</summary>
    private static Instant? AtReceipt(Report report, Route route, Delivery closed, ReportKind kind, DeskBook desks) =>
        FreshDeadline.Of(report, route with { RedirectedFrom = closed.Id }, kind, desks, closed.ReceivedAt)?.Target;

    /// <summary>What a desk was told of an event or a repeat, the next desk is told of the same; interview steps already past are not its own.</summary>
    internal static IReadOnlyList<Route> Next(Report asReported, Delivery closed, ReportKind kind, DeskBook desks, ReportIds ids)
    {
        var report = asReported.AsAmended();
        var at = closed.RedirectedAt!.Value;
        IReadOnlyList<DeadlineStep> steps = closed.ReturnInterviewEndedAt is null ? [.. closed.ReturnInterviewSteps.Where(s => s.At > at)] : [];
        return
        [
            .. NextRound.Of(report, closed, kind, desks, ids, at).Select(r => r with
            {
                EventId = closed.EventId,
                Repeat = closed.Repeat,
                ChildKey = closed.Repeat is null ? r.ChildKey : closed.ChildKey,
                ReturnInterviewDueAt = closed.ReturnInterviewDueAt,
                ReturnInterviewSteps = steps,
                Deadline = FirstTarget.Keep(r.Deadline, closed.Target ?? AtReceipt(report, r, closed, kind, desks), closed.ReceivedAt),
            }),
        ];
    }
}
