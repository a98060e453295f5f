namespace Safeguarding.Tests.Simulation.Model;

/// <summary>
/// London time by the rule of the law (summer time from 01:00 UTC of the last Sunday of March to that of October), without a time zone library.
/// UTC values are plain <see cref="DateTime"/>; so are local ones.
/// </summary>
public static class LondonClock
{
    public static DateTime Local(DateTime utc) => IsSummer(utc) ? utc.AddHours(1) : utc;

    public static DateOnly DateOf(DateTime utc) => DateOnly.FromDateTime(Local(utc));

    /// <summary>A local time that does not exist moves forward by the hour; one that exists twice is its first occurrence.</summary>
    public static DateTime Utc(DateOnly date, TimeOnly time)
    {
        var asWinter = DateTime.SpecifyKind(date.ToDateTime(time), DateTimeKind.Utc);
        var asSummer = asWinter.AddHours(-1);
        return IsSummer(asSummer) ? asSummer : asWinter;
    }

    public static DateTime EndOf(DateOnly date) => Utc(date.AddDays(1), TimeOnly.MinValue);

    public static DateTime CeilToMinute(DateTime time) => time.Ticks % TimeSpan.TicksPerMinute == 0
        ? time
        : new DateTime(time.Ticks - (time.Ticks % TimeSpan.TicksPerMinute), DateTimeKind.Utc).AddMinutes(1);

    private static bool IsSummer(DateTime utc) => utc >= LastSunday(utc.Year, 3) && utc < LastSunday(utc.Year, 10);

    private static DateTime LastSunday(int year, int month)
    {
        var day = new DateTime(year, month, 31, 1, 0, 0, DateTimeKind.Utc);
        return day.AddDays(-(int)day.DayOfWeek);
    }
}
