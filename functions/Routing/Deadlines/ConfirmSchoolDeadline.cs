using NodaTime;

namespace Safeguarding.Routing;

/// <summary>
/// When the sender must have confirmed the school of a child whose target lies in a later school year (design 6, Holidays). A product default;
/// it never holds the school's own item back. UTC; equality is late.
/// </summary>
public static class ConfirmSchoolDeadline
{
    public static Deadline From(Instant receivedAt, Desk asked, WorkingDays days)
    {
        var opening = DeskOpening.ClockStart(asked, receivedAt, days);
        var due = opening + Limits.Span(RuleIds.ConfirmSchool);
        return new()
        {
            RuleId = RuleIds.ConfirmSchool,
            Citation = Limits.Get(RuleIds.ConfirmSchool).Source,
            Start = opening,
            DueAt = due,
            Steps = DeadlineSteps.ByPercent(opening, due, receivedAt),
            CalendarFacts = AcknowledgementFacts.OfDesk(receivedAt, opening, asked, days),
        };
    }
}
