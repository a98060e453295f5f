using System.Text.Json;
using Microsoft.Azure.Cosmos;
using NodaTime;
using Safeguarding.Reports;

namespace Safeguarding.Adapters;

/// <summary>Container `reports`, partition /id.</summary>
public sealed class CosmosReports(Container container, JsonSerializerOptions json) : CosmosDocuments<Report>(container, json), IReportStore
{
    protected override string PartitionProperty => "id";

    protected override (string Id, string Partition) KeyOf(Report document) => (document.Id, document.Id);

    public Task<Page<Report>?> OfSender(string senderId, Instant updatedSince, string? state, string? page, CancellationToken stop)
    {
        var query = new QueryDefinition(state is null ? CrossPartitionQueries.OfSender : CrossPartitionQueries.OfSenderInState)
            .WithParameter("@sender", senderId).WithParameter("@since", updatedSince.ToUnixTimeMilliseconds());
        return CosmosPages.Read<Report>(Container, state is null ? query : query.WithParameter("@state", state), null, page, stop);
    }
}
