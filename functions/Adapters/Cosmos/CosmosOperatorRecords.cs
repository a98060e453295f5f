using System.Text.Json;
using Microsoft.Azure.Cosmos;
using NodaTime;
using Safeguarding.Operations;
using Safeguarding.Reports;

namespace Safeguarding.Adapters;

/// <summary>Container `operations`, partition /part: `replays`, one document per request, and `break-glass`, one per grant, which is its notice too.</summary>
public sealed class CosmosOperatorRecords(Container container) : IOperatorRecords
{
    private readonly Kept<ReplayRequest> _replays = new(container, r => (r.Id, r.Part));
    private readonly Kept<BreakGlassGrant> _grants = new(container, g => (g.Id, g.Part));

    public Task<ReplayRequest?> Find(string requestId, CancellationToken stop) => _replays.Find(requestId, ReplayRequest.Partition, stop);

    public Task<ReplayRequest?> CreateOrExisting(ReplayRequest request, CancellationToken stop) => _replays.CreateOrExisting(request, stop);

    public Task<ReplayRequest> Change(string requestId, Func<ReplayRequest, ReplayRequest?> change, CancellationToken stop) =>
        _replays.Update(requestId, ReplayRequest.Partition, change, stop);

    public Task Create(BreakGlassGrant grant, CancellationToken stop) => _grants.CreateOrExisting(grant, stop);

    public Task<BreakGlassGrant?> LiveGrant(string subjectId, string person, Instant now, CancellationToken stop) => CosmosCall.Run(stop, async limit =>
    {
        var query = new QueryDefinition("SELECT * FROM c WHERE c.part = @part AND c.subjectId = @subject AND c.person = @person AND c.expiresAt > @now ORDER BY c.expiresAt DESC")
            .WithParameter("@part", BreakGlassGrant.Partition).WithParameter("@subject", subjectId).WithParameter("@person", person)
            .WithParameter("@now", now.ToUnixTimeMilliseconds());
        using var pages = container.GetItemQueryIterator<JsonElement>(query, requestOptions: new() { PartitionKey = new(BreakGlassGrant.Partition) });
        while (pages.HasMoreResults)
        {
            if ((await pages.ReadNextAsync(limit)).Select(CosmosRows.As<BreakGlassGrant>).FirstOrDefault(g => g is not null) is { } live)
            {
                return live;
            }
        }
        return null;
    });

    public Task<BreakGlassGrant> Change(string grantId, Func<BreakGlassGrant, BreakGlassGrant?> change, CancellationToken stop) =>
        _grants.Update(grantId, BreakGlassGrant.Partition, change, stop);

    public Task<Page<BreakGlassGrant>?> Grants(string? page, CancellationToken stop) => CosmosPages.Read<BreakGlassGrant>(
        container, new QueryDefinition("SELECT * FROM c WHERE c.part = @part ORDER BY c.at DESC").WithParameter("@part", BreakGlassGrant.Partition),
        BreakGlassGrant.Partition, page, stop);

    private sealed class Kept<T>(Container container, Func<T, (string Id, string Partition)> key)
        : CosmosDocuments<T>(container) where T : class
    {
        protected override string PartitionProperty => "part";

        protected override (string Id, string Partition) KeyOf(T document) => key(document);
    }
}
