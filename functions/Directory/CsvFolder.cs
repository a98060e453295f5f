namespace Safeguarding.Directory;

/// <summary>A folder of CSV files, read into rows; every rejected line is collected with file and line.</summary>
public sealed class CsvFolder(string folder, ImportFindings findings)
{
    private readonly HashSet<string> _known = [];

    public bool Has(string file) => System.IO.File.Exists(Path.Combine(folder, file));

    public IReadOnlyList<T> Read<T>(string file, Func<CsvRow, T> read)
    {
        if (Has(file))
        {
            return IfThere(file, read);
        }
        findings.Reject(new("import-file-missing", file));
        findings.Unread<T>();
        return [];
    }

    /// <summary>A file that not every directory has.</summary>
    public IReadOnlyList<T> IfThere<T>(string file, Func<CsvRow, T> read)
    {
        _known.Add(file);
        if (!Has(file))
        {
            return [];
        }
        var (text, fault) = FileText.Read(System.IO.File.ReadAllBytes(Path.Combine(folder, file)), file);
        if (text is not null)
        {
            return CsvText.Read(new StringReader(text), file, findings, read);
        }
        findings.Reject(fault!);
        findings.Unread<T>();
        return [];
    }

    /// <summary>Once all files are read: one that nobody asked for is a file under a wrong name more often than a note.</summary>
    public void RejectOthers()
    {
        foreach (var file in System.IO.Directory.EnumerateFiles(folder).Select(f => Path.GetFileName(f)).Where(f => !_known.Contains(f)).Order(StringComparer.Ordinal))
        {
            findings.Reject(new("import-unknown-file", file));
        }
    }
}
