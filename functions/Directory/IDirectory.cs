namespace Safeguarding.Directory;

/// <summary>The stored directory. A snapshot never changes, so what routed a report can always be read again.</summary>
public interface IDirectory
{
    /// <summary>The snapshot that the pointer names now.</summary>
    /// <exception cref="DirectoryEmptyException">Nothing was ever imported.</exception>
    Task<DirectorySnapshot> Current(CancellationToken stop);

    /// <summary>The snapshot that routed a report.</summary>
    Task<DirectorySnapshot> Snapshot(string id, CancellationToken stop);

    /// <summary>Writes a complete snapshot, then moves the pointer to it by ETag: readers see all of it or none.</summary>
    Task Publish(string snapshotId, DirectoryData data, CancellationToken stop);
}

/// <summary>No snapshot was ever imported: an operator's omission that a retry outlives.</summary>
public sealed class DirectoryEmptyException() : Exception("The directory is empty: import one with 'safeguarding-pipeline import-directory FOLDER'.");
