using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.Azure.Cosmos;
using NodaTime;
using Safeguarding.Deliveries;
using Safeguarding.Reports;

namespace Safeguarding.Adapters;

/// <summary>Container `deliveries`, partition /recipientId: one desk's inbox is one partition.</summary>
public sealed class CosmosDeliveries(Container container) : CosmosDocuments<Delivery>(container), IDeliveryStore
{
    protected override string PartitionProperty => "recipientId";

    protected override (string Id, string Partition) KeyOf(Delivery document) => (document.Id, document.RecipientId);

    public Task<Page<Delivery>?> Inbox(string desk, string? state, string? page, CancellationToken stop)
    {
        var query = new QueryDefinition(state is null
                ? "SELECT * FROM c WHERE c.recipientId = @desk ORDER BY c.dueAt"
                : "SELECT * FROM c WHERE c.recipientId = @desk AND c.state = @state ORDER BY c.dueAt")
            .WithParameter("@desk", desk);
        return CosmosPages.Read<Delivery>(Container, state is null ? query : query.WithParameter("@state", state), desk, page, stop);
    }

    public Task<IReadOnlyList<string>> CaseIds(string desk, string reportId, CancellationToken stop) => CosmosCall.Run<IReadOnlyList<string>>(stop, async limit =>
    {
        var query = new QueryDefinition("SELECT c.recipientCaseId FROM c WHERE c.recipientId = @desk AND c.reportId = @report")
            .WithParameter("@desk", desk).WithParameter("@report", reportId);
        using var pages = Container.GetItemQueryIterator<JsonElement>(query, requestOptions: new() { PartitionKey = new(desk) });
        var found = new List<string>();
        while (pages.HasMoreResults)
        {
            found.AddRange((await pages.ReadNextAsync(limit)).Select(row => CosmosRows.Text(row, "recipientCaseId")).OfType<string>());
        }
        return [.. found.Distinct()];
    });

    public async IAsyncEnumerable<DueItem?> DueBetween(Instant from, Instant until, [EnumeratorCancellation] CancellationToken stop)
    {
        var query = new QueryDefinition(CrossPartitionQueries.DueBetween)
            .WithParameter("@from", from.ToUnixTimeMilliseconds()).WithParameter("@until", until.ToUnixTimeMilliseconds());
        using var pages = Container.GetItemQueryIterator<JsonElement>(query, requestOptions: new() { MaxItemCount = 1000 });
        while (pages.HasMoreResults)
        {
            foreach (var row in await CosmosCall.Run(stop, pages.ReadNextAsync))
            {
                yield return CosmosRows.As<DueItem>(row);
            }
        }
    }
}
