using NodaTime;

namespace Safeguarding.Routing;

/// <summary>
/// The days of one school (design 6, "School day"): the school's own entries, else its authority's, else Mon-Fri less bank holidays
/// marked assumed. The authority is the school's, never that of the child's home. Dates and hours are Europe/London.
/// </summary>
public sealed class SchoolCalendar
{
    private const string AssumedSource = "assumed: Mon-Fri less bank holidays";

    private readonly School school;
    private readonly WorkingDays workingDays;
    private readonly OwnerCalendar own;
    private readonly OwnerCalendar authority;

    /// <summary>Takes all entries; those of other schools and authorities are ignored.</summary>
    public SchoolCalendar(
        School school, IReadOnlyCollection<CalendarEntry> entries, IReadOnlyCollection<BankHoliday> bankHolidays)
    {
        this.school = school;
        workingDays = new WorkingDays(bankHolidays);
        own = new OwnerCalendar(CalendarOwner.School, school.Number, entries, workingDays);
        authority = new OwnerCalendar(CalendarOwner.Authority, school.Authority, entries, workingDays);
    }

    /// <summary>What that date is for this school.</summary>
    public SchoolDay On(LocalDate d) => (own.On(d) ?? authority.On(d)) is { } verdict ? Published(d, verdict) : AssumedOn(d);

    /// <summary>
    /// The first school day strictly after a date; null when the published calendar has none within the scan
    /// (<see cref="LimitIds.CalendarScan"/> days).
    /// </summary>
    public SchoolDay? NextSchoolDay(LocalDate after) =>
        Enumerable.Range(1, Limits.Value(LimitIds.CalendarScan))
            .Select(ahead => On(after.PlusDays(ahead)))
            .FirstOrDefault(day => day.IsSchoolDay);

    /// <summary>The date if nobody had published anything: what every rule falls back to rather than fail.</summary>
    internal SchoolDay AssumedOn(LocalDate d)
    {
        var source = workingDays.HolidayOn(d) is { } holiday ? WorkingDays.SourceOf(holiday) : AssumedSource;
        return new SchoolDay(d, workingDays.IsWorkingDay(d), StartsAt(null), EndsAt(null), Assumed: true, source);
    }

    private SchoolDay Published(LocalDate d, DayVerdict verdict) =>
        new(d, verdict.IsSchoolDay, StartsAt(verdict.Entry), EndsAt(verdict.Entry), Assumed: false, verdict.Source);

    private LocalTime StartsAt(CalendarEntry? entry) =>
        Nearest(entry, entry?.StartsAt, school.StartsAt) ?? Limits.TimeOfDay(LimitIds.SchoolStart);

    private LocalTime EndsAt(CalendarEntry? entry) =>
        Nearest(entry, entry?.EndsAt, school.EndsAt) ?? Limits.TimeOfDay(LimitIds.SchoolEnd);

    // Hours on an entry are that day's own, but an authority's whole term knows a school's hours less well than the school's record does.
    private static LocalTime? Nearest(CalendarEntry? entry, LocalTime? ofDay, LocalTime? recorded) =>
        entry is { Owner: CalendarOwner.Authority, Kind: CalendarEntryKind.Term } ? recorded ?? ofDay : ofDay ?? recorded;
}
