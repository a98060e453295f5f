using NodaTime;

namespace Safeguarding.Routing;

/// <summary>
/// Working time: the usual office hours of working days (<see cref="LimitIds.WorkingTimeStart"/> to <see cref="LimitIds.WorkingTimeEnd"/>,
/// Europe/London). A limit in working days keeps its own end; only the reminders and escalations before it fall into this time, when
/// somebody can act on them.
/// </summary>
internal static class WorkingTime
{
    /// <summary>The moment at which that percentage of the working time between two instants has passed; 100 is always the end itself.</summary>
    public static Instant Part(Instant start, Instant end, int percent, WorkingDays days)
    {
        var hours = Hours(start, end, days).ToList();
        var total = hours.Aggregate(Duration.Zero, (sum, part) => sum + part.Duration);
        if (percent >= 100 || total == Duration.Zero)
        {
            // Without working time in between the elapsed time must do: a step is never lost.
            return start + ((end - start) * percent / 100);
        }
        var left = total * percent / 100;
        foreach (var part in hours)
        {
            if (left <= part.Duration)
            {
                return part.Start + left;
            }
            left -= part.Duration;
        }
        return end;
    }

    private static IEnumerable<Interval> Hours(Instant start, Instant end, WorkingDays days)
    {
        var last = LondonTime.Local(end).Date;
        for (var day = LondonTime.Local(start).Date; day <= last; day = day.PlusDays(1))
        {
            var from = Instant.Max(start, LondonTime.At(day, Limits.TimeOfDay(LimitIds.WorkingTimeStart)));
            var until = Instant.Min(end, LondonTime.At(day, Limits.TimeOfDay(LimitIds.WorkingTimeEnd)));
            if (days.IsWorkingDay(day) && from < until)
            {
                yield return new Interval(from, until);
            }
        }
    }
}
