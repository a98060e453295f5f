namespace Safeguarding.Directory;

/// <summary>One shape of a published file.</summary>
/// <param name="Name">What <c>?shape=</c> and the command call it.</param>
/// <param name="Source">Who publishes it, and which columns it has.</param>
/// <param name="Apply">Pure: the directory with the file's rows in their section.</param>
internal sealed record ImportShape(string Name, string MediaType, string Source, Func<PublishedFile, SectionChange> Apply);

/// <summary>A file at hand with everything that reading it needs.</summary>
internal sealed class PublishedFile(string text, DirectoryData current, ImportFindings findings)
{
    private readonly Lazy<AuthorityNames> _names = new(() => new(current));

    public string Text => text;

    public DirectoryData Current => current;

    public ImportFindings Findings => findings;

    /// <summary>Every line by a function, and each key once.</summary>
    public IReadOnlyList<T> Lines<T>(string keyColumn, Func<T, string> key, Func<CsvRow, T> read)
    {
        var seen = new HashSet<string>();
        return Lines(r => read(r) is var row && seen.Add(key(row)) ? row : throw new LineException(keyColumn, "import-repeated"));
    }

    public IReadOnlyList<T> Lines<T>(Func<CsvRow, T> read) => CsvText.Read(new StringReader(text), null, findings, read);

    /// <summary>The authority that a line names, by code or by any of its names.</summary>
    public string Authority(CsvRow line, string column) =>
        _names.Value.Code(line[column]) ?? throw new LineException(column, "import-unknown-authority");

    public AuthorityNames Names => _names.Value;
}
