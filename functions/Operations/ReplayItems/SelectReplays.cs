using Safeguarding.Deliveries;
using Safeguarding.Reports;
using Safeguarding.Triggers;

namespace Safeguarding.Operations;

/// <summary>From what an operator asked for to the ids of the items, once: the list is written down before anything is done to one of them.</summary>
public sealed class SelectReplays(IOperatorViews views, IReportStore reports)
{
    /// <summary>A filter that takes little looks through so many pages at most; the answer says where it ended.</summary>
    private const int MostPages = 20;

    public sealed record Selection(IReadOnlyList<ReplayedItem> Items, string? Next);

    public async Task<Outcome<Selection>> Of(ReplayBody asked, CancellationToken stop)
    {
        if (asked.Filter is { } filter)
        {
            return await Filtered(asked.View!.Value, filter, stop);
        }
        var items = new List<ReplayedItem>();
        foreach (var id in (asked.DeliveryIds ?? []).OfType<string>().Distinct())
        {
            items.Add(await Delivery(id, stop));
        }
        foreach (var id in (asked.ReportIds ?? []).OfType<string>().Distinct())
        {
            items.AddRange(await Report(id, stop));
        }
        return items.Count <= OperatorLimits.MostReplayed.Value ? new Selection(items, null)
            : new Refusal(Refusals.InvalidReplay, new Finding("/reportIds", "replay-count", $"{OperatorLimits.MostReplayed.Value}"));
    }

    private async Task<ReplayedItem> Delivery(string id, CancellationToken stop) =>
        await views.Delivery(id, stop) is { } found ? ReplayedItem.Of(found) : new(OperatorItemType.Delivery, id, null, ReplayOutcome.NotFound);

    /// <summary>The report's own work where some is left, and each of its items.</summary>
    private async Task<IEnumerable<ReplayedItem>> Report(string id, CancellationToken stop) => await Exists(id, stop)
        ? [new(OperatorItemType.Report, id, null), .. (await views.DeliveriesOf(id, stop)).OrderBy(d => d.Id, StringComparer.Ordinal).Select(ReplayedItem.Of)]
        : [new(OperatorItemType.Report, id, null, ReplayOutcome.NotFound)];

    /// <summary>One that does not read is there: its items can be sent again all the same.</summary>
    private async Task<bool> Exists(string id, CancellationToken stop)
    {
        try
        {
            return await reports.Find(id, id, stop) is not null;
        }
        catch (UnreadableDocumentException)
        {
            return true;
        }
    }

    /// <summary>Whole pages, until there are as many items as one request takes.</summary>
    private async Task<Outcome<Selection>> Filtered(OperatorView view, ReplayFilter filter, CancellationToken stop)
    {
        var items = new List<ReplayedItem>();
        var page = filter.Page;
        for (var pages = 0; pages < MostPages && items.Count < OperatorLimits.MostReplayed.Value; pages++)
        {
            if (await views.List(view, page, stop) is not { } found)
            {
                return new Refusal(Refusals.InvalidQuery, new Finding("/filter/page", "unknown-page"));
            }
            items.AddRange(found.Items.Select(Named).OfType<OperatorItem>().Where(filter.Takes).Select(ReplayedItem.Of));
            page = found.Next;
            if (page is null)
            {
                break;
            }
        }
        return new Selection([.. items.DistinctBy(i => (i.Type, i.Id))], page);
    }

    /// <summary>What a poisoned message was about; null where it named nothing.</summary>
    private static OperatorItem? Named(OperatorItem item) => item switch
    {
        { Type: not OperatorItemType.Rejection } => item,
        { Names: [var report] } => new(report, OperatorItemType.Report),
        { Names: [var desk, var delivery] } => new(delivery, OperatorItemType.Delivery) { Desk = desk },
        _ => null,
    };
}
