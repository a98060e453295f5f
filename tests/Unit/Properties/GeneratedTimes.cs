using CsCheck;
using NodaTime;
using NodaTime.Text;

namespace Safeguarding.Tests.Unit.Properties;

/// <summary>Moments of the school year 2026/27, most of them where rules change: targets, ends of school, midnight, clock changes, holidays, ends of term.</summary>
internal static class GeneratedTimes
{
    private static readonly DateTimeZone London = DateTimeZoneProviders.Tzdb["Europe/London"];

    private static readonly LocalDate[] Days =
    [
        // the clocks go back and forward, Christmas and its substitute day, ends and beginnings of term, a plain week with its weekend
        new(2026, 10, 24), new(2026, 10, 25), new(2026, 10, 26), new(2027, 3, 27), new(2027, 3, 28), new(2027, 3, 29),
        new(2026, 12, 18), new(2026, 12, 24), new(2026, 12, 25), new(2026, 12, 28), new(2027, 1, 1), new(2027, 1, 4), new(2027, 7, 20),
        new(2026, 11, 23), new(2026, 11, 24), new(2026, 11, 27), new(2026, 11, 28), new(2026, 11, 29),
    ];

    private static readonly LocalTime[] Clocks =
    [
        new(0, 0), new(1, 0), new(1, 30), new(2, 0), new(8, 30), new(8, 40), new(9, 0), new(14, 55), new(15, 10), new(15, 15), new(15, 30), new(17, 0), new(23, 59),
    ];

    /// <summary>At a change, a moment before it or after it, or anywhere in the year.</summary>
    public static readonly Gen<Instant> Moments = Gen.Frequency(
        (3, Gen.Select(Gen.OneOf(Days), Gen.OneOf(Clocks), Gen.OneOf(-1, 0, 0, 1), (day, clock, seconds) =>
            London.AtLeniently(day.At(clock)).ToInstant() + Duration.FromSeconds(seconds))),
        (2, Gen.Int[0, 330 * 1440].Select(minutes => Instant.FromUtc(2026, 9, 1, 0, 0) + Duration.FromMinutes(minutes))));

    /// <summary>A time as a sender may write it: with an offset, without one, a date, or nothing that can be read.</summary>
    public static readonly Gen<string> Written = Gen.Select(Moments, Gen.Int[0, 9], (at, how) => how switch
    {
        < 5 => InstantPattern.ExtendedIso.Format(at),
        5 => OffsetDateTimePattern.ExtendedIso.Format(at.InZone(London).ToOffsetDateTime()),
        6 => LocalDateTimePattern.ExtendedIso.Format(at.InZone(London).LocalDateTime),
        7 or 8 => LocalDatePattern.Iso.Format(at.InZone(London).Date),
        _ => "neithiwr",
    });
}
