using Safeguarding.Directory;
using Safeguarding.Reports;
using Safeguarding.Routing;
using Safeguarding.Triggers;

namespace Safeguarding.Deliveries;

/// <summary>
/// The steps after "not ours" (design 7): the next round of routes is appended to the report, idempotent by the closed delivery's id, and gets
/// its deliveries. Cut anywhere, the closed delivery's next action brings it here again; no other child's delivery changes.
/// </summary>
public sealed class Reroute(IReportStore reports, IDirectory directory, IEnumerable<ReportKind> kinds, CreateDeliveries create)
{
    public async Task Run(Delivery closed, CancellationToken stop)
    {
        var report = await reports.Find(closed.ReportId, closed.ReportId, stop) ?? throw new MissingDocumentException(closed.ReportId);
        var kind = kinds.Single(k => k.Name == report.Kind);
        var snapshot = await directory.Current(stop);
        var at = closed.RedirectedAt!.Value;
        await reports.Update(report.Id, report.Id, r => r.Rerouted(closed.Id, Next(r, closed, kind, snapshot.Desks), at), stop);
        await create.Run(report.Id, stop);
    }

    /// <summary>What a desk was told of an event, the next desk is told of the same event.</summary>
    private static IReadOnlyList<Route> Next(Report report, Delivery closed, ReportKind kind, DeskBook desks) =>
        [.. NextRound.Of(report, closed, kind, desks, closed.RedirectedAt!.Value).Select(r => r with { EventId = closed.EventId, ReturnInterviewDueAt = closed.ReturnInterviewDueAt })];
}
