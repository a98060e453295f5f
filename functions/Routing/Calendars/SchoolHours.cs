using NodaTime;

namespace Safeguarding.Routing;

/// <summary>Hours of a school's day, with what counts where one of them is not recorded.</summary>
public static class SchoolHours
{
    /// <summary>Whether a day with these hours has a time in which children are there. London times of day.</summary>
    /// <param name="school">Whose recorded hours count where the day has none of its own; null for those of any school.</param>
    public static bool AreInOrder(School? school, LocalTime? startsAt, LocalTime? endsAt) =>
        (startsAt ?? school?.StartsAt ?? Limits.TimeOfDay(LimitIds.SchoolStart)) < (endsAt ?? school?.EndsAt ?? Limits.TimeOfDay(LimitIds.SchoolEnd));
}
