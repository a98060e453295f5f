using NodaTime;

namespace Safeguarding.Routing;

/// <summary>The moment by which the school must know, and the school day that it belongs to.</summary>
internal sealed record EncompassTarget(SchoolDay Day)
{
    // A report may carry any date; before this one only the arithmetic of calendars could fail, never the answer "late".
    internal static readonly Instant Earliest = Instant.FromUtc(1900, 1, 1, 0, 0);

    public Instant At => Day.TargetAt;

    /// <summary>Equality is late: received exactly at the target is received after it.</summary>
    public bool IsMissedBy(Instant receivedAt) => receivedAt >= At;

    /// <summary>
    /// First target strictly after a moment. The scan is bounded; if the published calendar holds no school day in it, the assumed
    /// calendar answers, and at last the next day: a report never fails because of a calendar.
    /// </summary>
    public static EncompassTarget FirstAfter(Instant moment, SchoolCalendar calendar)
    {
        var from = Instant.Max(moment, Earliest);
        var first = LondonTime.Local(from).Date;
        var day = Scan(from, first, calendar.On)
            ?? Scan(from, first, calendar.AssumedOn)
            ?? calendar.AssumedOn(first.PlusDays(1));
        return new EncompassTarget(day);
    }

    private static SchoolDay? Scan(Instant after, LocalDate first, Func<LocalDate, SchoolDay> calendar) =>
        Enumerable.Range(0, Limits.Value(LimitIds.CalendarScan))
            .Select(ahead => calendar(first.PlusDays(ahead)))
            .FirstOrDefault(day => day.IsSchoolDay && day.TargetAt > after);
}
