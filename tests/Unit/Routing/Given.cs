using System.Globalization;
using NodaTime;
using Safeguarding.Routing;

namespace Safeguarding.Tests.Unit.Routing;

/// <summary>Fictional calendars and the notation of these tests: every moment is written by hand as London time with its offset.</summary>
internal static class Given
{
    private const string AuthorityCode = "W06000015";

    public static readonly School School = new("6814001", "Example School", "Ysgol Enghraifft", AuthorityCode);

    public static readonly BankHoliday[] BankHolidays =
    [
        new(Date("2026-04-03"), "Good Friday", "Gwener y Groglith"),
        new(Date("2026-04-06"), "Easter Monday", "Llun y Pasg"),
        new(Date("2026-05-04"), "Early May bank holiday", "Gŵyl banc dechrau Mai"),
        new(Date("2026-08-31"), "Summer bank holiday", "Gŵyl banc yr haf"),
        new(Date("2026-12-25"), "Christmas Day", "Dydd Nadolig"),
        new(Date("2026-12-28"), "Boxing Day", "Dydd San Steffan"),
        new(Date("2027-01-01"), "New Year's Day", "Dydd Calan"),
        new(Date("2027-03-26"), "Good Friday", "Gwener y Groglith"),
        new(Date("2027-03-29"), "Easter Monday", "Llun y Pasg"),
    ];

    public static readonly WorkingDays WorkingDays = new(BankHolidays);

    /// <summary>School on every working day from September 2025 to August 2027: for rules in which holidays play no part.</summary>
    public static readonly CalendarEntry[] TermAllYear = [Term("2025-09-01", "2027-08-31")];

    public static readonly CalendarEntry[] PublishedTerms =
    [
        Term("2026-04-13", "2026-05-22"), Term("2026-06-01", "2026-07-20"),
        Term("2026-09-02", "2026-10-23"), Term("2026-11-02", "2026-12-18"),
        Term("2027-01-04", "2027-02-05"), Term("2027-02-15", "2027-03-19"), Term("2027-04-05", "2027-07-20"),
    ];

    public static Instant At(string london) => Instant.FromDateTimeOffset(DateTimeOffset.Parse(london, CultureInfo.InvariantCulture));

    public static LocalDate Date(string iso) => LocalDate.FromDateTime(DateTime.Parse(iso, CultureInfo.InvariantCulture));

    public static LocalTime Time(string clock) => LocalTime.FromTimeOnly(TimeOnly.Parse(clock, CultureInfo.InvariantCulture));

    public static CalendarEntry Term(string first, string last, string? startsAt = null, string? endsAt = null) =>
        Entry(CalendarOwner.Authority, CalendarEntryKind.Term, first, last, startsAt, endsAt);

    public static CalendarEntry Entry(
        CalendarOwner owner, CalendarEntryKind kind, string first, string last, string? startsAt = null, string? endsAt = null) =>
        new(owner, owner == CalendarOwner.School ? School.Number : AuthorityCode, kind, Date(first), Date(last),
            startsAt is null ? null : Time(startsAt), endsAt is null ? null : Time(endsAt), "example notice");

    public static SchoolCalendar Calendar(params CalendarEntry[] entries) => new(School, entries, BankHolidays);

    public static SchoolCalendar Calendar(string startsAt, params CalendarEntry[] entries) =>
        new(School with { StartsAt = Time(startsAt) }, entries, BankHolidays);

    public static EncompassTimes Incident(string incidentAt, string receivedAt) => new(At(incidentAt), null, null, At(receivedAt));

    public static Deadline Encompass(string incidentAt, string receivedAt) =>
        EncompassDeadline.Compute(Incident(incidentAt, receivedAt), Calendar(TermAllYear));

    /// <summary>Names and London times of the steps, e.g. "remind-30 08:30", to compare with a hand-written line.</summary>
    public static string Clock(this IReadOnlyList<DeadlineStep> steps) =>
        string.Join(", ", steps.Select(step => $"{step.Name} {LondonOffset(step.At):HH:mm:ss}"));

    private static DateTimeOffset LondonOffset(Instant at) =>
        TimeZoneInfo.ConvertTime(at.ToDateTimeOffset(), TimeZoneInfo.FindSystemTimeZoneById("Europe/London"));
}
