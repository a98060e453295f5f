using NodaTime;

namespace Safeguarding.Reports;

/// <summary>Raw bytes as they came, write-once (design 4, rule 2).</summary>
public interface IArchive
{
    /// <summary>Creates the blob; one that is already there is left as it is and proves nothing.</summary>
    Task Keep(ArchivedReport report, ReadOnlyMemory<byte> body, CancellationToken stop);

    /// <summary>Returns while the archive can be reached.</summary>
    Task Probe(CancellationToken stop);

    /// <summary>Blobs received on the given UTC dates.</summary>
    IAsyncEnumerable<ArchivedReport> List(string kind, LocalDate date, CancellationToken stop);

    Task<ReadOnlyMemory<byte>> Read(ArchivedReport report, CancellationToken stop);
}

/// <summary>
/// Where a raw report lies: `{kind}/{UTC date of receipt}/{reportId}/{contentHash}`. Its amendments lie beside it: `.../amendment-{contentHash}`, under
/// the date on which they were received.
/// </summary>
public sealed record ArchivedReport(string Kind, string ReportId, string ContentHash, string SenderId, Instant ReceivedAt, string DirectorySnapshot)
{
    /// <summary>Where a listed blob was found; what is found is read from there, whatever its metadata say.</summary>
    public string? FoundAt { get; init; }

    /// <summary>A message that was refused: no report, hence below no kind's name; kept so that a person can look at what was sent.</summary>
    public static ArchivedReport OfRefused(Rejection rejection, Instant at) => new("refused", rejection.Id, rejection.Digest, rejection.SenderId, at, "none");

    /// <summary>Found without the metadata that say whose it is and when it came: it can be accepted for nobody, and a person must look.</summary>
    public bool IsUnproven { get; init; }

    /// <summary>The bytes amend the report of that id.</summary>
    public bool IsAmendment { get; init; }

    public string Name => FoundAt ?? $"{Kind}/{ReceivedAt.InUtc().Date:uuuu-MM-dd}/{ReportId}/{(IsAmendment ? AmendmentPrefix : "")}{ContentHash}";

    /// <summary>Part of the name, so that no amendment can be taken for a report.</summary>
    public const string AmendmentPrefix = "amendment-";
}
