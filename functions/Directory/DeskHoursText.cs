using NodaTime;
using NodaTime.Text;
using Safeguarding.Routing;

namespace Safeguarding.Directory;

/// <summary>
/// Opening hours as people write them: "Mon-Thu 09:00-17:00; Fri 09:00-16:30", Europe/London; empty means at every hour. A day may have several
/// intervals, and all count.
/// </summary>
public static class DeskHoursText
{
    internal static readonly LocalTimePattern Time = LocalTimePattern.CreateWithInvariantCulture("HH':'mm");

    internal const string Example = "Mon-Thu 09:00-17:00; Fri 09:00-16:30";

    private static readonly string[] Days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

    /// <exception cref="HoursException">The text says no hours, or hours that cannot be meant.</exception>
    public static DeskHours? Read(string? text)
    {
        if (text is null)
        {
            return null;
        }
        var open = text.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).SelectMany(Part)
            .GroupBy(p => p.Day, p => p.Interval).ToDictionary(g => g.Key, g => (IReadOnlyList<OpenInterval>)[.. g.OrderBy(i => i.From)]);
        return open.Count == 0 ? throw new HoursException("import-unreadable-hours")
            // Who writes a day twice means an exception from the rule as often as a second interval.
            : open.Values.Any(day => day.Zip(day.Skip(1)).Any(pair => pair.Second.From < pair.First.Until)) ? throw new HoursException("import-hours-overlap")
            : new(open);
    }

    private static IEnumerable<(IsoDayOfWeek Day, OpenInterval Interval)> Part(string part)
    {
        var words = part.Split([' ', '-'], StringSplitOptions.RemoveEmptyEntries);
        var days = words.Select(w => Array.IndexOf(Days, w)).Where(d => d >= 0).ToList();
        var times = words.Select(w => Time.Parse(w)).Where(t => t.Success).Select(t => t.Value).ToList();
        if (days.Count is not (1 or 2) || times.Count != 2 || words.Length != days.Count + 2)
        {
            throw new HoursException("import-unreadable-hours");
        }
        return days[0] <= days[^1] && times[0] < times[1]
            ? Enumerable.Range(days[0], days[^1] - days[0] + 1).Select(d => ((IsoDayOfWeek)(d + 1), new OpenInterval(times[0], times[1])))
            : throw new HoursException("import-hours-wrap");
    }
}

/// <summary>Hours that are none.</summary>
/// <param name="code">What is wrong with them, as an import says it.</param>
public sealed class HoursException(string code) : FormatException($"{code}: hours are like {DeskHoursText.Example}")
{
    public string Code => code;
}
