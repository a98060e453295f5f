using NodaTime;

namespace Safeguarding.Routing;

/// <summary>When people sit at a desk. Hours are Europe/London and half-open; bank holidays are closed; no hours means always.</summary>
internal static class DeskOpening
{
    public static bool IsOpen(Desk desk, Instant at, WorkingDays days) => IsOpen(desk.Hours, at, days);

    /// <summary>The same for a contact of the desk, whose hours may be others than the desk's.</summary>
    public static bool IsOpen(DeskHours? hours, Instant at, WorkingDays days) =>
        hours is null || Around(at, hours, days) is not null;

    /// <summary>
    /// The moment itself at an open desk, else the desk's next opening. A desk that does not open within the scan starts at once:
    /// broken opening hours must shorten a deadline, not remove it.
    /// </summary>
    public static Instant ClockStart(Desk desk, Instant at, WorkingDays days)
    {
        if (desk.Hours is not { } hours || IsOpen(desk, at, days))
        {
            return at;
        }

        var first = LondonTime.Local(at).Date;
        for (var ahead = 0; ahead <= Limits.Value(LimitIds.CalendarScan); ahead++)
        {
            if (On(first.PlusDays(ahead), hours, days).Where(open => open.Start > at).Min(open => (Instant?)open.Start) is { } opens)
            {
                return opens;
            }
        }

        return at;
    }

    /// <summary>
    /// When an open desk closes before a deadline, half-open: a desk that closes exactly at the deadline had the whole limit. Null where it stays
    /// open, where it has no hours, and where it is closed at that moment already. Hours that go on at midnight, or where an interval meets the next,
    /// are one opening.
    /// </summary>
    public static Instant? ClosesBefore(Desk desk, Instant at, Instant dueAt, WorkingDays days)
    {
        var closes = at;
        while (closes < dueAt && desk.Hours is { } hours && Around(closes, hours, days) is { } open)
        {
            closes = open.End;
        }

        return closes > at && closes < dueAt ? closes : null;
    }

    /// <summary>The interval in which a moment lies.</summary>
    private static Interval? Around(Instant at, DeskHours hours, WorkingDays days) =>
        On(LondonTime.Local(at).Date, hours, days).Where(open => open.Contains(at)).Select(open => (Interval?)open).FirstOrDefault();

    private static IEnumerable<Interval> On(LocalDate date, DeskHours hours, WorkingDays days)
    {
        if (days.HolidayOn(date) is not null || !hours.Days.TryGetValue(date.DayOfWeek, out var intervals))
        {
            yield break;
        }

        foreach (var open in intervals)
        {
            // "Until 00:00" can only mean the end of the day.
            var until = open.Until == LocalTime.Midnight ? LondonTime.EndOf(date) : LondonTime.At(date, open.Until);
            var from = LondonTime.At(date, open.From);
            if (from < until)
            {
                yield return new Interval(from, until);
            }
        }
    }
}
