using CsvHelper;
using NodaTime;
using NodaTime.Text;
using Safeguarding.Routing;

namespace Safeguarding.Directory;

/// <summary>One line, read by column name; an empty field is null. Whatever does not read is a <see cref="LineException"/> that names the column.</summary>
public sealed class CsvRow(IReadOnlyDictionary<string, int> columns, IParser line, int number)
{
    /// <summary>Line of the file, the header being line 1.</summary>
    public int Number => number;

    public string this[string column] => Optional(column) ?? throw new LineException(column, "import-value-missing");

    public string? Optional(string column) =>
        columns.TryGetValue(ColumnName(column), out var index) ? Field(index) : throw new LineException(column, "import-column-missing");

    public bool Has(string column) => columns.ContainsKey(ColumnName(column));

    /// <summary>A column that not every file has.</summary>
    public string? IfThere(string column) => columns.TryGetValue(ColumnName(column), out var index) ? Field(index) : null;

    /// <summary>The first of several names that the header has: publishers name the same thing differently.</summary>
    public string AnyOf(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (columns.ContainsKey(ColumnName(name)))
            {
                return this[name];
            }
        }
        throw new LineException(names[0], "import-column-missing");
    }

    private IReadOnlyList<string> List(string column) =>
        Optional(column)?.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];

    public LocalDate Date(string column) => OptionalDate(column) ?? throw new LineException(column, "import-value-missing");

    public LocalDate? OptionalDate(string column) => Optional(column) is not { } text ? null
        : LocalDatePattern.Iso.Parse(text) is { Success: true } date ? date.Value : throw new LineException(column, "import-unreadable-date", "2026-11-23");

    public LocalTime? Time(string column) => Optional(column) is not { } text ? null
        : DeskHoursText.Time.Parse(text) is { Success: true } time ? time.Value : throw new LineException(column, "import-unreadable-clock", "08:40");

    public LocalTime? TimeIfThere(string column) => IfThere(column) is null ? null : Time(column);

    public DeskHours? Hours(string column)
    {
        var text = Optional(column);
        try
        {
            return DeskHoursText.Read(text);
        }
        catch (HoursException e)
        {
            throw new LineException(column, e.Code, DeskHoursText.Example);
        }
    }

    /// <summary>What people call something: a number there has come from the column beside it.</summary>
    public string Name(string column) => this[column] is var name && name.Any(char.IsLetter) ? name : throw new LineException(column, "import-not-a-name");

    /// <summary>Written as in tables: "education-safeguarding" or "EducationSafeguarding".</summary>
    /// <param name="internalOnes">Values that only the service itself gives.</param>
    public T Enum<T>(string column, params ReadOnlySpan<T> internalOnes) where T : struct, Enum => EnumOf(column, this[column], internalOnes);

    public T? OptionalEnum<T>(string column) where T : struct, Enum => IfThere(column) is { } text ? EnumOf<T>(column, text, []) : null;

    /// <summary>One of the words that are known, written exactly so: others compare them as they stand.</summary>
    public string OneOf(string column, IReadOnlyList<string> known) => Known(column, this[column], known);

    public IReadOnlyList<string> ListOf(string column, IReadOnlyList<string> known) => [.. List(column).Select(word => Known(column, word, known))];

    /// <summary>An https address in a column that not every file has. Nothing that could be a credential may stand in it: the directory is read by many.</summary>
    public Uri? SecureAddress(string column) => IfThere(column) is not { } text ? null
        : Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps && address.UserInfo + address.Query + address.Fragment == ""
            ? address : throw new LineException(column, "import-unfit-address", "https://council.example.org/webhooks");

    /// <summary>Lower case, and without the words that publishers put behind a name: "Governance - see notes".</summary>
    internal static string ColumnName(string header) => header.Trim().TrimStart('\ufeff').ToLowerInvariant().Split(" - see note")[0].TrimEnd();

    private static T EnumOf<T>(string column, string text, ReadOnlySpan<T> internalOnes) where T : struct, Enum
    {
        var known = System.Enum.GetValues<T>().Except(internalOnes.ToArray()).ToList();
        // By name alone: the framework's own reading would take a number, with or without a sign, for a value.
        var name = text.Replace("-", "", StringComparison.Ordinal);
        var index = known.FindIndex(value => value.ToString().Equals(name, StringComparison.OrdinalIgnoreCase));
        return index >= 0 ? known[index] : throw new LineException(column, "import-unknown-code", string.Join(", ", known));
    }

    private static string Known(string column, string word, IReadOnlyList<string> known) =>
        known.Contains(word) ? word : throw new LineException(column, "import-unknown-code", string.Join(", ", known));

    private string? Field(int index) => line[index].Trim() is { Length: > 0 } text ? text : null;
}
