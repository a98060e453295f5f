using Safeguarding.Access;
using Safeguarding.Directory;
using Safeguarding.Reports;
using Safeguarding.Triggers;

namespace Safeguarding.Intake;

/// <summary>An amendment that is stored, its report, and whether it had been accepted before.</summary>
public sealed record AcceptedAmendment(Report Report, ReportAmendment Amendment, bool Duplicate);

/// <summary>
/// Stores an amendment in the order that loses nothing (design 4, rules 2, 3 and 5): raw bytes, then one replace of the report's document by ETag that
/// holds amendment, routes and next action, then the queue. A kill before the replace leaves nothing amended; the sender sends again, or the
/// reconciliation finds the bytes. A kill after it is finished by the sweep.
/// </summary>
public sealed class AcceptAmendment(
    IReportStore reports, IArchive archive, IAuditLog audit, LiveSnapshot directory, IWorkQueues queues, IEnumerable<ReportKind> kinds, ReportIds ids)
{
    /// <summary>A receipt stays readable; the desk that is told has the whole list.</summary>
    private const int MostReaders = 100;

    /// <param name="body">As the sender sent it; null for what a desk said, which stands in the report and the audit.</param>
    internal async Task<Outcome<AcceptedAmendment>> Accept(Report report, AskedAmendment asked, ReadOnlyMemory<byte>? body, CancellationToken stop)
    {
        var plan = await Planner(report, report, stop);
        var first = plan.Plan(report, asked);
        if (first.Changed is { } draft)
        {
            // The amendment may name a school that announced a closed day; the deadlines rest on that too.
            plan = await Planner(report, draft, stop);
            first = plan.Plan(report, asked);
        }
        if (first.Changed is null)
        {
            return first.Refused is { } refused ? refused : new AcceptedAmendment(report, first.Amendment!, Duplicate: true);
        }
        if (body is { } bytes)
        {
            await archive.Keep(ArchivedAs(report, asked.Amendment), bytes, stop);
        }
        var readBefore = await Readers(first.Amendment!, stop);
        PlannedAmendment? planned = null;
        var stored = await reports.Update(report.Id, report.Id, r => (planned = plan.Plan(r, asked, readBefore)).Changed, stop);
        if (planned!.Refused is { } refusal)
        {
            return refusal;
        }
        if (planned.Changed is not null)
        {
            await queues.Wake(new QueuedWork.Report(report.Id), stop);
        }
        return new AcceptedAmendment(stored, planned.Amendment!, Duplicate: planned.Changed is null);
    }

    private async Task<PlanAmendment> Planner(Report report, Report naming, CancellationToken stop) =>
        new(kinds.Single(k => k.Name == report.Kind), await directory.For(NamedSchools.In(naming.AsAmended().Content), stop), ids);

    internal static ArchivedReport ArchivedAs(Report report, ReportAmendment amendment) =>
        new(report.Kind, report.Id, amendment.ContentHash, report.SenderId, amendment.ReceivedAt, report.DirectorySnapshot) { IsAmendment = true };

    private async Task<IReadOnlyList<ReadBefore>> Readers(ReportAmendment amendment, CancellationToken stop)
    {
        var readers = new List<ReadBefore>();
        foreach (var hidden in amendment.Effects.Where(e => e.Hides && !e.ForDeskAlone))
        {
            readers.AddRange((await audit.Of(hidden.DeliveryId, stop)).Where(e => e.ShowsContent)
                .Select(e => new ReadBefore(hidden.Desk, hidden.DeliveryId, e.Person ?? e.Actor, e.At)));
        }
        return [.. readers.OrderBy(r => r.At).TakeLast(MostReaders)];
    }
}
