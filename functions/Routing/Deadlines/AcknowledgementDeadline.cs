using NodaTime;

namespace Safeguarding.Routing;

/// <summary>
/// When a person at a desk must have acknowledged a referral or a missing episode (design 6). Product defaults, not law.
/// Instants are UTC, desk hours Europe/London; equality is late. <see cref="Deadline.ShortNotice"/> stays unset: the limit is ours, not the sender's.
/// </summary>
public static class AcknowledgementDeadline
{
    /// <summary>
    /// The limit of the desk itself. Open at receipt: from receipt. Closed: from its next opening, while the emergency duty team
    /// has a clock of its own (<see cref="ForEmergencyDutyTeam"/>). Care and support has a working day from receipt, whatever the desk's hours.
    /// </summary>
    public static Deadline ForDesk(Urgency u, Instant receivedAt, Desk desk, WorkingDays days)
    {
        var rule = u switch
        {
            Urgency.Immediate => RuleIds.AcknowledgeImmediate,
            Urgency.Prompt => RuleIds.AcknowledgePrompt,
            Urgency.Routine => RuleIds.AcknowledgeRoutine,
            _ => RuleIds.AcknowledgeWorkingDay,
        };
        if (rule == RuleIds.AcknowledgeWorkingDay)
        {
            return OneWorkingDay(rule, receivedAt, days);
        }

        return InDeskHours(rule, receivedAt, desk, days);
    }

    /// <summary>The limit of a desk that hears of a possible repeat, from when it was found or, at a closed desk, from its next opening.</summary>
    public static Deadline OfRepeat(Instant foundAt, Desk desk, WorkingDays days) => InDeskHours(RuleIds.AcknowledgeRepeat, foundAt, desk, days);

    private static Deadline InDeskHours(string rule, Instant receivedAt, Desk desk, WorkingDays days)
    {
        var opening = DeskOpening.ClockStart(desk, receivedAt, days);
        return Build(rule, receivedAt, opening, opening + Limits.Span(rule), AcknowledgementFacts.OfDesk(receivedAt, opening, desk, days));
    }

    /// <summary>A working day is counted from receipt by the calendar alone, not by the hours of a desk.</summary>
    private static Deadline OneWorkingDay(string rule, Instant receivedAt, WorkingDays days)
    {
        var start = days.Add(receivedAt, 0);
        var due = days.Add(start, Limits.Value(rule));
        return Build(rule, receivedAt, start, due, days.Explain(receivedAt, due)) with
        {
            Assumed = days.IsAssumed(receivedAt, due),
            Steps = DeadlineSteps.ByPercentOfWorkingTime(start, due, receivedAt, days),
        };
    }

    /// <summary>
    /// The limit of the emergency duty team that is alerted at once beside a closed desk, from receipt at every hour and day, whatever
    /// hours the directory records for it. Null for <see cref="Urgency.WorkingDay"/>: care-and-support waits for the desk.
    /// </summary>
    /// <param name="closesAt">When the desk that it covers closes; null where that desk is closed at receipt already.</param>
    public static Deadline? ForEmergencyDutyTeam(Urgency u, Instant receivedAt, Desk edt, Instant? closesAt = null)
    {
        var rule = u switch
        {
            Urgency.Immediate => RuleIds.AcknowledgeImmediate,
            Urgency.Prompt => RuleIds.AcknowledgePromptByDutyTeam,
            Urgency.Routine => RuleIds.AcknowledgeRoutine,
            _ => null,
        };
        return rule is null
            ? null
            : Build(rule, receivedAt, receivedAt, receivedAt + Limits.Span(rule), AcknowledgementFacts.OfDutyTeam(receivedAt, edt, closesAt));
    }

    /// <summary>Whether people sit at the desk at that moment: [from, until) London time, on a bank holiday where desks of its kind work then, always without hours.</summary>
    public static bool IsOpen(Desk desk, Instant at, WorkingDays days) => DeskOpening.IsOpen(desk, at, days);

    /// <summary>When a desk that is open at receipt closes before it has had its whole limit; null where it does not.</summary>
    public static Instant? ClosesBefore(Desk desk, Instant receivedAt, Instant dueAt, WorkingDays days) => DeskOpening.ClosesBefore(desk, receivedAt, dueAt, days);

    private static Deadline Build(string rule, Instant receivedAt, Instant start, Instant due, IReadOnlyList<CalendarFact> facts) => new()
    {
        RuleId = rule,
        Citation = Limits.Get(rule).Source,
        Start = start,
        DueAt = due,
        Steps = DeadlineSteps.ByPercent(start, due, receivedAt),
        CalendarFacts = facts,
    };
}
