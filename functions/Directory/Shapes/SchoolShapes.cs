using System.Text.RegularExpressions;
using Safeguarding.Routing;

namespace Safeguarding.Directory;

/// <summary>
/// Schools by number. A published list replaces name, authority and type of the schools that it names and keeps what it does not know: the Welsh name,
/// the hours of the day, the holiday desk. A school that the list lacks stays, because its pupils may still be registered there, and is reported.
/// </summary>
internal static partial class SchoolShapes
{
    /// <summary>The address list of gov.wales (domain 4.3). Addresses and telephone numbers are not kept: a school is reached by its desk's contacts.</summary>
    public static SectionChange Welsh(PublishedFile file)
    {
        var known = file.Current.Schools.ToDictionary(s => s.Number);
        return Merged(file, file.Lines("School Number", s => s.Number, r => Published(
            known, Number(r, "School Number", SevenDigits()), r.Name("School Name"), file.Authority(r, "Local Authority"),
            SchoolTypes.Of(r.IfThere("Sector"), r.IfThere("School Type")))), IsListedInWales);
    }

    /// <summary>Get Information about Schools: an extract of open schools in the authorities that this directory knows.</summary>
    public static SectionChange English(PublishedFile file)
    {
        var known = file.Current.Schools.ToDictionary(s => s.Number);
        return Merged(file, file.Lines("URN", s => s.Number, r => Published(
            known, Number(r, "URN", SixDigits()), r.Name("EstablishmentName"), file.Authority(r, "GSSLACode (name)"),
            SchoolTypes.Of(r.IfThere("PhaseOfEducation (name)"), r.IfThere("TypeOfEstablishment (name)")))), _ => false);
    }

    /// <summary>This directory's own form says everything of a school, so the whole row counts.</summary>
    public static SectionChange Own(PublishedFile file) => Merged(file, file.Lines("number", s => s.Number, DirectoryRows.School), _ => false);

    private static SectionChange Merged(PublishedFile file, IReadOnlyList<School> lines, Func<School, bool> isListed)
    {
        var (rows, counts) = SectionChange.Merge(file.Current.Schools, lines, s => s.Number);
        var numbers = lines.Select(s => s.Number).ToHashSet();
        var sheets = lines.Select(s => Sheet(s.Type)).ToHashSet();
        foreach (var absent in file.Current.Schools.Where(s => isListed(s) && sheets.Contains(Sheet(s.Type)) && !numbers.Contains(s.Number)))
        {
            file.Findings.Warn(new("import-school-not-in-list", Detail: absent.Number));
        }
        return new(file.Current.With(rows), counts);
    }

    private static School Published(Dictionary<string, School> known, string number, string name, string authority, SchoolType type) =>
        known.GetValueOrDefault(number) is not { } before ? new(number, name, name, authority, Type: type)
        : before with
        {
            NameEn = name,
            // A name in one language only is the name in both.
            NameCy = before.NameCy == before.NameEn ? name : before.NameCy,
            Authority = authority,
            Type = type == SchoolType.Other ? before.Type : type,
        };

    /// <summary>The list has neither English schools nor colleges nor education otherwise than at school.</summary>
    private static bool IsListedInWales(School school) =>
        SevenDigits().IsMatch(school.Number) && school.Type is not (SchoolType.FurtherEducation or SchoolType.Eotas);

    /// <summary>Each sheet is a file of its own, and speaks only for its own schools.</summary>
    private static SchoolType Sheet(SchoolType type) => type is SchoolType.Independent or SchoolType.Pru ? type : SchoolType.Other;

    private static string Number(CsvRow r, string column, Regex shape) =>
        shape.IsMatch(r[column]) ? r[column] : throw new LineException(column, "import-unfit-school-number");

    [GeneratedRegex(@"^[0-9]{7}\z", RegexOptions.CultureInvariant)]
    private static partial Regex SevenDigits();

    [GeneratedRegex(@"^[0-9]{6}\z", RegexOptions.CultureInvariant)]
    private static partial Regex SixDigits();
}
