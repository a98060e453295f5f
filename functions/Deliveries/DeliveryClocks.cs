using NodaTime;
using Safeguarding.Routing;

namespace Safeguarding.Deliveries;

/// <summary>
/// The clocks of a delivery run beside each other and none ends another's: an acknowledgement, a decision, a return interview that was held or
/// declined. The names of their steps never equal each other.
/// </summary>
public enum DeliveryClock { Acknowledgement, Decision, ReturnInterview }

internal static class DeliveryClocks
{
    public static IReadOnlyList<DeadlineStep> StepsOf(this Delivery delivery, DeliveryClock clock) => clock switch
    {
        DeliveryClock.Decision => delivery.DecisionSteps,
        DeliveryClock.ReturnInterview => delivery.ReturnInterviewSteps,
        _ => delivery.Steps,
    };

    public static bool IsOver(this Delivery delivery, DeliveryClock clock) => clock switch
    {
        DeliveryClock.Decision => delivery.DecisionClosed,
        DeliveryClock.ReturnInterview => delivery.ReturnInterviewClosed,
        _ => delivery.Closed,
    };

    public static DeliveryClock ClockOf(this Delivery delivery, string step) =>
        Enum.GetValues<DeliveryClock>().Where(c => delivery.StepsOf(c).Any(s => s.Name == step)).DefaultIfEmpty(DeliveryClock.Acknowledgement).First();

    /// <summary>When the clock runs out, and the reason that an escalation of it gives.</summary>
    public static (Instant DueAt, string Reason) Waiting(this Delivery delivery, DeliveryClock clock) => clock switch
    {
        DeliveryClock.Decision => (delivery.DecisionDueAt!.Value, "decision-waits-elsewhere"),
        DeliveryClock.ReturnInterview => (delivery.ReturnInterviewDueAt!.Value, "return-interview-waits-elsewhere"),
        _ => (Instant.FromUnixTimeMilliseconds(delivery.DueAt), "item-waits-elsewhere"),
    };

    public static Instant? BreachOf(this Delivery delivery, DeliveryClock clock) => clock switch
    {
        DeliveryClock.Decision => delivery.DecisionBreachedAt,
        DeliveryClock.ReturnInterview => delivery.ReturnInterviewBreachedAt,
        _ => delivery.BreachedAt,
    };

    /// <summary>Each clock has a breach of its own, set once; one that is over is not breached.</summary>
    public static Delivery Breached(this Delivery delivery, DeliveryClock clock, Instant at) => delivery.IsOver(clock) ? delivery : clock switch
    {
        DeliveryClock.Decision => delivery with { DecisionBreachedAt = delivery.DecisionBreachedAt ?? at },
        DeliveryClock.ReturnInterview => delivery with { ReturnInterviewBreachedAt = delivery.ReturnInterviewBreachedAt ?? at },
        _ => delivery with { BreachedAt = delivery.BreachedAt ?? at },
    };
}
