using System.Globalization;
using NodaTime;
using Safeguarding.Routing;

namespace Safeguarding.Adapters;

/// <summary>A deadline as a message says it: Europe/London, in the contact's language; midnight is the end of the day before (design 6).</summary>
public static class DueText
{
    private static readonly string[] Months =
        ["Ionawr", "Chwefror", "Mawrth", "Ebrill", "Mai", "Mehefin", "Gorffennaf", "Awst", "Medi", "Hydref", "Tachwedd", "Rhagfyr"];

    private static readonly string[] Days = ["Llun", "Mawrth", "Mercher", "Iau", "Gwener", "Sadwrn", "Sul"];

    public static string Of(Instant dueAt, string language)
    {
        var local = LondonTime.Local(dueAt);
        var endOfDay = local.TimeOfDay == LocalTime.Midnight;
        var day = endOfDay ? local.Date.PlusDays(-1) : local.Date;
        var time = local.TimeOfDay.ToString("HH:mm", CultureInfo.InvariantCulture);
        return (language == "cy", endOfDay) switch
        {
            // "dydd" is lenited after a time, and not after "diwedd".
            (true, true) => $"diwedd dydd {Welsh(day)}",
            (true, false) => $"{time} ddydd {Welsh(day)}",
            (false, true) => $"the end of {English(day)}",
            (false, false) => $"{time} on {English(day)}",
        };
    }

    private static string English(LocalDate day) => day.ToString("dddd d MMMM uuuu", CultureInfo.InvariantCulture);

    private static string Welsh(LocalDate day) => string.Create(CultureInfo.InvariantCulture, $"{Days[(int)day.DayOfWeek - 1]} {day.Day} {Months[day.Month - 1]} {day.Year}");
}
