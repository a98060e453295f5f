using NodaTime;

namespace Safeguarding.Routing;

/// <summary>
/// The clocks that run beside the acknowledgement of a referral and never suspend it (design 6). Instants are UTC;
/// working days are those of England and Wales in Europe/London; equality is late.
/// </summary>
public static class ReferralClocks
{
    /// <summary>The authority's decision is recorded within 1 working day of receipt (safeguarding.wales c3pt1-p4).</summary>
    public static Deadline Decision(Instant receivedAt, WorkingDays days)
    {
        var deadline = InWorkingDays(RuleIds.Decision, receivedAt, days);
        return deadline with { Steps = DeadlineSteps.ByPercentOfWorkingTime(deadline.Start, deadline.DueAt, receivedAt, days) };
    }

    /// <summary>
    /// The reporter is told to chase 7 working days after acceptance unless a person has acknowledged or decided
    /// (safeguarding.wales c2.p18). It is a message, so it has one step and no breach.
    /// </summary>
    public static Deadline Chase(Instant acceptedAt, WorkingDays days)
    {
        var deadline = InWorkingDays(RuleIds.Chase, acceptedAt, days);
        return deadline with { Steps = [new DeadlineStep("chase", StepAction.Alert, deadline.DueAt)] };
    }

    /// <summary>
    /// A report made by telephone is confirmed in writing within 1 working day (safeguarding.wales c2-p17). The written report is itself the
    /// confirmation, so the clock has no steps.
    /// </summary>
    public static Deadline WrittenConfirmation(Instant telephonedAt, WorkingDays days) => InWorkingDays(RuleIds.WrittenConfirmation, telephonedAt, days);

    /// <summary>
    /// A return interview within 72 elapsed hours of the <c>returned</c> event, or what the home authority's board has set: nights, weekends and
    /// clock changes count as they pass. Steps that were past when the return was reported are skipped; but where all of the time was past, somebody
    /// beside the authority still hears, since nothing else ever would (product rule).
    /// </summary>
    public static Deadline ReturnInterview(Instant returnedAt, Instant? reportedAt = null, string? board = null, BoardLimits? limits = null)
    {
        var limit = (limits ?? BoardLimits.Agreed).Get(RuleIds.ReturnInterview, board);
        var due = returnedAt + Duration.FromHours(limit.Value);
        var reported = reportedAt ?? returnedAt;
        return new Deadline
        {
            RuleId = RuleIds.ReturnInterview,
            Citation = limit.Source,
            Start = returnedAt,
            DueAt = due,
            Steps = DeadlineSteps.ByPercent(returnedAt, due, reported, keepsEscalation: due <= reported),
        };
    }

    private static Deadline InWorkingDays(string rule, Instant from, WorkingDays days)
    {
        var due = days.Add(from, Limits.Value(rule));
        return new Deadline
        {
            RuleId = rule,
            Citation = Limits.Get(rule).Source,
            Start = days.Add(from, 0),
            DueAt = due,
            Assumed = days.IsAssumed(from, due),
            CalendarFacts = days.Explain(from, due),
        };
    }
}
