using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using Microsoft.Azure.Cosmos;
using Safeguarding.Directory;
using Safeguarding.Routing;

namespace Safeguarding.Adapters;

/// <summary>
/// Container `directory`, partition /snapshot: a snapshot is a set of parts, and one pointer names the current one (design 4, rule 6).
/// A snapshot never changes, so it is kept in memory once read; the pointer is read each time.
/// </summary>
public sealed class CosmosDirectory(Container container, JsonSerializerOptions json) : IDirectory
{
    private const string PointerPartition = "pointer";
    private const string PointerId = "current";
    private const int RowsPerPart = 500;
    private const int MostKept = 8;

    private readonly ConcurrentDictionary<string, DirectorySnapshot> _read = new();

    private sealed record Pointer(string Id, string Snapshot, string Current, string? Previous);

    private sealed record Part(string Id, string Snapshot, string Section, JsonElement Rows);

    public Task<DirectorySnapshot> Current(CancellationToken stop) => CosmosCall.Run(stop, async limit =>
    {
        var pointer = await ReadPointer(limit) ?? throw new DirectoryEmptyException();
        return await Kept(pointer.Resource.Current, limit);
    });

    public Task<DirectorySnapshot> Snapshot(string id, CancellationToken stop) => CosmosCall.Run(stop, limit => Kept(id, limit));

    public async Task Publish(string snapshotId, DirectoryData data, CancellationToken stop)
    {
        foreach (var part in PartsOf(snapshotId, data))
        {
            await CosmosCall.Run(stop, limit => container.CreateItemAsync(part, new(snapshotId), cancellationToken: limit));
        }
        await CosmosCall.Run(stop, async limit =>
        {
            var before = await ReadPointer(limit);
            var pointer = new Pointer(PointerId, PointerPartition, snapshotId, before?.Resource.Current);
            return before is null
                ? await container.CreateItemAsync(pointer, new(PointerPartition), cancellationToken: limit)
                : await container.ReplaceItemAsync(pointer, PointerId, new(PointerPartition), new() { IfMatchEtag = before.ETag }, limit);
        });
    }

    private async Task<ItemResponse<Pointer>?> ReadPointer(CancellationToken limit)
    {
        try
        {
            return await container.ReadItemAsync<Pointer>(PointerId, new(PointerPartition), cancellationToken: limit);
        }
        catch (CosmosException e) when (e.StatusCode == HttpStatusCode.NotFound)
        {
            return null;
        }
    }

    private async Task<DirectorySnapshot> Kept(string id, CancellationToken limit)
    {
        if (_read.TryGetValue(id, out var kept))
        {
            return kept;
        }
        if (_read.Count >= MostKept)
        {
            _read.Clear();
        }
        return _read[id] = new(id, await ReadParts(id, limit));
    }

    private async Task<DirectoryData> ReadParts(string id, CancellationToken limit)
    {
        var query = new QueryDefinition("SELECT * FROM c WHERE c.snapshot = @snapshot").WithParameter("@snapshot", id);
        using var pages = container.GetItemQueryIterator<Part>(query, requestOptions: new() { PartitionKey = new(id) });
        var parts = new List<Part>();
        while (pages.HasMoreResults)
        {
            parts.AddRange(await pages.ReadNextAsync(limit));
        }
        IReadOnlyList<T> Rows<T>(string section) =>
            [.. parts.Where(p => p.Section == section).OrderBy(p => p.Id, StringComparer.Ordinal).SelectMany(p => p.Rows.Deserialize<T[]>(json)!)];
        return new(Rows<Authority>("authorities"), Rows<Desk>("desks"), Rows<School>("schools"), Rows<CalendarEntry>("calendar"),
            Rows<BankHoliday>("bankHolidays"), Rows<Sender>("senders"), Rows<Contact>("contacts"), Rows<Principal>("principals"));
    }

    private IEnumerable<Part> PartsOf(string id, DirectoryData data)
    {
        IEnumerable<Part> Section<T>(string section, IReadOnlyList<T> rows) =>
            rows.Chunk(RowsPerPart).Select((chunk, i) => new Part($"{section}-{i:D4}", id, section, JsonSerializer.SerializeToElement(chunk, json)));
        return
        [
            .. Section("authorities", data.Authorities), .. Section("desks", data.Desks), .. Section("schools", data.Schools),
            .. Section("calendar", data.Calendar), .. Section("bankHolidays", data.BankHolidays), .. Section("senders", data.Senders),
            .. Section("contacts", data.Contacts), .. Section("principals", data.Principals),
        ];
    }
}
