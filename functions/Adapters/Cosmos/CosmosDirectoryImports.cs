using System.Net;
using System.Text.Json;
using Microsoft.Azure.Cosmos;
using Safeguarding.Directory;

namespace Safeguarding.Adapters;

/// <summary>Container `directory`: imports are documents of the partition "imports", beside the snapshots and the pointer that they make.</summary>
public sealed class CosmosDirectoryImports(Container container, KnownPointer known) : IDirectoryImports
{
    private const string Partition = "imports";

    private readonly DirectoryParts _parts = new(container);

    private sealed record Stored(string Id, string Snapshot, string ContentHash, string By, ImportResult Result)
    {
        public static Stored Of(ImportDocument import) => new(import.Id, Partition, import.ContentHash, import.By, import.Result);

        public ImportDocument Import => new(Id, ContentHash, By, Result);
    }

    public Task<ImportDocument?> Find(string importId, CancellationToken stop) => CosmosCall.Run<ImportDocument?>(stop, async limit =>
    {
        try
        {
            return (await container.ReadItemAsync<Stored>(importId, new(Partition), cancellationToken: limit)).Resource.Import;
        }
        catch (CosmosException e) when (e.StatusCode == HttpStatusCode.NotFound)
        {
            return null;
        }
    });

    public Task<ImportDocument?> Claim(ImportDocument import, CancellationToken stop) => CosmosCall.Run<ImportDocument?>(stop, async limit =>
    {
        try
        {
            await container.CreateItemAsync(Stored.Of(import), new(Partition), new() { EnableContentResponseOnWrite = false }, limit);
            return null;
        }
        catch (CosmosException e) when (e.StatusCode == HttpStatusCode.Conflict)
        {
            return (await container.ReadItemAsync<Stored>(import.Id, new(Partition), cancellationToken: limit)).Resource.Import;
        }
    });

    public Task Save(ImportDocument import, CancellationToken stop) => CosmosCall.Run(stop, limit =>
        container.Put(Stored.Of(import), import.Id, Partition, limit));

    public Task<DirectoryHead> Head(CancellationToken stop) => CosmosCall.Run(stop, async limit =>
    {
        var pointer = await known.Read(limit) ?? throw new DirectoryEmptyException();
        var landed = (pointer.Resource.Landed ?? []).DistinctBy(l => l.ImportId).ToDictionary(l => l.ImportId, l => l.Snapshot);
        return new DirectoryHead(pointer.Resource.Current, pointer.ETag, landed);
    });

    public Task Write(string snapshotId, DirectoryData data, CancellationToken stop) => _parts.Write(snapshotId, data, stop);

    public Task<bool> TryMove(DirectoryHead head, string snapshotId, string importId, CancellationToken stop) => CosmosCall.Run(stop, async limit =>
        await known.Read(limit) is { } now && now.ETag == head.Version
            && await known.TryMove(now.Resource, now.ETag, snapshotId, new(importId, snapshotId), limit));
}
