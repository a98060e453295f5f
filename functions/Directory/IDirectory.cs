using NodaTime;

namespace Safeguarding.Directory;

/// <summary>The stored directory. A snapshot never changes, so what routed a report can always be read again.</summary>
public interface IDirectory
{
    /// <summary>
    /// How old the pointer may be by which an instance routes, sends and knows its callers: product default, not law. A right that was withdrawn may be used
    /// so long; it is far less than the time between two imports, and than what a person needs to have one made.
    /// </summary>
    static readonly Duration PointerAge = Duration.FromSeconds(10);

    /// <summary>The snapshot that the pointer names now: for whatever must see a change at once.</summary>
    /// <exception cref="DirectoryEmptyException">Nothing was ever imported.</exception>
    Task<DirectorySnapshot> Current(CancellationToken stop);

    /// <summary>
    /// The snapshot that the pointer named when this instance read it last, at most <see cref="PointerAge"/> ago; what was imported by this
    /// instance is seen at once. For what each request and each message needs.
    /// </summary>
    /// <exception cref="DirectoryEmptyException">Nothing was ever imported.</exception>
    Task<DirectorySnapshot> Recent(CancellationToken stop);

    /// <summary>The snapshot that routed a report.</summary>
    Task<DirectorySnapshot> Snapshot(string id, CancellationToken stop);

    /// <summary>Writes a complete snapshot, then moves the pointer to it by ETag: readers see all of it or none.</summary>
    Task Publish(string snapshotId, DirectoryData data, CancellationToken stop);
}

public static class RecentDirectory
{
    /// <summary>
    /// The recent snapshot where it has the desk, else the current one: a desk that was imported a moment ago is not taken for one without channel, webhook
    /// or contact.
    /// </summary>
    public static async Task<DirectorySnapshot> RecentWith(this IDirectory directory, string desk, CancellationToken stop)
    {
        var recent = await directory.Recent(stop);
        return recent.Desks.Desk(desk) is not null ? recent : await directory.Current(stop);
    }
}

/// <summary>No snapshot was ever imported: an operator's omission that a retry outlives.</summary>
public sealed class DirectoryEmptyException() : Exception("The directory is empty: import one with 'safeguarding-pipeline import-directory FOLDER'.");
