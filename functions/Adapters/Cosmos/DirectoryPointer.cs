using System.Net;
using Microsoft.Azure.Cosmos;

namespace Safeguarding.Adapters;

/// <summary>Which snapshot is current: the one document of the directory that changes (design 4, rule 6).</summary>
/// <param name="Landed">The imports of single files that moved it last, newest last; absent where none did.</param>
internal sealed record DirectoryPointer(string Id, string Snapshot, string Current, string? Previous, IReadOnlyList<LandedImport>? Landed = null)
{
    private const string Partition = "pointer";
    private const string Only = "current";

    /// <summary>Far more imports than can land while one that was cut off waits to be sent again.</summary>
    private const int MostLanded = 50;

    public static async Task<ItemResponse<DirectoryPointer>?> Read(Container container, CancellationToken limit)
    {
        try
        {
            return await container.ReadItemAsync<DirectoryPointer>(Only, new(Partition), cancellationToken: limit);
        }
        catch (CosmosException e) when (e.StatusCode == HttpStatusCode.NotFound)
        {
            return null;
        }
    }

    /// <returns>False when it is no longer what <paramref name="etag"/> was read of.</returns>
    public static async Task<bool> TryMove(Container container, DirectoryPointer? before, string? etag, string snapshot, LandedImport? landed, CancellationToken limit)
    {
        IReadOnlyList<LandedImport> kept = [.. (before?.Landed ?? []).TakeLast(MostLanded - 1), .. landed is null ? [] : new[] { landed }];
        var moved = new DirectoryPointer(Only, Partition, snapshot, before?.Current, kept);
        try
        {
            _ = etag is null
                ? await container.CreateItemAsync(moved, new(Partition), cancellationToken: limit)
                : await container.ReplaceItemAsync(moved, Only, new(Partition), new() { IfMatchEtag = etag }, limit);
            return true;
        }
        catch (CosmosException e) when (e.StatusCode is HttpStatusCode.PreconditionFailed or HttpStatusCode.Conflict)
        {
            return false;
        }
    }
}

/// <summary>An import of one file and the snapshot that it made.</summary>
internal sealed record LandedImport(string ImportId, string Snapshot);
