using System.Text.Json;
using NodaTime;
using Safeguarding.Reports;

namespace Safeguarding.Deliveries;

/// <summary>What an amendment does to a delivery, as pure functions; doing it again changes nothing.</summary>
public static class AmendmentSteps
{
    /// <param name="rewritten">What the desk may see now; used only where a marker binds.</param>
    public static Delivery Apply(Delivery delivery, DeliveryEffect effect, ReportAmendment amendment, JsonElement? rewritten = null) => effect.Kind switch
    {
        EffectKind.Amended => Amended(delivery, effect.Newer, amendment.ReceivedAt),
        EffectKind.Rewritten => Rewritten(delivery, rewritten ?? delivery.View, amendment),
        EffectKind.AmendedAway => AmendedAway(delivery, amendment),
        EffectKind.Withdrawn => Withdrawn(delivery, delivery.View, ends: true, amendment.ReceivedAt),
        EffectKind.WithdrawnUnseen => Withdrawn(delivery, Closed("withdrawn", amendment), ends: true, amendment.ReceivedAt),
        _ => Withdrawn(delivery, delivery.View, ends: false, amendment.ReceivedAt),
    };

    /// <summary>A newer item says more. The chase for this one goes on: an amendment gives nobody more time.</summary>
    private static Delivery Amended(Delivery delivery, string? newer, Instant at) => delivery.AmendedBy == newer ? delivery : delivery with
    {
        AmendedAt = delivery.AmendedAt ?? at,
        AmendedBy = newer,
        History = delivery.History.With(new(at, "amended", newer)),
    };

    private static Delivery Rewritten(Delivery delivery, JsonElement view, ReportAmendment amendment) =>
        IsClosedView(delivery) || view.GetRawText() == delivery.View.GetRawText() ? delivery : delivery with
        {
            View = view,
            History = delivery.History.With(new(amendment.ReceivedAt, "rewritten", amendment.Id)),
        };

    /// <summary>An acknowledgement that came first stays; what the desk saw is closed all the same, because it is not for this desk.</summary>
    private static Delivery AmendedAway(Delivery delivery, ReportAmendment amendment)
    {
        if (delivery.AmendedAwayAt is not null)
        {
            return delivery;
        }
        var at = amendment.ReceivedAt;
        var closed = Ended(delivery, at) with
        {
            AmendedAwayAt = at,
            View = Closed("amended-away", amendment),
            History = delivery.History.With(new(at, "amended-away", amendment.Id)),
        };
        return closed with { NextActionAt = DeliverySteps.NextActionAt(closed, at) };
    }

    private static Delivery Withdrawn(Delivery delivery, JsonElement view, bool ends, Instant at)
    {
        if (delivery.WithdrawnAt is not null)
        {
            return delivery;
        }
        var withdrawn = (ends ? Ended(delivery, at) : delivery) with
        {
            WithdrawnAt = at,
            View = IsClosedView(delivery) ? delivery.View : view,
            History = delivery.History.With(new(at, "withdrawn")),
        };
        return ends ? withdrawn with { NextActionAt = DeliverySteps.NextActionAt(withdrawn, at) } : withdrawn;
    }

    private static Delivery Ended(Delivery delivery, Instant at) => delivery.Closed ? delivery : delivery with { StoodDownAt = at };

    private static bool IsClosedView(Delivery delivery) => delivery.View.Text("closed") is not null;

    private static JsonElement Closed(string why, ReportAmendment amendment) => JsonSerializer.SerializeToElement(new { closed = why, amendment = amendment.Number }, PipelineJson.Options);
}
