using System.Text.Json;
using Microsoft.Azure.Cosmos;
using NodaTime;
using Safeguarding.Reports;

namespace Safeguarding.Adapters;

/// <summary>Container `reports`, partition /id.</summary>
public sealed class CosmosReports(Container container) : CosmosDocuments<Report>(container), IReportStore
{
    protected override string PartitionProperty => "id";

    protected override (string Id, string Partition) KeyOf(Report document) => (document.Id, document.Id);

    public Task<Page<Report>?> OfSender(string senderId, Instant updatedSince, string? state, string? page, CancellationToken stop)
    {
        var query = new QueryDefinition(state is null ? CrossPartitionQueries.OfSender : CrossPartitionQueries.OfSenderInState)
            .WithParameter("@sender", senderId).WithParameter("@since", updatedSince.ToUnixTimeMilliseconds());
        return CosmosPages.Read<Report>(Container, state is null ? query : query.WithParameter("@state", state), null, page, stop);
    }

    /// <summary>By the time of the last change, which is indexed and never before receipt; the rest is looked at here, without content.</summary>
    public async Task<bool> AnyReceived(string senderId, string kind, Instant since, CancellationToken stop)
    {
        var query = new QueryDefinition(CrossPartitionQueries.ReceivedOfSender)
            .WithParameter("@sender", senderId).WithParameter("@since", since.ToUnixTimeMilliseconds());
        using var pages = Container.GetItemQueryIterator<JsonElement>(query, requestOptions: new() { MaxItemCount = 100 });
        while (pages.HasMoreResults)
        {
            if ((await CosmosCall.Run(stop, pages.ReadNextAsync)).Any(row => CosmosRows.Text(row, "kind") == kind && CosmosRows.Time(row, "receivedAt") >= since))
            {
                return true;
            }
        }
        return false;
    }
}
