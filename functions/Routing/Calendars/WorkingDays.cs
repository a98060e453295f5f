using NodaTime;
using NodaTime.Text;

namespace Safeguarding.Routing;

/// <summary>
/// Working days of England and Wales: Monday to Friday less bank holidays, in Europe/London (design 6, "Working day").
/// A substitute day is a bank holiday in the published list; the weekend day that it replaces is not in it (<see cref="FixedHoliday"/>).
/// </summary>
/// <param name="covers">London dates, both inclusive, for which the list is complete; null where nobody said: the years from its first to its last day.</param>
public sealed class WorkingDays(IReadOnlyCollection<BankHoliday> bankHolidays, DateInterval? covers = null)
{
    /// <summary>Source of the facts that need no bank holiday, and the name of this calendar in <see cref="Limits"/>.</summary>
    public const string Calendar = "working days of England and Wales";

    // A date listed twice must not stop a report: the first line counts.
    private readonly Dictionary<LocalDate, BankHoliday> holidays =
        bankHolidays.DistinctBy(holiday => holiday.Date).ToDictionary(holiday => holiday.Date);

    /// <summary>The days for which bank holidays are known; null for an empty list of which nobody said more.</summary>
    public DateInterval? Covers { get; } = covers ?? YearsOf(bankHolidays);

    /// <summary>Whole years from the first to the last day of a list; null where it is empty.</summary>
    public static DateInterval? YearsOf(IReadOnlyCollection<BankHoliday> list) => list.Count == 0 ? null
        : new(new(list.Min(holiday => holiday.Date.Year), 1, 1), new(list.Max(holiday => holiday.Date.Year), 12, 31));

    /// <summary>A day for which nobody knows the bank holidays: any Monday to Friday is taken for a working day.</summary>
    public bool IsAssumed(LocalDate d) => Covers?.Contains(d) is not true;

    /// <summary>Whether a clock that ran from one instant to the other began or ended on such a day.</summary>
    public bool IsAssumed(Instant from, Instant until) => IsAssumed(LondonTime.Local(from).Date) || IsAssumed(LondonTime.Local(until).Date);

    /// <summary>Monday to Friday and no bank holiday.</summary>
    public bool IsWorkingDay(LocalDate d) => !IsWeekend(d) && HolidayOn(d) is null;

    /// <summary>The bank holiday of that date, if it is one.</summary>
    public BankHoliday? HolidayOn(LocalDate d) => holidays.GetValueOrDefault(d);

    /// <summary>The same, or the holiday itself where it falls on a weekend and the list has its substitute: an office is closed on both.</summary>
    public BankHoliday? HolidayOrRealDayOn(LocalDate d) =>
        HolidayOn(d) ?? (FixedHoliday.On(d) is { } real && IsWeekend(d) && FixedHoliday.MaybeSubstitutes(d).Any(holidays.ContainsKey) ? new(d, real.TitleEn, real.TitleCy) : null);

    /// <summary>
    /// <paramref name="workingDays"/> working days after <paramref name="from"/>: the same London time that many working days on.
    /// A start on another day counts as 00:00 of the next working day. With 0 this is the instant at which the clock starts.
    /// </summary>
    public Instant Add(Instant from, int workingDays)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(workingDays);
        var clock = LondonTime.Local(from);
        if (!IsWorkingDay(clock.Date))
        {
            clock = NextAfter(clock.Date).AtMidnight();
        }

        var date = clock.Date;
        for (var passed = 0; passed < workingDays; passed++)
        {
            date = NextAfter(date);
        }

        return LondonTime.At(date, clock.TimeOfDay);
    }

    /// <summary>Why a clock that ran from one instant to the other ended where it did: first day, bank holidays between, last day.</summary>
    public IReadOnlyList<CalendarFact> Explain(Instant from, Instant until)
    {
        var first = LondonTime.Local(from).Date;
        var end = LondonTime.Local(until);
        // 00:00 reads as the end of the day before (design 6): nobody looks for "due Tuesday 00:00" on Monday.
        var atMidnight = end.TimeOfDay == LocalTime.Midnight && end.Date > first;
        var due = atMidnight
            ? new CalendarFact(end.Date.PlusDays(-1), "due at the end of this day", SourceOf(end.Date))
            : new CalendarFact(end.Date, "due on this day", SourceOf(end.Date));
        return [ExplainStart(first), .. HolidaysBetween(first.PlusDays(1), end.Date), due];
    }

    /// <summary>Bank holidays from the first to the last day, both inclusive, one fact each, in order.</summary>
    private IEnumerable<CalendarFact> HolidaysBetween(LocalDate first, LocalDate last) =>
        holidays.Values.Where(holiday => holiday.Date >= first && holiday.Date <= last).OrderBy(holiday => holiday.Date).Select(Skipped);

    internal static CalendarFact Skipped(BankHoliday holiday) => new(holiday.Date, "not a working day", SourceOf(holiday));

    /// <summary>The holiday's name in both languages, for receipts.</summary>
    internal static string SourceOf(BankHoliday holiday) => $"bank holiday: {holiday.TitleEn} / {holiday.TitleCy}";

    /// <summary>What a day is taken for where <see cref="IsAssumed(LocalDate)"/>, for receipts.</summary>
    internal string Assumption => Covers is { } known
        ? $"assumed: Mon-Fri, bank holidays are known from {LocalDatePattern.Iso.Format(known.Start)} to {LocalDatePattern.Iso.Format(known.End)}"
        : "assumed: Mon-Fri, no bank holidays are known";

    internal static bool IsWeekend(LocalDate d) => d.DayOfWeek is IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday;

    private string SourceOf(LocalDate day) => IsAssumed(day) ? Assumption : Calendar;

    private CalendarFact ExplainStart(LocalDate day)
    {
        if (IsWorkingDay(day))
        {
            return new CalendarFact(day, "working day", SourceOf(day));
        }

        var source = HolidayOn(day) is { } holiday ? SourceOf(holiday) : SourceOf(day);
        return new CalendarFact(day, $"not a working day: counts as 00:00 of {LocalDatePattern.Iso.Format(NextAfter(day))}", source);
    }

    /// <summary>Bounded: a calendar in which every day is a holiday yields the next day, since a calendar never stops a report.</summary>
    private LocalDate NextAfter(LocalDate day)
    {
        for (var ahead = 1; ahead <= Limits.Value(LimitIds.CalendarScan); ahead++)
        {
            if (IsWorkingDay(day.PlusDays(ahead)))
            {
                return day.PlusDays(ahead);
            }
        }

        return day.PlusDays(1);
    }
}
