namespace Safeguarding.Tests.Simulation.Model;

/// <summary>Office hours of working days, in which the steps of a limit in working days fall.</summary>
public static class WorkingTime
{
    /// <summary>When that share of the working time between two moments has passed; of the elapsed time where there is none.</summary>
    public static DateTime Part(DateTime start, DateTime due, double share)
    {
        var hours = Hours(start, due).ToList();
        var left = new TimeSpan(hours.Sum(h => (h.Until - h.From).Ticks)) * share;
        if (left == TimeSpan.Zero)
        {
            return start + ((due - start) * share);
        }
        foreach (var (from, until) in hours)
        {
            if (left <= until - from)
            {
                return from + left;
            }
            left -= until - from;
        }
        return due;
    }

    private static IEnumerable<(DateTime From, DateTime Until)> Hours(DateTime start, DateTime due)
    {
        for (var day = LondonClock.DateOf(start); day <= LondonClock.DateOf(due); day = day.AddDays(1))
        {
            var (opens, closes) = (LondonClock.Utc(day, new(9, 0)), LondonClock.Utc(day, new(17, 0)));
            var (from, until) = (opens > start ? opens : start, closes < due ? closes : due);
            if (Days.IsWorkingDay(day) && from < until)
            {
                yield return (from, until);
            }
        }
    }
}
