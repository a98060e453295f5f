using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace Safeguarding.Directory;

/// <summary>Reads CSV files into rows and collects every fault with file and line: an import is all or nothing, and says everything at once.</summary>
public sealed class CsvFolder(string folder)
{
    private readonly List<string> _faults = [];

    public IReadOnlyList<string> Faults => _faults;

    public void Fault(string text) => _faults.Add(text);

    public IReadOnlyList<T> Read<T>(string file, Func<Row, T> read)
    {
        var path = Path.Combine(folder, file);
        if (!File.Exists(path))
        {
            _faults.Add($"{file}: the file is missing");
            return [];
        }
        using var reader = new StreamReader(path);
        using var csv = new CsvReader(reader, new CsvConfiguration(CultureInfo.InvariantCulture) { TrimOptions = TrimOptions.Trim });
        var rows = new List<T>();
        csv.Read();
        csv.ReadHeader();
        while (csv.Read())
        {
            var line = csv.Parser.RawRow;
            try
            {
                rows.Add(read(new Row(csv)));
            }
            catch (Exception e) when (e is FormatException or CsvHelperException)
            {
                _faults.Add($"{file} line {line}: {(e is FormatException ? e.Message : "a column is missing")}");
            }
        }
        return rows;
    }

    /// <summary>One line, read by column name; an empty field is null.</summary>
    public sealed class Row(CsvReader csv)
    {
        public string this[string column] => Optional(column) ?? throw new FormatException($"{column} is empty");

        public string? Optional(string column) => csv.GetField(column) is { Length: > 0 } text ? text : null;

        /// <summary>A column that files made before it existed do not have.</summary>
        public string? IfThere(string column) => csv.HeaderRecord!.Contains(column) ? Optional(column) : null;

        public IReadOnlyList<string> List(string column) =>
            Optional(column)?.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];
    }
}
