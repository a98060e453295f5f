using NodaTime;
using NodaTime.Text;
using NodaTime.TimeZones;

namespace Safeguarding.Routing;

/// <summary>
/// The only place that turns wall-clock time into instants: every rule of design 6 runs in Europe/London, whatever the machine's zone.
/// </summary>
public static class LondonTime
{
    // The lenient resolver, named so that the choice is seen: a skipped time moves forward by the gap, an ambiguous one takes the earlier instant.
    private static readonly ZoneLocalMappingResolver Resolver = Resolvers.LenientResolver;

    /// <summary>Europe/London from the time zone data that NodaTime carries.</summary>
    public static DateTimeZone Zone { get; } = DateTimeZoneProviders.Tzdb["Europe/London"];

    /// <summary>How a time of day is written in the facts of a receipt: "09:00".</summary>
    internal static LocalTimePattern Clock { get; } = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    /// <summary>The London wall-clock time of a UTC instant.</summary>
    public static LocalDateTime Local(Instant i) => i.InZone(Zone).LocalDateTime;

    /// <summary>The UTC instant of a London date and time of day.</summary>
    public static Instant At(LocalDate d, LocalTime t) => At(d.At(t));

    /// <summary>The UTC instant of a London wall-clock time.</summary>
    public static Instant At(LocalDateTime l) => l.InZone(Zone, Resolver).ToInstant();

    /// <summary>The first instant after the day (days are half-open): 00:00 London of the next one.</summary>
    public static Instant EndOf(LocalDate d) => Zone.AtStartOfDay(d.PlusDays(1)).ToInstant();
}
