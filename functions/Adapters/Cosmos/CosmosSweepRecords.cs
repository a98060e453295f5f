using System.Net;
using Microsoft.Azure.Cosmos;
using Safeguarding.Deliveries;

namespace Safeguarding.Adapters;

/// <summary>Container `operations`, partition `sweep`: one document.</summary>
public sealed class CosmosSweepRecords(Container container) : ISweepRecords
{
    private const string Only = "sweep";
    private static readonly ItemRequestOptions WithoutContent = new() { EnableContentResponseOnWrite = false };

    private sealed record Stored(string Id, string Part, SweepRecord Sweep);

    public Task Write(SweepRecord record, CancellationToken stop) => CosmosCall.Run(stop, async limit =>
    {
        try
        {
            return await container.ReplaceItemAsync(new Stored(Only, Only, record), Only, new(Only), WithoutContent, limit);
        }
        catch (CosmosException e) when (e.StatusCode == HttpStatusCode.NotFound)
        {
            return await container.Put(new Stored(Only, Only, record), Only, Only, limit);
        }
    });

    public Task<SweepRecord> ReadOrBegin(SweepRecord first, CancellationToken stop) => CosmosCall.Run(stop, async limit =>
    {
        for (; ; )
        {
            try
            {
                return (await container.ReadItemAsync<Stored>(Only, new(Only), cancellationToken: limit)).Resource.Sweep;
            }
            catch (CosmosException e) when (e.StatusCode == HttpStatusCode.NotFound)
            {
            }
            try
            {
                await container.CreateItemAsync(new Stored(Only, Only, first), new(Only), WithoutContent, limit);
                return first;
            }
            catch (CosmosException e) when (e.StatusCode == HttpStatusCode.Conflict)
            {
                // Somebody else began it.
            }
        }
    });
}
