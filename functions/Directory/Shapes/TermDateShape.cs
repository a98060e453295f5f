using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;
using Safeguarding.Routing;

namespace Safeguarding.Directory;

/// <summary>
/// Term dates per authority (Education Act 2002 s.32A-B), one line a term: Local Authority, School Year, Term, Term Begins, Half Term Begins, Half Term
/// Ends, Term Ends. A file replaces the terms of each authority and school year that it names. Published terms say by silence that the rest of their
/// year is holiday, so a year comes with all its three terms or not at all: half a year would let a child wait until autumn.
/// </summary>
internal static partial class TermDateShape
{
    private static readonly string[] Terms = ["autumn", "spring", "summer"];

    private sealed record Term(string Authority, int Year, string Name, int Line, IReadOnlyList<CalendarEntry> Entries);

    public static SectionChange Apply(PublishedFile file)
    {
        var current = file.Current.Calendar;
        var lines = file.Lines("Term", t => $"{t.Authority} {t.Year} {t.Name}", r => Read(file, r));
        var years = lines.GroupBy(t => (t.Authority, t.Year)).ToList();
        foreach (var year in years.Where(y => y.Count() < Terms.Length))
        {
            file.Findings.Reject(new("import-school-year-incomplete", Line: year.First().Line, Column: "Term", Detail: $"{year.Key.Authority}, {year.Key.Year}"));
        }
        var named = years.Select(y => y.Key).ToHashSet();
        IReadOnlyList<CalendarEntry> after =
        [
            .. current.Where(e => e.Owner != CalendarOwner.Authority || e.Kind != CalendarEntryKind.Term || !named.Contains((e.OwnerId, SchoolYear.Of(e.Last)))),
            .. lines.SelectMany(t => t.Entries),
        ];
        return new(file.Current with { Calendar = after }, SectionChange.Count(current.Count, after.Count, lines.Count));
    }

    private static Term Read(PublishedFile file, CsvRow r)
    {
        var authority = file.Authority(r, "Local Authority");
        var year = Year(r["School Year"]);
        var name = r["Term"].ToLowerInvariant();
        if (!Terms.Contains(name))
        {
            throw new LineException("Term", "import-unknown-code", string.Join(", ", Terms));
        }
        var (first, last) = (InYear(r, "Term Begins", year), InYear(r, "Term Ends", year));
        var (from, until) = (r.OptionalDate("Half Term Begins"), r.OptionalDate("Half Term Ends"));
        if (first >= last || from is null != until is null || (from is { } f && until is { } u && !(first < f && f <= u && u < last)))
        {
            throw new LineException("Term Ends", "import-dates-in-wrong-order");
        }
        CalendarEntry Entry(LocalDate begins, LocalDate ends) =>
            new(CalendarOwner.Authority, authority, CalendarEntryKind.Term, begins, ends, null, null, $"{year}/{(year + 1) % 100:D2} {name} as imported");
        return new(authority, year, name, r.Number, from is { } begin && until is { } end
            ? [Entry(first, LastSchoolDayBefore(begin)), Entry(FirstSchoolDayAfter(end), last)]
            : [Entry(first, last)]);
    }

    private static int Year(string written) =>
        Written().Match(written) is { Success: true } match && int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture) is var year
        && (year + 1) % 100 == int.Parse(match.Groups[2].ValueSpan, CultureInfo.InvariantCulture)
            ? year
            : throw new LineException("School Year", "import-unreadable-year", "2026/27");

    /// <summary>A term may begin in the last days of August.</summary>
    private static LocalDate InYear(CsvRow r, string column, int year) =>
        r.Date(column) is var date && date >= new LocalDate(year, 8, 24) && date <= new LocalDate(year + 1, 8, 31)
            ? date
            : throw new LineException(column, "import-date-outside-year", $"{year}/{(year + 1) % 100:D2}");

    private static LocalDate LastSchoolDayBefore(LocalDate day)
    {
        do
        {
            day = day.PlusDays(-1);
        }
        while (WorkingDays.IsWeekend(day));
        return day;
    }

    private static LocalDate FirstSchoolDayAfter(LocalDate day)
    {
        do
        {
            day = day.PlusDays(1);
        }
        while (WorkingDays.IsWeekend(day));
        return day;
    }

    [GeneratedRegex(@"^(20[0-9]{2})/(?:20)?([0-9]{2})\z", RegexOptions.CultureInvariant)]
    private static partial Regex Written();
}
