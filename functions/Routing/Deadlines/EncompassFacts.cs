using NodaTime;
using NodaTime.Text;

namespace Safeguarding.Routing;

/// <summary>
/// What a receipt says about the days behind an Encompass deadline: the day of receipt, the day of the target, the day of the deadline,
/// and each bank holiday, closure or holiday that was skipped. Dates are London dates.
/// </summary>
internal static class EncompassFacts
{
    public static IReadOnlyList<CalendarFact> Of(EncompassTimes times, EncompassTarget target, EncompassDue due, SchoolCalendar calendar)
    {
        var received = calendar.On(LondonTime.Local(times.ReceivedAt).Date);
        var skipped = received.Date <= target.Day.Date
            ? Skipped(LocalDate.Min(DateOf(times.Start), received.Date), LocalDate.Max(target.Day.Date, due.Day.Date), calendar)
            : Skipped(DateOf(times.Start), target.Day.Date, calendar).Concat(Skipped(received.Date, due.Day.Date, calendar));

        return
        [
            .. new[] { Received(received), Target(target.Day), Due(due) }.Concat(skipped).Distinct().OrderBy(fact => fact.Date),
        ];
    }

    private static CalendarFact Received(SchoolDay day) =>
        new(day.Date, day.IsSchoolDay ? $"received on a school day, {Hours(day)}" : "received on a day without school", day.Source);

    private static CalendarFact Target(SchoolDay day) => new(day.Date, $"target {Time(day.TargetTime)} on a school day", day.Source);

    private static CalendarFact Due(EncompassDue due) => due.AtTarget
        ? Target(due.Day)
        : new(due.Day.Date, $"due in school hours, at {Time(LondonTime.Local(due.At).TimeOfDay)}", due.Day.Source);

    /// <summary>
    /// Days without school from the first to before the last day, one fact per run of days with one source. Plain weekends are left out
    /// and do not end a run, so two weeks of Christmas are one line.
    /// </summary>
    private static IEnumerable<CalendarFact> Skipped(LocalDate first, LocalDate last, SchoolCalendar calendar)
    {
        var days = Math.Min(Period.DaysBetween(first, last), Limits.Value(LimitIds.CalendarScan));
        SchoolDay? runStart = null;
        SchoolDay? runEnd = null;
        for (var ahead = 0; ahead < days; ahead++)
        {
            var day = calendar.On(first.PlusDays(ahead));
            if (WorkingDays.IsWeekend(day.Date) && !day.IsSchoolDay)
            {
                continue;
            }

            if (runStart is not null && (day.IsSchoolDay || day.Source != runStart.Source))
            {
                yield return Run(runStart, runEnd!);
                runStart = null;
            }

            if (!day.IsSchoolDay)
            {
                runStart ??= day;
                runEnd = day;
            }
        }

        if (runStart is not null)
        {
            yield return Run(runStart, runEnd!);
        }
    }

    private static CalendarFact Run(SchoolDay start, SchoolDay end) => new(
        start.Date, start == end ? "no school" : $"no school until {LocalDatePattern.Iso.Format(end.Date)}", start.Source);

    // The same floor as the search for a target: a start in antiquity explains nothing and must not break date arithmetic.
    private static LocalDate DateOf(Instant start) => LondonTime.Local(Instant.Max(start, EncompassTarget.Earliest)).Date;

    private static string Hours(SchoolDay day) => $"{Time(day.StartsAt)}-{Time(day.EndsAt)}";

    private static string Time(LocalTime time) => LondonTime.Clock.Format(time);
}
