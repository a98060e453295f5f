using NodaTime;

namespace Safeguarding.Routing;

/// <summary>
/// A holiday of one date in every year. Where it falls on a weekend, the published list has its substitute alone (Banking and Financial Dealings Act 1971,
/// Schedule 1; New Year's Day by proclamation), and who works at weekends is off on the day itself too.
/// </summary>
internal sealed record FixedHoliday(int Month, int Day, string TitleEn, string TitleCy)
{
    /// <summary>Christmas Day on a Sunday is made up for on Tuesday, Boxing Day on a Sunday too; no fixed holiday is later.</summary>
    private const int FurthestSubstitute = 2;

    private static readonly IReadOnlyList<FixedHoliday> All =
    [
        new(1, 1, "New Year's Day", "Dydd Calan"),
        new(12, 25, "Christmas Day", "Dydd Nadolig"),
        new(12, 26, "Boxing Day", "Dydd San Steffan"),
    ];

    public static FixedHoliday? On(LocalDate date) => All.FirstOrDefault(holiday => holiday.Month == date.Month && holiday.Day == date.Day);

    /// <summary>The days on which the list has the substitute of a fixed holiday of that date, if it has one.</summary>
    public static IEnumerable<LocalDate> MaybeSubstitutes(LocalDate date) =>
        Enumerable.Range(1, FurthestSubstitute).Select(ahead => date.PlusDays(ahead)).Where(day => On(day) is null);
}
