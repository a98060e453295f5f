using NodaTime;

namespace Safeguarding.Routing;

/// <summary>What a receipt says about a desk's hours behind an acknowledgement deadline. Dates and times are Europe/London.</summary>
internal static class AcknowledgementFacts
{
    public static IReadOnlyList<CalendarFact> OfDesk(Instant receivedAt, Instant opening, Desk desk, WorkingDays days)
    {
        var received = LondonTime.Local(receivedAt).Date;
        string Source(LocalDate day) => $"desk hours: {desk.Id}{(days.IsAssumed(day) && DeskOpening.MayCloseOnBankHolidays(desk) ? $"; {days.Assumption}" : "")}";
        if (DeskOpening.IsOpen(desk, receivedAt, days))
        {
            return [new CalendarFact(received, "desk open at receipt", Source(received))];
        }

        if (opening == receivedAt)
        {
            return [new CalendarFact(received, "desk never opens by its recorded hours: its clock starts at receipt", Source(received))];
        }

        var opens = LondonTime.Local(opening);
        return
        [
            new CalendarFact(received, "desk closed at receipt", Source(received)),
            .. ClosedDays(received, opens.Date, desk, days),
            new CalendarFact(opens.Date, $"desk opens at {LondonTime.Clock.Format(opens.TimeOfDay)}: its clock starts", Source(opens.Date)),
        ];
    }

    /// <summary>Bank holidays for which the desk is closed on a day on which it has hours, both days inclusive.</summary>
    private static IEnumerable<CalendarFact> ClosedDays(LocalDate first, LocalDate last, Desk desk, WorkingDays days) =>
        Enumerable.Range(0, Period.DaysBetween(first, last) + 1)
            .Select(ahead => DeskOpening.ClosedFor(first.PlusDays(ahead), desk.Hours!, desk.Kind, days))
            .OfType<BankHoliday>().Select(WorkingDays.Skipped);

    public static IReadOnlyList<CalendarFact> OfDutyTeam(Instant receivedAt, Desk edt, Instant? closesAt) =>
        [new CalendarFact(LondonTime.Local(receivedAt).Date, $"alerted at once: the desk that it covers {Closed(closesAt)}", $"emergency duty team: {edt.Id}")];

    private static string Closed(Instant? closesAt) =>
        closesAt is { } at ? $"closes at {LondonTime.Clock.Format(LondonTime.Local(at).TimeOfDay)}, before its deadline" : "is closed";
}
