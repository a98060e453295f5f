using NodaTime;

namespace Safeguarding.Directory;

/// <summary>How far an import came.</summary>
public enum ImportState
{
    /// <summary>Begun and cut off: the old snapshot is current. Sending the same file again under the same id goes on.</summary>
    Unfinished,

    /// <summary>At least one line is wrong, so nothing was imported.</summary>
    Rejected,

    Imported,
}

/// <summary>What one import did: the answer to it, kept with the directory. It holds no line of the file.</summary>
/// <param name="Snapshot">The snapshot that has the file's rows; null unless imported.</param>
/// <param name="Previous">The snapshot that it was made from.</param>
public sealed record ImportResult(string ImportId, string Shape, ImportState State, Instant ReceivedAt)
{
    public string? Snapshot { get; init; }

    public string? Previous { get; init; }

    public ImportCounts? Counts { get; init; }

    /// <summary>All rejected lines; the first of them are listed.</summary>
    public int RejectedCount { get; init; }

    public IReadOnlyList<ImportFinding> Rejected { get; init; } = [];

    /// <summary>Number of warnings by code, also of those that are not listed.</summary>
    public IReadOnlyDictionary<string, int> WarningCounts { get; init; } = new Dictionary<string, int>();

    public IReadOnlyList<ImportFinding> Warnings { get; init; } = [];
}

/// <summary>An import as it is stored.</summary>
/// <param name="ContentHash">SHA-256 of shape and file: an id belongs to one file for ever.</param>
/// <param name="By">Principal id of who imported it.</param>
public sealed record ImportDocument(string Id, string ContentHash, string By, ImportResult Result);

/// <summary>The pointer to the current snapshot as it was read, with the imports that landed last.</summary>
/// <param name="Version">ETag: moving the pointer succeeds only while nobody else has.</param>
/// <param name="Landed">Snapshot by import id.</param>
public sealed record DirectoryHead(string Current, string Version, IReadOnlyDictionary<string, string> Landed);

/// <summary>Imports of single files and the pointer that they move (design 4, rule 6).</summary>
public interface IDirectoryImports
{
    Task<ImportDocument?> Find(string importId, CancellationToken stop);

    /// <summary>Takes the id for this file.</summary>
    /// <returns>Null, or the import that has the id already.</returns>
    Task<ImportDocument?> Claim(ImportDocument import, CancellationToken stop);

    Task Save(ImportDocument import, CancellationToken stop);

    /// <exception cref="DirectoryEmptyException">Nothing was ever imported.</exception>
    Task<DirectoryHead> Head(CancellationToken stop);

    /// <summary>Writes the parts of a snapshot that no pointer names yet; writing the same again changes nothing.</summary>
    Task Write(string snapshotId, DirectoryData data, CancellationToken stop);

    /// <summary>Makes a written snapshot current and notes the import in the same write.</summary>
    /// <returns>False when somebody else moved the pointer since it was read.</returns>
    Task<bool> TryMove(DirectoryHead head, string snapshotId, string importId, CancellationToken stop);
}
