using System.Text.Json;
using Microsoft.Azure.Cosmos;
using Safeguarding.Deliveries;
using Safeguarding.Operations;
using Safeguarding.Reports;

namespace Safeguarding.Adapters;

/// <summary>
/// The operator's desk over `reports`, `deliveries` and `rejections`. A view may be fed by several queries: its pages are those of the first, then of
/// the next, and the token says "query~continuation".
/// </summary>
public sealed class CosmosOperatorViews(Container reports, Container deliveries, Container rejections) : IOperatorViews
{
    private sealed record Source(Container Container, QueryDefinition Query, string? Partition, Func<JsonElement, OperatorItem> Read);

    public async Task<Page<OperatorItem>?> List(OperatorView view, string? page, CancellationToken stop)
    {
        var sources = Sources(view);
        if (Place(page, sources.Count) is not (var at, var token))
        {
            return null;
        }
        var source = sources[at];
        if (await CosmosPages.Rows(source.Container, source.Query, source.Partition, token, stop) is not { } found)
        {
            return null;
        }
        var next = found.Next is { } more ? $"{at}~{more}" : at + 1 < sources.Count ? $"{at + 1}~" : null;
        return found.Items.Count == 0 && next is not null && found.Next is null ? await List(view, next, stop) : new([.. found.Items.Select(source.Read)], next);
    }

    public async Task<OperatorItem?> Delivery(string deliveryId, CancellationToken stop) =>
        (await All(new QueryDefinition(CrossPartitionQueries.DeliveryById).WithParameter("@id", deliveryId), stop)).SingleOrDefault();

    public Task<IReadOnlyList<OperatorItem>> DeliveriesOf(string reportId, CancellationToken stop) =>
        All(new QueryDefinition(CrossPartitionQueries.DeliveriesOfReport).WithParameter("@report", reportId), stop);

    private List<Source> Sources(OperatorView view) => view switch
    {
        OperatorView.Stuck =>
        [
            new(reports, new(CrossPartitionQueries.Stuck), null, r => OperatorRows.Report(r, "too-many-attempts", "stuckAt")),
            new(deliveries, new(CrossPartitionQueries.Stuck), null, r => OperatorRows.Delivery(r, "too-many-attempts", "stuckAt")),
            new(reports, new(CrossPartitionQueries.PutAside), null, r => OperatorRows.Report(r, "sweep-error", "work.lastErrorAt")),
            new(deliveries, new(CrossPartitionQueries.PutAside), null, r => OperatorRows.Delivery(r, "sweep-error", "work.lastErrorAt")),
        ],
        OperatorView.Poisoned => [new(rejections, new QueryDefinition(Poisoned).WithParameter("@sender", Rejection.Pipeline).WithParameter("@poison", PoisonRecord.Code), Rejection.Pipeline, OperatorRows.Rejection)],
        OperatorView.Rejected => [new(rejections, new QueryDefinition(CrossPartitionQueries.Rejected).WithParameter("@poison", PoisonRecord.Code), null, OperatorRows.Rejection)],
        OperatorView.DutyDesk => [new(deliveries, new(CrossPartitionQueries.AtDutyDesk), null, r => OperatorRows.Delivery(r, "waits-at-duty-desk", "receivedAt"))],
        OperatorView.Breached => [new(deliveries, new(CrossPartitionQueries.Overdue), null, OperatorRows.Overdue)],
        OperatorView.ReturnedByChannel => [new(deliveries, new(CrossPartitionQueries.ReturnedByChannel), null, OperatorRows.Returned)],
        _ => throw new ArgumentOutOfRangeException(nameof(view), view, null),
    };

    private const string Poisoned = "SELECT * FROM c WHERE c.senderId = @sender AND c.code = @poison ORDER BY c.at DESC";

    private async Task<IReadOnlyList<OperatorItem>> All(QueryDefinition query, CancellationToken stop)
    {
        using var pages = deliveries.GetItemQueryIterator<JsonElement>(query);
        var found = new List<OperatorItem>();
        while (pages.HasMoreResults)
        {
            found.AddRange((await CosmosCall.Run(stop, pages.ReadNextAsync)).Select(r => OperatorRows.Delivery(r, null, "receivedAt")));
        }
        return found;
    }

    /// <summary>Which query, and where in it; null for a token that is none of ours.</summary>
    private static (int Source, string? Token)? Place(string? page, int sources) =>
        page is null ? (0, null)
        : page.IndexOf('~', StringComparison.Ordinal) is 1 && char.IsAsciiDigit(page[0]) && page[0] - '0' < sources ? (page[0] - '0', page.Length == 2 ? null : page[2..])
        : null;
}
