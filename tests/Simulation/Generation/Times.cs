using System.Globalization;
using Safeguarding.Tests.Simulation.Model;

namespace Safeguarding.Tests.Simulation.Generation;

/// <summary>When something is sent, and how a sender writes a time.</summary>
public static class Times
{
    /// <summary>
    /// Submissions keep to a grid of five minutes, some seconds before it, so that whole hours and halves of them fall due together and a fortnight
    /// costs few steps of the clock.
    /// </summary>
    public static DateTime Sent(Fortnight fortnight, Random chance)
    {
        var day = fortnight.First.AddDays(chance.Next(Fortnight.DaysLong));
        var hour = chance.Next(100) switch { < 35 => chance.Next(17, 24), < 55 => chance.Next(0, 7), < 68 => chance.Next(7, 9), < 92 => chance.Next(9, 16), _ => 16 };
        return LondonClock.Utc(day, new(hour, chance.Next(0, 12) * 5)).AddMinutes(5).AddSeconds(-chance.Next(2, 59));
    }

    /// <summary>With an offset, in London time without one, or only the date.</summary>
    public static Moment Written(DateTime utc, Random chance, bool neverADate = false)
    {
        utc = new(utc.Ticks - (utc.Ticks % TimeSpan.TicksPerMinute), DateTimeKind.Utc);
        var local = LondonClock.Local(utc);
        switch (chance.Next(neverADate ? 90 : 100))
        {
            case < 40: return new(utc, null, Text(utc, "yyyy-MM-dd'T'HH:mm:ss'Z'"));
            case < 75: return new(utc, null, Text(local, "yyyy-MM-dd'T'HH:mm:ss") + (local == utc ? "+00:00" : "+01:00"));
            case < 90:
                var again = LondonClock.Utc(DateOnly.FromDateTime(local), TimeOnly.FromDateTime(local));
                return new(again, null, Text(local, "yyyy-MM-dd'T'HH:mm:ss"));
            default: return new(null, DateOnly.FromDateTime(local), Text(local, "yyyy-MM-dd"));
        }
    }

    public static string Text(DateTime time, string format) => time.ToString(format, CultureInfo.InvariantCulture);
}
