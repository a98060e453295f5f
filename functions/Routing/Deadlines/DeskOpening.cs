using System.Collections.Frozen;
using NodaTime;

namespace Safeguarding.Routing;

/// <summary>
/// When people sit at a desk. Hours are Europe/London and half-open; no hours means always. On a bank holiday a desk is closed, but for those that are
/// there for when others are not: they keep to their hours.
/// </summary>
internal static class DeskOpening
{
    /// <summary>Desks of these kinds work by their hours on bank holidays too; a kind that is not named here is closed.</summary>
    private static readonly FrozenSet<DeskKind> OnBankHolidays = [DeskKind.EmergencyDutyTeam, DeskKind.DutyDesk, DeskKind.Police];

    public static bool IsOpen(Desk desk, Instant at, WorkingDays days) => IsOpen(desk.Hours, desk.Kind, at, days);

    /// <summary>The same for a contact of the desk, whose hours may be others than the desk's.</summary>
    /// <param name="kind">Kind of the desk; null where nobody knows it any more.</param>
    public static bool IsOpen(DeskHours? hours, DeskKind? kind, Instant at, WorkingDays days) =>
        hours is null || Around(at, hours, kind, days) is not null;

    /// <summary>The bank holiday for which a desk stays closed on a day on which it has hours.</summary>
    public static BankHoliday? ClosedFor(LocalDate date, DeskHours hours, DeskKind? kind, WorkingDays days) =>
        hours.Days.ContainsKey(date.DayOfWeek) && !WorksThroughout(kind) ? days.HolidayOrRealDayOn(date) : null;

    /// <summary>Whether a bank holiday that nobody knows of would change when the desk is open.</summary>
    public static bool MayCloseOnBankHolidays(Desk desk) => desk.Hours is not null && !WorksThroughout(desk.Kind);

    private static bool WorksThroughout(DeskKind? kind) => kind is { } known && OnBankHolidays.Contains(known);

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
            if (On(first.PlusDays(ahead), hours, desk.Kind, days).Where(open => open.Start > at).Min(open => (Instant?)open.Start) is { } opens)
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
        while (closes < dueAt && desk.Hours is { } hours && Around(closes, hours, desk.Kind, days) is { } open)
        {
            closes = open.End;
        }

        return closes > at && closes < dueAt ? closes : null;
    }

    /// <summary>The interval in which a moment lies.</summary>
    private static Interval? Around(Instant at, DeskHours hours, DeskKind? kind, WorkingDays days) =>
        On(LondonTime.Local(at).Date, hours, kind, days).Where(open => open.Contains(at)).Select(open => (Interval?)open).FirstOrDefault();

    private static IEnumerable<Interval> On(LocalDate date, DeskHours hours, DeskKind? kind, WorkingDays days)
    {
        if (ClosedFor(date, hours, kind, days) is not null || !hours.Days.TryGetValue(date.DayOfWeek, out var intervals))
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
