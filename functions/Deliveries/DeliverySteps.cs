using System.Text.Json;
using NodaTime;
using Safeguarding.Reports;
using Safeguarding.Routing;

namespace Safeguarding.Deliveries;

/// <summary>The lifecycle of a delivery as pure functions: what is due now, and what the document says after it was done.</summary>
public static class DeliverySteps
{
    /// <summary>
    /// The steps that are still to come or due, of every clock: an acknowledgement ends the steps of the acknowledgement only, a decision
    /// those of the decision only.
    /// </summary>
    public static IEnumerable<DeadlineStep> Open(Delivery delivery) => Enum.GetValues<DeliveryClock>()
        .Where(c => !delivery.IsOver(c)).SelectMany(delivery.StepsOf).Where(s => !delivery.StepsDone.Contains(s.Name));

    /// <summary>The steps whose time has come, in order.</summary>
    public static IReadOnlyList<DeadlineStep> Due(Delivery delivery, Instant now) => [.. Open(delivery).Where(s => s.At <= now).OrderBy(s => s.At)];

    /// <summary>Those who were escalated to for something that this desk has done since, and have not been stood down.</summary>
    public static IReadOnlyList<Escalation> ToStandDown(Delivery delivery) =>
        [.. delivery.Escalations.Where(e => e.StoodDownAt is null && delivery.IsOver(delivery.ClockOf(e.Step)))];

    /// <summary>The desk said "not ours" and the next round of routes is not yet made.</summary>
    public static bool AwaitsReroute(Delivery delivery) => delivery.RedirectedAt is not null && delivery.ReroutedAt is null;

    /// <summary>When something is next due, in epoch milliseconds; null when nothing is.</summary>
    public static long? NextActionAt(Delivery delivery, Instant now) =>
        ToStandDown(delivery).Count > 0 || AwaitsReroute(delivery) || MatchSteps.AwaitsRecord(delivery) || ReplaySteps.Awaits(delivery) || (delivery.SentAt is null && !delivery.Closed) ? now.ToUnixTimeMilliseconds()
        : Open(delivery).Select(s => (long?)s.At.ToUnixTimeMilliseconds()).Append(WebhookSteps.WakeAt(delivery, now)).Min();

    /// <summary>The worker has finished: attempts start anew and the next action is the next step, if any.</summary>
    public static Delivery Finished(Delivery delivery, Instant now) => delivery with
    {
        Work = WorkState.None,
        StuckAt = null,
        NextActionAt = NextActionAt(delivery, now),
    };

    /// <summary>Said before the other desk gets its item, so that whoever is told is known to be stood down again.</summary>
    public static Delivery Escalating(Delivery delivery, Escalation escalation) =>
        delivery.Escalations.Any(e => e.DeliveryId == escalation.DeliveryId) ? delivery
        : delivery with { Escalations = [.. delivery.Escalations, escalation] };

    public static Delivery Told(Delivery delivery, IReadOnlyList<Contacted> told)
    {
        IReadOnlyList<Contacted> all = [.. delivery.Contacted, .. told.Where(t => !delivery.Contacted.Any(c => (c.Step, c.ContactId, c.Channel) == (t.Step, t.ContactId, t.Channel)))];
        return all.Count == delivery.Contacted.Count ? delivery
            : delivery with { Contacted = all.Count <= Contacted.Most ? all : [all[0], .. all.TakeLast(Contacted.Most - 1)] };
    }

    /// <summary>What became of an alert, on the entry of whoever it went to; a worker may know it before the entry stands.</summary>
    public static Delivery Reached(Delivery delivery, Contacted result)
    {
        var known = delivery.Contacted.FirstOrDefault(c => (c.Step, c.ContactId, c.Channel) == (result.Step, result.ContactId, result.Channel));
        return known is null ? Told(delivery, [result])
            : known.Outcome >= result.Outcome ? delivery
            : delivery with { Contacted = [.. delivery.Contacted.Select(c => c == known ? result : c)] };
    }

    public static Delivery Sent(Delivery delivery, Instant at) => delivery.SentAt is not null ? delivery : delivery with
    {
        SentAt = at,
        DeliveredAt = at,
        History = delivery.History.With(new(at, "sent")),
    };

    /// <summary>Set once until an operator has it sent again; the desk is chased as before.</summary>
    public static Delivery ReturnedByChannel(Delivery delivery, string reason, Instant at) => delivery.ReturnedByChannelAt is not null ? delivery : delivery with
    {
        ReturnedByChannelAt = at,
        History = delivery.History.With(new(at, "returned-by-channel", reason)),
    };

    public static Delivery StepDone(Delivery delivery, DeadlineStep step, Escalation? escalation, Instant at)
    {
        if (delivery.StepsDone.Contains(step.Name))
        {
            return delivery;
        }
        var done = delivery with
        {
            StepsDone = [.. delivery.StepsDone, step.Name],
            Escalations = escalation is null ? delivery.Escalations : Escalating(delivery, escalation).Escalations,
            History = delivery.History.With(new(at, step.Name, escalation?.Desk)),
        };
        return step.Action == StepAction.Breach ? done.Breached(delivery.ClockOf(step.Name), step.At) : done;
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

    /// <summary>A question is answered, also by a desk that had taken it in hand; a new round follows.</summary>
    public static Delivery Answered(Delivery delivery, Redirection answer, Instant at) => delivery.RedirectedAt is not null || delivery.StoodDownAt is not null ? delivery : delivery with
    {
        RedirectedAt = at,
        Redirection = answer,
        NextActionAt = at.ToUnixTimeMilliseconds(),
        History = delivery.History.With(new(at, "redirected", answer.SuggestedDesk)),
    };

    /// <summary>An item that says the same as one that was redirected goes with it, and needs no round of its own.</summary>
    public static Delivery RedirectedWith(Delivery delivery, Delivery redirected)
    {
        if (delivery.RedirectedAt is not null)
        {
            return delivery;
        }
        var at = redirected.RedirectedAt!.Value;
        var closed = delivery with
        {
            RedirectedAt = at,
            Redirection = redirected.Redirection,
            ReroutedAt = at,
            View = redirected.View,
            History = delivery.History.With(new(at, "redirected-with", redirected.Id)),
        };
        return closed with { NextActionAt = NextActionAt(closed, at) };
    }

    public static Delivery Rerouted(Delivery delivery, Instant at) => delivery.ReroutedAt is not null ? delivery : delivery with
    {
        ReroutedAt = at,
        History = delivery.History.With(new(at, "rerouted")),
    };

    /// <summary>
    /// The first decision sets the time, once, and implies an acknowledgement: a person acted. A changed one is appended; the same again
    /// changes nothing, and so does one that finds no room or no item any more: whoever asks looks whether it stands (<see cref="IsDecided"/>).
    /// </summary>
    public static Delivery Decided(Delivery delivery, Decision decision)
    {
        if (delivery.RedirectedAt is not null || delivery.Decisions.Count >= Decision.Most || IsDecided(delivery, decision))
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

    /// <summary>The latest decision is this one.</summary>
    public static bool IsDecided(Delivery delivery, Decision decision) => delivery.Decisions is [.., var last] && last.SaysTheSameAs(decision);

    /// <summary>The return interview was held or declined (domain 2.5). The first word counts; whoever was escalated to is stood down next.</summary>
    /// <param name="endedAt">When it happened.</param>
    public static Delivery ReturnInterviewEnded(Delivery delivery, Instant endedAt, Instant now)
    {
        if (delivery.ReturnInterviewDueAt is null || delivery.ReturnInterviewClosed)
        {
            return delivery;
        }
        var ended = delivery with { ReturnInterviewEndedAt = endedAt, History = delivery.History.With(new(now, "return-interview-ended")) };
        return ended with { NextActionAt = NextActionAt(ended, now) };
    }

    public static Delivery Opened(Delivery delivery, Instant at) => delivery.OpenedAt is not null ? delivery : delivery with
    {
        OpenedAt = at,
        History = delivery.History.With(new(at, "opened")),
    };

    /// <summary>Nothing is left to do here, except that whoever was escalated to is stood down as well.</summary>
    public static Delivery StoodDown(Delivery delivery, Instant at)
    {
        if (delivery.Closed)
        {
            return delivery;
        }
        var stoodDown = delivery with { StoodDownAt = at, History = delivery.History.With(new(at, "stood-down")) };
        return stoodDown with { NextActionAt = ToStandDown(stoodDown).Count > 0 ? at.ToUnixTimeMilliseconds() : null };
    }

    public static Delivery EscalationStoodDown(Delivery delivery, Escalation escalation, Instant at) => delivery with
    {
        Escalations = [.. delivery.Escalations.Select(e => e.DeliveryId == escalation.DeliveryId ? e with { StoodDownAt = e.StoodDownAt ?? at } : e)],
    };
}
