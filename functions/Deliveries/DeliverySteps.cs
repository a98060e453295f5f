using System.Text.Json;
using NodaTime;
using Safeguarding.Reports;
using Safeguarding.Routing;

namespace Safeguarding.Deliveries;

/// <summary>The lifecycle of a delivery as pure functions: what is due now, and what the document says after it was done.</summary>
public static class DeliverySteps
{
    /// <summary>
    /// The steps that are still to come or due, of both clocks: an acknowledgement ends the steps of the acknowledgement only, a decision
    /// those of the decision only.
    /// </summary>
    public static IEnumerable<DeadlineStep> Open(Delivery delivery) =>
        (delivery.Closed ? [] : delivery.Steps).Concat(delivery.DecisionClosed ? [] : delivery.DecisionSteps)
        .Where(s => !delivery.StepsDone.Contains(s.Name));

    /// <summary>The steps whose time has come, in order.</summary>
    public static IReadOnlyList<DeadlineStep> Due(Delivery delivery, Instant now) => [.. Open(delivery).Where(s => s.At <= now).OrderBy(s => s.At)];

    /// <summary>Those who were escalated to for something that this desk has done since, and have not been stood down.</summary>
    public static IReadOnlyList<Escalation> ToStandDown(Delivery delivery) =>
        [.. delivery.Escalations.Where(e => e.StoodDownAt is null && (IsOfDecision(delivery, e.Step) ? delivery.DecisionClosed : delivery.Closed))];

    /// <summary>The desk said "not ours" and the next round of routes is not yet made.</summary>
    public static bool AwaitsReroute(Delivery delivery) => delivery.RedirectedAt is not null && delivery.ReroutedAt is null;

    /// <summary>When something is next due, in epoch milliseconds; null when nothing is.</summary>
    public static long? NextActionAt(Delivery delivery, Instant now) =>
        ToStandDown(delivery).Count > 0 || AwaitsReroute(delivery) || (delivery.SentAt is null && !delivery.Closed) ? now.ToUnixTimeMilliseconds()
        : Open(delivery).Select(s => (long?)s.At.ToUnixTimeMilliseconds()).Min();

    /// <summary>The worker has finished: attempts start anew and the next action is the next step, if any.</summary>
    public static Delivery Finished(Delivery delivery, Instant now) => delivery with
    {
        Work = WorkState.None,
        StuckAt = null,
        NextActionAt = NextActionAt(delivery, now),
    };

    public static Delivery Sent(Delivery delivery, Instant at) => delivery.SentAt is not null ? delivery : delivery with
    {
        SentAt = at,
        DeliveredAt = at,
        History = delivery.History.With(new(at, "sent")),
    };

    public static Delivery StepDone(Delivery delivery, DeadlineStep step, Escalation? escalation, Instant at)
    {
        if (delivery.StepsDone.Contains(step.Name))
        {
            return delivery;
        }
        var ofDecision = IsOfDecision(delivery, step.Name);
        var breach = step.Action == StepAction.Breach;
        return delivery with
        {
            StepsDone = [.. delivery.StepsDone, step.Name],
            Escalations = escalation is null ? delivery.Escalations : [.. delivery.Escalations, escalation],
            BreachedAt = breach && !ofDecision && !delivery.Closed ? delivery.BreachedAt ?? step.At : delivery.BreachedAt,
            DecisionBreachedAt = breach && ofDecision && !delivery.DecisionClosed ? delivery.DecisionBreachedAt ?? step.At : delivery.DecisionBreachedAt,
            History = delivery.History.With(new(at, step.Name, escalation?.Desk)),
        };
    }

    /// <summary>An acknowledgement always wins and is set once; whoever was escalated to is stood down next (design 4, rule 9).</summary>
    public static Delivery Acknowledged(Delivery delivery, ActingPerson by, string? recipientCaseId, Instant at)
    {
        if (delivery.AcknowledgedAt is not null || delivery.RedirectedAt is not null)
        {
            return delivery;
        }
        var acknowledged = delivery with
        {
            AcknowledgedAt = at,
            AcknowledgedBy = by,
            RecipientCaseId = recipientCaseId,
            History = delivery.History.With(new(at, "acknowledged")),
        };
        return acknowledged with { NextActionAt = NextActionAt(acknowledged, at) };
    }

    /// <summary>Closes the view in the same write that asks for a new round. An acknowledgement that came first wins (design 4, rule 9).</summary>
    public static Delivery Redirected(Delivery delivery, Redirection redirection, JsonElement closedView, Instant at) => delivery.Closed ? delivery : delivery with
    {
        RedirectedAt = at,
        Redirection = redirection,
        View = closedView,
        NextActionAt = at.ToUnixTimeMilliseconds(),
        History = delivery.History.With(new(at, "redirected", redirection.SuggestedDesk)),
    };

    public static Delivery Rerouted(Delivery delivery, Instant at) => delivery.ReroutedAt is not null ? delivery : delivery with
    {
        ReroutedAt = at,
        History = delivery.History.With(new(at, "rerouted")),
    };

    /// <summary>
    /// The first decision sets the time, once, and implies an acknowledgement: a person acted. A changed one is appended; the same again
    /// changes nothing.
    /// </summary>
    public static Delivery Decided(Delivery delivery, Decision decision)
    {
        if (delivery.RedirectedAt is not null || (delivery.Decisions is [.., var last] && last.SaysTheSameAs(decision)))
        {
            return delivery;
        }
        var acknowledged = Acknowledged(delivery, decision.By, decision.RecipientCaseId, decision.At);
        var decided = acknowledged with
        {
            DecidedAt = delivery.DecidedAt ?? decision.At,
            Decisions = [.. delivery.Decisions, decision],
            RecipientCaseId = acknowledged.RecipientCaseId ?? decision.RecipientCaseId,
            History = acknowledged.History.With(new(decision.At, delivery.DecidedAt is null ? "decided" : "decision-changed", decision.Code)),
        };
        return decided with { NextActionAt = NextActionAt(decided, decision.At) };
    }

    public static Delivery Opened(Delivery delivery, Instant at) => delivery.OpenedAt is not null ? delivery : delivery with
    {
        OpenedAt = at,
        History = delivery.History.With(new(at, "opened")),
    };

    public static Delivery StoodDown(Delivery delivery, Instant at) => delivery.Closed ? delivery : delivery with
    {
        StoodDownAt = at,
        NextActionAt = null,
        History = delivery.History.With(new(at, "stood-down")),
    };

    public static Delivery EscalationStoodDown(Delivery delivery, Escalation escalation, Instant at) => delivery with
    {
        Escalations = [.. delivery.Escalations.Select(e => e.DeliveryId == escalation.DeliveryId ? e with { StoodDownAt = e.StoodDownAt ?? at } : e)],
    };

    private static bool IsOfDecision(Delivery delivery, string step) => delivery.DecisionSteps.Any(s => s.Name == step);
}
