using NodaTime;

namespace Safeguarding.Routing;

/// <summary>
/// When a person at a school must have acknowledged that a pupil is missing: the clock runs from receipt in school hours, else from the target time
/// of the next school day, so that a closed school is not late. UTC; equality is late.
/// </summary>
public static class SchoolNoticeDeadline
{
    public static Deadline From(Instant receivedAt, SchoolCalendar calendar)
    {
        var today = calendar.On(LondonTime.Local(receivedAt).Date);
        var day = today.IsInSchoolHours(receivedAt) || (today.IsSchoolDay && receivedAt < today.TargetAt) ? today : calendar.NextSchoolDay(today.Date);
        // A calendar without any day to come must shorten the deadline, not remove it.
        var start = day is null ? receivedAt : Instant.Max(receivedAt, day.TargetAt);
        var due = start + Limits.Span(RuleIds.SchoolNotice);
        var from = day ?? today;
        return new()
        {
            RuleId = RuleIds.SchoolNotice,
            Citation = Limits.Get(RuleIds.SchoolNotice).Source,
            Start = start,
            DueAt = due,
            Assumed = from.Assumed,
            Steps = DeadlineSteps.ByPercent(start, due, receivedAt, from.Assumed),
            CalendarFacts = [new(from.Date, $"clock starts at {LondonTime.Clock.Format(LondonTime.Local(start).TimeOfDay)}", from.Source)],
        };
    }
}
