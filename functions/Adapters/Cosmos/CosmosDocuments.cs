using System.Net;
using System.Text.Json;
using Microsoft.Azure.Cosmos;
using NodaTime;
using Safeguarding.Reports;

namespace Safeguarding.Adapters;

/// <summary>Documents of one container: atomic creates, changes by ETag, and what is due. See <see cref="IDocuments{T}"/>.</summary>
public abstract class CosmosDocuments<T>(Container container) : IDocuments<T> where T : class
{
    /// <summary>Where a document keeps its <see cref="WorkState"/>.</summary>
    private const string Work = "/work";

    private const int MostReapplied = 20;

    /// <summary>Attempts that nobody made: a number that somebody else wrote. It stays countable.</summary>
    private const int MostCounted = 1_000_000;

    protected Container Container => container;

    protected abstract (string Id, string Partition) KeyOf(T document);

    /// <summary>Name of the property that holds the partition.</summary>
    protected abstract string PartitionProperty { get; }

    public Task<T?> CreateOrExisting(T document, CancellationToken stop) => CosmosCall.Run<T?>(stop, async limit =>
    {
        var (id, partition) = KeyOf(document);
        try
        {
            await container.CreateItemAsync(document, new(partition), WithoutContent, limit);
            return null;
        }
        catch (CosmosException e) when (e.StatusCode == HttpStatusCode.Conflict)
        {
            return (await Read(id, partition, limit))?.Resource ?? throw new MissingDocumentException(id);
        }
    });

    public Task<T?> Find(string id, string partition, CancellationToken stop) =>
        CosmosCall.Run(stop, async limit => (await Read(id, partition, limit))?.Resource);

    public Task<T> Update(string id, string partition, Func<T, T?> change, CancellationToken stop) => CosmosCall.Run(stop, async limit =>
    {
        for (var attempt = 0; ; attempt++)
        {
            var current = await Read(id, partition, limit) ?? throw new MissingDocumentException(id);
            var changed = change(current.Resource);
            if (changed is null || ReferenceEquals(changed, current.Resource))
            {
                return current.Resource;
            }
            try
            {
                return (await container.ReplaceItemAsync(changed, id, new(partition), IfUnchanged(current.ETag), limit)).Resource ?? changed;
            }
            catch (CosmosException e) when (e.StatusCode == HttpStatusCode.PreconditionFailed && attempt < MostReapplied)
            {
                // Somebody else changed it: read again and apply the change to what is there now.
            }
        }
    });

    public async IAsyncEnumerable<Due<T>> Due(Instant now, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken stop)
    {
        var query = new QueryDefinition(CrossPartitionQueries.Due).WithParameter("@now", now.ToUnixTimeMilliseconds());
        using var pages = container.GetItemQueryIterator<JsonElement>(query, requestOptions: new() { MaxItemCount = 100 });
        while (pages.HasMoreResults)
        {
            var page = await CosmosCall.Run(stop, pages.ReadNextAsync);
            foreach (var raw in page)
            {
                yield return ReadDue(raw);
            }
        }
    }

    public Task<Leased?> TryLease(Due<T> found, T leased, CancellationToken stop) => CosmosCall.Run(stop, async limit =>
    {
        try
        {
            return new Leased((await container.ReplaceItemAsync(leased, found.Id, new(found.Partition), IfUnchanged(found.ETag), limit)).ETag);
        }
        catch (CosmosException e) when (e.StatusCode == HttpStatusCode.PreconditionFailed)
        {
            return null;
        }
    });

    public Task GiveBack(Due<T> found, Leased lease, CancellationToken stop) => Patch(found, lease.ETag,
    [
        PatchOperation.Set(Work + "/attempts", found.Attempts),
        PatchOperation.Set("/nextActionAt", found.Since),
    ], stop);

    public Task RecordError(Due<T> found, Leased? lease, string errorType, Instant at, Instant nextActionAt, CancellationToken stop) => Patch(found, lease?.ETag ?? found.ETag,
    [
        PatchOperation.Set(Work, new WorkState(found.Attempts + 1, errorType, at)),
        PatchOperation.Set("/nextActionAt", nextActionAt.ToUnixTimeMilliseconds()),
    ], stop);

    private Task Patch(Due<T> found, string etag, IReadOnlyList<PatchOperation> patch, CancellationToken stop) => CosmosCall.Run(stop, async limit =>
    {
        try
        {
            await container.PatchItemAsync<JsonElement>(found.Id, new(found.Partition), patch, new() { EnableContentResponseOnWrite = false, IfMatchEtag = etag }, limit);
            return true;
        }
        catch (CosmosException e) when (e.StatusCode is HttpStatusCode.PreconditionFailed or HttpStatusCode.NotFound)
        {
            return false;
        }
    });

    private async Task<ItemResponse<T>?> Read(string id, string partition, CancellationToken limit)
    {
        try
        {
            return await container.ReadItemAsync<T>(id, new(partition), cancellationToken: limit);
        }
        catch (CosmosException e) when (e.StatusCode == HttpStatusCode.NotFound)
        {
            return null;
        }
        catch (JsonException e)
        {
            throw new UnreadableDocumentException(id, e);
        }
    }

    /// <summary>What every document has, whatever became of its shape; one without a partition cannot be written to, and stops nobody.</summary>
    private Due<T> ReadDue(JsonElement raw) => new(
        CosmosRows.Text(raw, "id") ?? "", CosmosRows.Text(raw, PartitionProperty) ?? "", CosmosRows.Text(raw, "_etag") ?? "",
        CosmosRows.As<T>(raw), CosmosRows.Number(raw, "nextActionAt"), (int)Math.Clamp(CosmosRows.Number(raw, "work.attempts") ?? 0, 0, MostCounted),
        CosmosRows.Text(raw, "work.lastError") is not null);

    private static readonly ItemRequestOptions WithoutContent = new() { EnableContentResponseOnWrite = false };

    private static ItemRequestOptions IfUnchanged(string etag) => new() { IfMatchEtag = etag };
}
