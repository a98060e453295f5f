using NodaTime;
using Safeguarding.Reports;

namespace Safeguarding.Deliveries;

/// <summary>The nudge of a delivery as pure functions. No deadline step waits for it, and none of these ends a clock (design 4, rule 9).</summary>
public static class WebhookSteps
{
    /// <summary>Written with the sending itself, so that a cut leaves neither without the other. An operator's replay begins a new row of attempts.</summary>
    public static Delivery Armed(Delivery delivery, Instant now) => delivery.Webhook is not null && !ReplaySteps.Awaits(delivery) ? delivery
        : delivery with { Webhook = new(0, now, Asked: ReplaySteps.Awaits(delivery)) };

    /// <summary>The desk has not looked at it yet, and it is still the desk's.</summary>
    public static bool IsNeeded(Delivery delivery) =>
        (delivery.OpenedAt ?? delivery.AcknowledgedAt) is null && !delivery.Closed && !ReplaySteps.IsClosed(delivery);

    public static bool IsDue(Delivery delivery, Instant now) => delivery.Webhook?.NextAttemptAt <= now;

    /// <summary>When the sweep looks after it, in epoch milliseconds; null when nothing is to come.</summary>
    public static long? WakeAt(Delivery delivery, Instant now) => delivery.Webhook?.NextAttemptAt is not { } at || !IsNeeded(delivery) ? null
        : (Instant.Max(at, now) + WebhookIntervals.Overdue).ToUnixTimeMilliseconds();

    /// <summary>Whoever makes this change sends it; another worker finds nothing due until the attempt counts as cut off.</summary>
    public static Delivery TakenUp(Delivery delivery, Instant now) => !IsDue(delivery, now) ? delivery
        : Timed(delivery, delivery.Webhook! with { Attempts = delivery.Webhook.Attempts + 1, NextAttemptAt = now + WebhookIntervals.Attempt }, now);

    /// <summary>What an attempt met. It says nothing where another attempt was begun since: that one has the word.</summary>
    /// <param name="paused">The desk's webhook is paused by it, or was before.</param>
    public static Delivery Answered(Delivery delivery, int attempt, WebhookAnswer answer, bool paused, Instant now)
    {
        if (delivery.Webhook is not { NextAttemptAt: not null } state || state.Attempts != attempt)
        {
            return delivery;
        }
        var pausedAt = paused && answer.Verdict != WebhookVerdict.Accepted ? now : (Instant?)null;
        var again = answer.Verdict == WebhookVerdict.Transient && pausedAt is null && attempt <= WebhookIntervals.Retries.Count;
        return Timed(delivery, state with
        {
            LastStatus = answer.Status,
            PausedAt = pausedAt,
            NextAttemptAt = again ? now + WebhookIntervals.Retries[attempt - 1] : null,
        }, now);
    }

    /// <summary>Nothing is sent, and nothing will be.</summary>
    public static Delivery Ended(Delivery delivery, string why, Instant now) => delivery.Webhook?.NextAttemptAt is null ? delivery
        : Timed(delivery, delivery.Webhook with { LastStatus = why, NextAttemptAt = null }, now);

    /// <summary>The desk's webhook is paused: the item is found in the inbox.</summary>
    public static Delivery Paused(Delivery delivery, Instant now) => delivery.Webhook?.NextAttemptAt is null ? delivery
        : Timed(delivery, delivery.Webhook with { PausedAt = now, NextAttemptAt = null }, now);

    /// <summary>Whoever has the item at work sets its next action at the end; until then that stays as it is.</summary>
    private static Delivery Timed(Delivery delivery, WebhookState state, Instant now)
    {
        var changed = delivery with { Webhook = state };
        return delivery.Work == WorkState.None ? changed with { NextActionAt = DeliverySteps.NextActionAt(changed, now) } : changed;
    }
}
