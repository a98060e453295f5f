using NodaTime;

namespace Safeguarding.Routing;

/// <summary>When somebody must have said which desk is right, after a desk said "not ours" (design 7). UTC; equality is late.</summary>
public static class RouteNeededDeadline
{
    public static Deadline From(Instant redirectedAt)
    {
        var due = redirectedAt + Limits.Span(RuleIds.RouteNeeded);
        return new()
        {
            RuleId = RuleIds.RouteNeeded,
            Citation = Limits.Get(RuleIds.RouteNeeded).Source,
            Start = redirectedAt,
            DueAt = due,
            Steps = DeadlineSteps.ByPercent(redirectedAt, due, redirectedAt),
        };
    }
}
