using NodaTime;

namespace Safeguarding.Routing;

/// <summary>What one date is for one school. Times are Europe/London; the hours are half-open [StartsAt, EndsAt).</summary>
/// <param name="StartsAt">Recorded start of this day; for a day without school, the start that it would have had.</param>
/// <param name="Assumed">Nobody published this day: Mon-Fri less bank holidays was taken.</param>
/// <param name="Source">Who said so, for the receipt.</param>
public sealed record SchoolDay(
    LocalDate Date, bool IsSchoolDay, LocalTime StartsAt, LocalTime EndsAt, bool Assumed, string Source)
{
    /// <summary>
    /// Time of day by which the school must know: the earlier of 09:00 and this day's recorded start (design 6, "Target time").
    /// </summary>
    public LocalTime TargetTime => LocalTime.Min(Limits.TimeOfDay(LimitIds.TargetTime), StartsAt);

    public Instant TargetAt => LondonTime.At(Date, TargetTime);

    public Instant End => LondonTime.At(Date, EndsAt);

    /// <summary>
    /// In school hours, [start, end). Where the recorded start is after 09:00 the hours count from 09:00: the day's target is past by then,
    /// and a report in the gap would otherwise wait for tomorrow's.
    /// </summary>
    public bool IsInSchoolHours(Instant at) => IsSchoolDay && at >= TargetAt && at < End;
}
