using NodaTime;
using NodaTime.Text;
using Safeguarding.Routing;

namespace Safeguarding.Directory;

/// <summary>
/// bank-holidays.csv: one line a day, and on every line alike the range that the list covers. The folder's file is the whole list; the bundled one stands
/// where the folder has none.
/// </summary>
internal sealed class BankHolidayFile
{
    private const string Name = "bank-holidays.csv";
    private static readonly string[] Divisions = ["england-and-wales"];

    private readonly HashSet<LocalDate> _days = [];
    private DateInterval? _covers;

    /// <returns>No range where no line has a readable one, which is rejected.</returns>
    public static (IReadOnlyList<BankHoliday> Days, DateInterval? Covers) Read(CsvFolder given, CsvFolder bundled, ImportFindings findings)
    {
        var file = new BankHolidayFile();
        var days = (given.Has(Name) ? given : bundled).Read(Name, file.Row);
        if (file._covers is { } covers && !findings.IsIncomplete<BankHoliday>() && YearWithoutADay(days, covers) is { } year)
        {
            findings.Reject(findings.Of(days[0], "coversTo", "import-year-without-bank-holidays", Name, $"{year}"));
        }
        return (days, file._covers);
    }

    /// <summary>The first whole year of the range of which the list has nothing: no year is without bank holidays.</summary>
    private static int? YearWithoutADay(IReadOnlyList<BankHoliday> days, DateInterval covers)
    {
        var first = covers.Start.DayOfYear == 1 ? covers.Start.Year : covers.Start.Year + 1;
        var last = covers.End is { Month: 12, Day: 31 } ? covers.End.Year : covers.End.Year - 1;
        return Enumerable.Range(first, Math.Max(0, last - first + 1)).Except(days.Select(d => d.Date.Year)).Select(year => (int?)year).FirstOrDefault();
    }

    private BankHoliday Row(CsvRow r)
    {
        var covers = Range(r);
        _covers ??= covers;
        if (covers != _covers)
        {
            throw new LineException(covers.Start != _covers.Start ? "coversFrom" : "coversTo", "import-two-ranges", Written(_covers));
        }
        if (r.Has("division"))
        {
            r.OneOf("division", Divisions);
        }
        var day = new BankHoliday(r.Date("date"), r.Name("title_en"), r.Name("title_cy"));
        return !covers.Contains(day.Date) ? throw new LineException("date", "import-date-outside-range", Written(covers))
            : _days.Add(day.Date) ? day
            : throw new LineException("date", "import-repeated");
    }

    private static DateInterval Range(CsvRow r)
    {
        var (from, to) = (r.Date("coversFrom"), r.Date("coversTo"));
        return from <= to ? new(from, to) : throw new LineException("coversTo", "import-dates-in-wrong-order");
    }

    private static string Written(DateInterval covers) => $"{LocalDatePattern.Iso.Format(covers.Start)} to {LocalDatePattern.Iso.Format(covers.End)}";
}
