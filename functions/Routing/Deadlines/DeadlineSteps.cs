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
        DeadlineStep Before(string name, StepAction action, string limit) =>
            new($"{name}-{Limits.Value(limit)}", action, dueAt - Limits.Span(limit));

        return Settle(
            [
                Before("alert", StepAction.Alert, LimitIds.TargetAlert),
                Before("remind", StepAction.Remind, LimitIds.TargetRemind),
                Before("escalate", StepAction.Escalate, LimitIds.TargetEscalate),
                new DeadlineStep("breach", StepAction.Breach, dueAt),
            ],
            receivedAt,
            assumed);
    }

    /// <summary>
    /// Steps of every other deadline: remind at 50 %, escalate at 75 %, breach at 100 % of the elapsed time from
    /// <paramref name="clockStart"/> (receipt, or the desk's opening) to <paramref name="dueAt"/>.
    /// </summary>
    public static IReadOnlyList<DeadlineStep> ByPercent(Instant clockStart, Instant dueAt, Instant receivedAt, bool assumed = false)
    {
        Instant Part(string limit) => clockStart + ((dueAt - clockStart) * Limits.Value(limit) / 100);
        string Name(string name, string limit) => $"{name}-{Limits.Value(limit)}";

        return Settle(
            [
                new DeadlineStep(Name("remind", LimitIds.PercentRemind), StepAction.Remind, Part(LimitIds.PercentRemind)),
                new DeadlineStep(Name("escalate", LimitIds.PercentEscalate), StepAction.Escalate, Part(LimitIds.PercentEscalate)),
                new DeadlineStep("breach", StepAction.Breach, Part(LimitIds.PercentBreach)),
            ],
            receivedAt,
            assumed);
    }

    private static IReadOnlyList<DeadlineStep> Settle(IReadOnlyList<DeadlineStep> steps, Instant receivedAt, bool assumed) =>
    [
        .. steps
            .Where(step => assumed ? CountsWhenAssumed(step, receivedAt) : IsAhead(step, receivedAt))
            .Select(step => NotTooSoon(step, receivedAt))
            .OrderBy(step => step.At).ThenBy(step => step.Action),
    ];

    private static bool IsAhead(DeadlineStep step, Instant receivedAt) => step.At > receivedAt;

    // An assumed day cannot be breached, so its escalation is the last that anybody hears: it is moved, never skipped.
    private static bool CountsWhenAssumed(DeadlineStep step, Instant receivedAt) =>
        step.Action == StepAction.Escalate || (step.Action != StepAction.Breach && IsAhead(step, receivedAt));

    private static DeadlineStep NotTooSoon(DeadlineStep step, Instant receivedAt) =>
        step.Action == StepAction.Escalate
            ? step with { At = Instant.Max(step.At, receivedAt + Limits.Span(LimitIds.EscalationFloor)) }
            : step;
}
