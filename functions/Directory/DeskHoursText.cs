using NodaTime;
using NodaTime.Text;
using Safeguarding.Routing;

namespace Safeguarding.Directory;

/// <summary>Opening hours as people write them: "Mon-Thu 09:00-17:00; Fri 09:00-16:30", Europe/London; empty means at every hour.</summary>
public static class DeskHoursText
{
    internal static readonly LocalTimePattern Time = LocalTimePattern.CreateWithInvariantCulture("HH':'mm");

    internal const string Example = "Mon-Thu 09:00-17:00; Fri 09:00-16:30";

    private static readonly string[] Days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

    public static DeskHours? Read(string? text)
    {
        if (text is null)
        {
            return null;
        }
        var days = new Dictionary<IsoDayOfWeek, OpenInterval>();
        foreach (var part in text.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var (first, last, interval) = Part(part);
            for (var day = first; day <= last; day++)
            {
                days[(IsoDayOfWeek)(day + 1)] = interval;
            }
        }
        return new(days);
    }

    private static (int First, int Last, OpenInterval Interval) Part(string part)
    {
        var words = part.Split([' ', '-'], StringSplitOptions.RemoveEmptyEntries);
        var days = words.Select(w => Array.IndexOf(Days, w)).Where(d => d >= 0).ToList();
        var times = words.Select(w => Time.Parse(w)).Where(t => t.Success).Select(t => t.Value).ToList();
        return days.Count is 1 or 2 && times.Count == 2 && words.Length == days.Count + 2 && times[0] < times[1]
            ? (days[0], days[^1], new(times[0], times[1]))
            : throw new FormatException($"hours are not of the form {Example}");
    }
}
