using System.Net;
using Microsoft.Azure.Cosmos;
using Safeguarding.Deliveries;

namespace Safeguarding.Adapters;

/// <summary>The one document of the sweep as it is stored.</summary>
public sealed record StoredSweep(string Id, string Part, SweepRecord Sweep);

/// <summary>Container `operations`, partition `sweep`: one document.</summary>
public sealed class CosmosSweepRecords(Container container) : CosmosDocuments<StoredSweep>(container), ISweepRecords
{
    private const string Only = "sweep";

    protected override string PartitionProperty => "part";

    protected override (string Id, string Partition) KeyOf(StoredSweep document) => (document.Id, document.Part);

    /// <summary>There is one nearly always: replaced in one call, whatever it held.</summary>
    public Task Write(SweepRecord record, CancellationToken stop) => CosmosCall.Run(stop, async limit =>
    {
        var stored = new StoredSweep(Only, Only, record);
        try
        {
            return await Container.ReplaceItemAsync(stored, Only, new(Only), new() { EnableContentResponseOnWrite = false }, limit);
        }
        catch (CosmosException e) when (e.StatusCode == HttpStatusCode.NotFound)
        {
            return await Container.Put(stored, Only, Only, limit);
        }
    });

    public async Task<SweepRecord> ReadOrBegin(SweepRecord first, CancellationToken stop) =>
        (await Find(Only, Only, stop) ?? await CreateOrExisting(new(Only, Only, first), stop))?.Sweep ?? first;
}
