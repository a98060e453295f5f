using NodaTime;

namespace Safeguarding.Routing;

/// <summary>
/// When silence of a police force is a sign (product rule, not law): a force that notifies schools of nearly every night has sent nothing
/// since the previous school day's target, and its hour on this school day has come. Switched on per force, by its hour in the directory.
/// </summary>
public static class ExpectedNotification
{
    /// <summary>Since when at least one was to come; null while none is awaited: on another day than a school day, and before the hour.</summary>
    /// <param name="isSchoolDay">By London date, for the force's area.</param>
    /// <param name="by">London time of day; at that very time one is awaited already.</param>
    public static Instant? AwaitedSince(Func<LocalDate, bool> isSchoolDay, LocalTime by, Instant now)
    {
        var today = LondonTime.Local(now).Date;
        if (!isSchoolDay(today) || now < LondonTime.At(today, by))
        {
            return null;
        }
        // A calendar without an earlier school day is no reason to say nothing: then the day before counts.
        var previous = Enumerable.Range(1, Limits.Value(LimitIds.CalendarScan)).Select(back => today.PlusDays(-back)).Where(isSchoolDay)
            .FirstOrDefault(today.PlusDays(-1));
        return LondonTime.At(previous, Limits.TimeOfDay(LimitIds.TargetTime));
    }
}
