using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace Safeguarding.Directory;

/// <summary>Reads CSV with a header line into rows and collects every rejected line: an import is all or nothing, and says everything at once.</summary>
internal static class CsvText
{
    /// <param name="file">Name that the findings give; null where there is only one file.</param>
    public static IReadOnlyList<T> Read<T>(TextReader text, string? file, ImportFindings findings, Func<CsvRow, T> read)
    {
        using var csv = new CsvParser(text, new CsvConfiguration(CultureInfo.InvariantCulture) { TrimOptions = TrimOptions.Trim });
        var rows = new List<T>();
        var (lines, before) = (0, findings.RejectedCount);
        var columns = Next<T>(csv, file, findings) is true ? Header(csv) : [];
        while (Next<T>(csv, file, findings) is { } whole)
        {
            if (!whole || csv.Record!.All(string.IsNullOrWhiteSpace))
            {
                continue;
            }
            lines++;
            try
            {
                rows.Add(Fits(csv, columns.Count) ? read(new(columns, csv, csv.RawRow)) : throw new LineException("", "import-fields-shifted"));
                findings.Brings(rows[^1], file, csv.RawRow);
            }
            catch (LineException e)
            {
                var missing = e.Code == "import-column-missing";
                findings.Reject(new(e.Code, file, missing ? 1 : csv.RawRow, e.Column.Length > 0 ? e.Column : null, e.Detail));
                if (missing)
                {
                    findings.Unread<T>();
                    return rows;
                }
                findings.Unread<T>(csv.Record!);
            }
        }
        if (lines == 0 && findings.RejectedCount == before)
        {
            // An empty file is a failed export far more often than a wish.
            findings.Reject(new("import-empty", file));
            findings.Unread<T>();
        }
        return rows;
    }

    /// <returns>False for a line that is no CSV, null at the end.</returns>
    private static bool? Next<T>(CsvParser csv, string? file, ImportFindings findings)
    {
        try
        {
            // The fields are only looked at when they are asked for.
            return csv.Read() && csv.Record is not null ? true : null;
        }
        catch (CsvHelperException)
        {
            // A quotation mark too many takes in lines that nobody sees any more.
            findings.Reject(new("import-unreadable-line", file, csv.RawRow));
            findings.Unread<T>();
            return false;
        }
    }

    private static Dictionary<string, int> Header(CsvParser csv)
    {
        var columns = new Dictionary<string, int>();
        for (var i = 0; i < csv.Count; i++)
        {
            columns.TryAdd(CsvRow.ColumnName(csv[i]), i);
        }
        return columns;
    }

    /// <summary>A line with fewer fields than the header, or with more that say something, has been shifted: its values stand under wrong names.</summary>
    private static bool Fits(CsvParser csv, int width) => csv.Count >= width && csv.Record!.Skip(width).All(string.IsNullOrWhiteSpace);
}
