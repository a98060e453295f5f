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
    private readonly Dictionary<object, (string? File, int Line)> _places = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<(Type Section, string Value)> _unread = [];
    private readonly HashSet<Type> _incomplete = [];
    private readonly HashSet<Type> _unknown = [];

    /// <summary>The first ones, up to the limit, by file and line; <see cref="RejectedCount"/> counts all.</summary>
    public IReadOnlyList<ImportFinding> Rejected =>
        [.. _rejected.OrderBy(f => f is { File: null, Line: null }).ThenBy(f => f.File, StringComparer.Ordinal).ThenBy(f => f.Line ?? 0)];

    public int RejectedCount { get; private set; }

    public IReadOnlyList<ImportFinding> Warnings => _warnings;

    /// <summary>By code, also those that are not listed.</summary>
    public IReadOnlyDictionary<string, int> WarningCounts => _warningCounts;

    public void Reject(ImportFinding finding)
    {
        RejectedCount++;
        Add(_rejected, finding);
    }

    /// <summary>A row that the import brings, and where it stands: what is wrong with it may only show beside other rows.</summary>
    internal void Brings<T>(T row, string? file, int line)
    {
        if (!typeof(T).IsValueType && row is not null)
        {
            _places[row] = (file, line);
        }
    }

    /// <summary>Whether this import brings the row; one of before was looked at when it came.</summary>
    internal bool Brought(object row) => _places.ContainsKey(row);

    /// <summary>Whether this import is of one file, which other files may follow.</summary>
    internal bool IsOfOneFile(object row) => _places.TryGetValue(row, out var place) && place.File is null;

    /// <param name="whose">Which row it is, for one that this import does not bring.</param>
    internal ImportFinding Of(object row, string column, string code, string whose, string? detail = null) =>
        _places.TryGetValue(row, out var place) ? new(code, place.File, place.Line, column, detail) : new(code, Detail: whose);

    /// <summary>A file of this section that could not be read to its end.</summary>
    internal void Unread<T>()
    {
        _incomplete.Add(typeof(T));
        _unknown.Add(typeof(T));
    }

    /// <summary>A rejected line of this section.</summary>
    internal void Unread<T>(IEnumerable<string> fields)
    {
        _incomplete.Add(typeof(T));
        _unread.UnionWith(fields.Select(f => (typeof(T), f.Trim())));
    }

    internal bool IsIncomplete<T>() => _incomplete.Contains(typeof(T));

    /// <summary>Whether the value may stand in what was rejected of this section: then whatever refers to it is not wrong as well.</summary>
    internal bool MayHold<T>(string value) => _unknown.Contains(typeof(T)) || _unread.Contains((typeof(T), value));

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
