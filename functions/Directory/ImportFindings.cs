using Safeguarding.Reports;

namespace Safeguarding.Directory;

/// <summary>
/// One thing that an import found. It names place and code, never what the line says: a line may hold a contact's name or telephone number.
/// </summary>
/// <param name="Code">Stable code; the texts in both languages are in <see cref="FindingTexts"/>.</param>
/// <param name="File">File of a folder; null where one file is imported.</param>
/// <param name="Line">Line of the file, the header being line 1; for JSON the number of the event from 1; null where it is the snapshot that is wrong.</param>
/// <param name="Detail">Words of ours, or ids of desks, schools and authorities.</param>
public sealed record ImportFinding(string Code, string? File = null, int? Line = null, string? Column = null, string? Detail = null);

/// <summary>What an import found: one rejected line rejects the whole (design 4, rule 6), warnings travel with the result.</summary>
public sealed class ImportFindings
{
    private readonly List<ImportFinding> _rejected = [];
    private readonly List<ImportFinding> _warnings = [];
    private readonly Dictionary<string, int> _warningCounts = [];

    /// <summary>The first ones, up to the limit; <see cref="RejectedCount"/> counts all.</summary>
    public IReadOnlyList<ImportFinding> Rejected => _rejected;

    public int RejectedCount { get; private set; }

    public IReadOnlyList<ImportFinding> Warnings => _warnings;

    /// <summary>By code, also those that are not listed.</summary>
    public IReadOnlyDictionary<string, int> WarningCounts => _warningCounts;

    public void Reject(ImportFinding finding)
    {
        RejectedCount++;
        Add(_rejected, finding);
    }

    public void Warn(ImportFinding finding)
    {
        _warningCounts[finding.Code] = _warningCounts.GetValueOrDefault(finding.Code) + 1;
        Add(_warnings, finding);
    }

    private static void Add(List<ImportFinding> to, ImportFinding finding)
    {
        if (to.Count < DirectoryLimits.ListedFindings.Value)
        {
            to.Add(finding);
        }
    }
}

/// <summary>What makes a line unfit.</summary>
public sealed class LineException(string column, string code, string? detail = null) : FormatException($"{column}: {code} {detail}")
{
    public string Column => column;

    public string Code => code;

    public string? Detail => detail;
}
