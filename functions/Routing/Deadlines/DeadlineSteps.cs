using NodaTime;

namespace Safeguarding.Routing;

/// <summary>
/// The steps of the chase (design 6, "Steps"). Everything is sent when accepted; these come after. All instants are UTC.
/// A step at or before receipt is skipped, and no escalation comes before receipt + 10 minutes, even where that is after the deadline.
/// </summary>
public static class DeadlineSteps
{
    /// <summary>Steps of a deadline at a target, however close: alert again 90 minutes before, remind 30, escalate 15, breach.</summary>
    public static IReadOnlyList<DeadlineStep> AtTarget(Instant dueAt, Instant receivedAt, bool assumed)
    {
        DeadlineStep At(ChaseStep step) =>
            new(step.Name, step.Action, step.Offset is { } before ? dueAt - Limits.Span(before) : dueAt);

        return Settle([.. ChasePlans.Target.Steps.Select(At)], receivedAt, assumed);
    }

    /// <summary>
    /// Steps of every other deadline: remind at 50 %, escalate at 75 %, breach at 100 % of the elapsed time from
    /// <paramref name="clockStart"/> (receipt, or the desk's opening) to <paramref name="dueAt"/>.
    /// </summary>
    public static IReadOnlyList<DeadlineStep> ByPercent(Instant clockStart, Instant dueAt, Instant receivedAt, bool keepsEscalation = false) =>
        Settle([.. ChasePlans.Percent.Select(step => At(step, percent => clockStart + ((dueAt - clockStart) * percent / 100)))], receivedAt, keepsEscalation);

    /// <summary>
    /// The same of a limit that is counted in working days: the percentages are of the working time between start and deadline
    /// (<see cref="WorkingTime"/>), so that what came on Friday afternoon does not escalate on Sunday. The deadline itself stays where it is.
    /// </summary>
    public static IReadOnlyList<DeadlineStep> ByPercentOfWorkingTime(Instant clockStart, Instant dueAt, Instant receivedAt, WorkingDays days) =>
        Settle([.. ChasePlans.Percent.Select(step => At(step, percent => WorkingTime.Part(clockStart, dueAt, percent, days)))], receivedAt, keepsEscalation: false);

    private static DeadlineStep At(ChaseStep step, Func<int, Instant> part) => new(step.Name, step.Action, part(Limits.Value(step.Offset!)));

    private static IReadOnlyList<DeadlineStep> Settle(IReadOnlyList<DeadlineStep> steps, Instant receivedAt, bool keepsEscalation) =>
    [
        .. steps
            .Where(step => keepsEscalation ? EscalatesAtLeast(step, receivedAt) : IsAhead(step, receivedAt))
            .Select(step => NotTooSoon(step, receivedAt))
            .OrderBy(step => step.At).ThenBy(step => step.Action),
    ];

    private static bool IsAhead(DeadlineStep step, Instant receivedAt) => step.At > receivedAt;

    // An assumed day cannot be breached, so its escalation is the last that anybody hears: it is moved, never skipped.
    private static bool EscalatesAtLeast(DeadlineStep step, Instant receivedAt) =>
        step.Action == StepAction.Escalate || (step.Action != StepAction.Breach && IsAhead(step, receivedAt));

    private static DeadlineStep NotTooSoon(DeadlineStep step, Instant receivedAt) =>
        step.Action == StepAction.Escalate
            ? step with { At = Instant.Max(step.At, receivedAt + Limits.Span(LimitIds.EscalationFloor)) }
            : step;
}
