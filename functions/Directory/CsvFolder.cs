namespace Safeguarding.Directory;

/// <summary>A folder of CSV files, read into rows; every rejected line is collected with file and line.</summary>
public sealed class CsvFolder(string folder, ImportFindings findings)
{
    public IReadOnlyList<T> Read<T>(string file, Func<CsvRow, T> read)
    {
        if (System.IO.File.Exists(Path.Combine(folder, file)))
        {
            return IfThere(file, read);
        }
        findings.Reject(new("import-file-missing", file));
        return [];
    }

    /// <summary>A file that not every directory has.</summary>
    public IReadOnlyList<T> IfThere<T>(string file, Func<CsvRow, T> read)
    {
        var path = Path.Combine(folder, file);
        if (!System.IO.File.Exists(path))
        {
            return [];
        }
        using var reader = new StreamReader(path);
        return CsvText.Read(reader, file, findings, read);
    }
}
