using NodaTime;
using Safeguarding.Access;
using Safeguarding.Deliveries;
using Safeguarding.Reports;

namespace Safeguarding.Operations;

/// <summary>Marks each item of a request on its own document, by ETag, and hands it to the worker; an item that the request has marked before is only handed on.</summary>
public sealed class MarkReplays(IDeliveryStore deliveries, IReportStore reports, IWorkQueues queues, IAuditLog audit, IClock clock)
{
    public async Task<IReadOnlyList<ReplayedItem>> Run(ReplayRequest request, Caller caller, CancellationToken stop)
    {
        var tried = new List<ReplayedItem>();
        foreach (var item in request.Items)
        {
            tried.Add(item.Outcome is not null ? item : item with { Outcome = await Mark(item, request.Id, caller, stop) });
        }
        return tried;
    }

    private async Task<ReplayOutcome> Mark(ReplayedItem item, string request, Caller caller, CancellationToken stop)
    {
        ReplayOutcome outcome;
        try
        {
            outcome = await MarkReadable(item, request, caller, stop);
        }
        catch (UnreadableDocumentException)
        {
            return ReplayOutcome.Unreadable;
        }
        if (outcome == ReplayOutcome.Replayed)
        {
            await queues.Wake(item.Type == OperatorItemType.Delivery ? new QueuedWork.Delivery(item.Desk!, item.Id) : new QueuedWork.Report(item.Id), stop);
        }
        return outcome;
    }

    private async Task<ReplayOutcome> MarkReadable(ReplayedItem item, string request, Caller caller, CancellationToken stop) =>
        item.Type == OperatorItemType.Delivery
            ? await Mark(deliveries, item.Id, item.Desk!, d => ReplaySteps.Outcome(d, request, Now), d => ReplaySteps.Asked(d, request, Now), caller, stop)
            : await Mark(reports, item.Id, item.Id, r => ReplaySteps.Outcome(r, request, Now), r => ReplaySteps.Asked(r, request, Now), caller, stop);

    /// <summary>Audited before it is done. What somebody else does in between decides again.</summary>
    private async Task<ReplayOutcome> Mark<T>(
        IDocuments<T> documents, string id, string partition, Func<T, ReplayOutcome> judge, Func<T, T> asked, Caller caller, CancellationToken stop) where T : class
    {
        if (await documents.Find(id, partition, stop) is not { } found)
        {
            return ReplayOutcome.NotFound;
        }
        var outcome = judge(found);
        if (outcome != ReplayOutcome.Replayed)
        {
            return outcome;
        }
        await audit.Append(AuditEntry.By(caller, id, "replay", Now), stop);
        await documents.Update(id, partition, d => (outcome = judge(d)) == ReplayOutcome.Replayed ? asked(d) : null, stop);
        return outcome;
    }

    private Instant Now => clock.GetCurrentInstant();
}
