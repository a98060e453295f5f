using NodaTime;

namespace Safeguarding.Routing;

/// <summary>Which rule gives an Encompass notification its deadline, and when that is.</summary>
/// <param name="Day">The school day that the deadline rests on.</param>
/// <param name="AtTarget">The deadline is a target, so the steps count back from it.</param>
internal sealed record EncompassDue(string RuleId, Instant At, SchoolDay Day, bool AtTarget)
{
    /// <summary>Design 6, "dueAt": before the target, in school hours, late, or with too little of the school day left.</summary>
    public static EncompassDue Of(EncompassTarget target, Instant receivedAt, SchoolCalendar calendar)
    {
        var today = calendar.On(LondonTime.Local(receivedAt).Date);
        var late = target.IsMissedBy(receivedAt);
        if (today.IsInSchoolHours(receivedAt))
        {
            return EnoughIsLeft(today, receivedAt)
                ? Today(target, receivedAt, today, late)
                : NextTarget(late ? RuleIds.EncompassLateNextTarget : RuleIds.EncompassNextTarget, receivedAt, calendar);
        }

        return late
            ? NextTarget(RuleIds.EncompassLateNextTarget, receivedAt, calendar)
            : new EncompassDue(RuleIds.EncompassTarget, target.At, target.Day, AtTarget: true);
    }

    /// <summary>In school hours: within the hour, so that the school can prepare for the child's going home, and before it does.</summary>
    private static EncompassDue Today(EncompassTarget target, Instant receivedAt, SchoolDay today, bool late)
    {
        var rule = late ? RuleIds.EncompassLateInSchoolHours : RuleIds.EncompassInSchoolHours;
        var due = Instant.Min(receivedAt + Limits.Span(rule), today.End);
        return !late && target.At <= due
            ? new EncompassDue(RuleIds.EncompassTarget, target.At, target.Day, AtTarget: true)
            : new EncompassDue(rule, due, today, AtTarget: false);
    }

    private static EncompassDue NextTarget(string rule, Instant receivedAt, SchoolCalendar calendar)
    {
        var next = EncompassTarget.FirstAfter(receivedAt, calendar);
        return new EncompassDue(rule, next.At, next.Day, AtTarget: true);
    }

    private static bool EnoughIsLeft(SchoolDay today, Instant receivedAt) =>
        today.End - receivedAt >= Limits.Span(LimitIds.LeastOfSchoolDay);
}
