using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.Azure.Cosmos;
using Safeguarding.Directory;

namespace Safeguarding.Adapters;

/// <summary>
/// Container `directory`, partition /snapshot: a snapshot is a set of parts, and one pointer names the current one (design 4, rule 6).
/// A snapshot never changes, so it is kept in memory once read.
/// </summary>
public sealed class CosmosDirectory(Container container, KnownPointer known) : IDirectory
{
    private const int MostKept = 8;
    private const int MostReapplied = 20;

    private readonly DirectoryParts _parts = new(container);
    private readonly ConcurrentDictionary<string, DirectorySnapshot> _read = new();

    public Task<DirectorySnapshot> Current(CancellationToken stop) => CosmosCall.Run(stop, async limit =>
    {
        var pointer = await known.Read(limit) ?? throw new DirectoryEmptyException();
        return await Kept(pointer.Resource.Current, limit);
    });

    public Task<DirectorySnapshot> Recent(CancellationToken stop) => CosmosCall.Run(stop, async limit => await Kept(await known.Recent(limit), limit));

    public Task<DirectorySnapshot> Snapshot(string id, CancellationToken stop) => CosmosCall.Run(stop, limit => Kept(id, limit));

    /// <summary>The whole directory replaces whatever is current, also what was imported while it was being written.</summary>
    public async Task Publish(string snapshotId, DirectoryData data, CancellationToken stop)
    {
        await _parts.Write(snapshotId, data, stop);
        for (var attempt = 0; !await CosmosCall.Run(stop, limit => Move(snapshotId, limit)); attempt++)
        {
            if (attempt == MostReapplied)
            {
                throw new InvalidOperationException("The pointer of the directory is moved by others without end.");
            }
        }
    }

    private async Task<bool> Move(string snapshotId, CancellationToken limit)
    {
        var before = await known.Read(limit);
        return await known.TryMove(before?.Resource, before?.ETag, snapshotId, null, limit);
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
        return _read[id] = new(id, await _parts.Read(id, limit));
    }
}
