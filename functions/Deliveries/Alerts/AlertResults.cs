using NodaTime;
using Safeguarding.Access;
using Safeguarding.Reports;

namespace Safeguarding.Deliveries;

/// <summary>
/// Writes what became of a message on each item that it told of, and hands an item that nobody will read of to the next contact at once. Every
/// step may be done again.
/// </summary>
public sealed class AlertResults(
    IDeliveryStore deliveries, ContactChase contacts, EscalationChase escalations, IAuditLog audit, IClock clock, ILogger<AlertResults> log)
{
    /// <summary>The items of a message that nobody has answered yet: the message speaks of these.</summary>
    public async Task<IReadOnlyList<AlertedItem>> StillOpen(AlertBox box, BoxMessage message, CancellationToken stop)
    {
        var open = new List<AlertedItem>();
        foreach (var item in message.Items)
        {
            open.AddRange(await IsAnswered(box, item, stop) ? [] : [item]);
        }
        return open;
    }

    /// <summary>An item that does not read still waits for somebody: the message speaks of it.</summary>
    private async Task<bool> IsAnswered(AlertBox box, AlertedItem item, CancellationToken stop)
    {
        try
        {
            var delivery = await deliveries.Find(item.DeliveryId, box.Desk, stop) ?? throw new MissingDocumentException(item.DeliveryId);
            return delivery.IsOver(delivery.ClockOf(item.Step));
        }
        catch (UnreadableDocumentException)
        {
            return false;
        }
    }

    public async Task Tell(AlertBox box, BoxMessage message, CancellationToken stop)
    {
        foreach (var item in message.Items)
        {
            try
            {
                await Tell(box, message, item, stop);
            }
            catch (UnreadableDocumentException e)
            {
                // The message and the other items go on; the sweep has this one at the operator's desk.
                e.Told(log);
            }
        }
    }

    private async Task Tell(AlertBox box, BoxMessage message, AlertedItem item, CancellationToken stop)
    {
        var now = clock.GetCurrentInstant();
        var result = new Contacted(item.Step, box.ContactId, box.Channel, OutcomeOf(message.State), now);
        var delivery = await deliveries.Update(item.DeliveryId, box.Desk, d => DeliverySteps.Reached(d, result), stop);
        if (message.State.IsFailure() && !delivery.IsOver(delivery.ClockOf(item.Step)))
        {
            await HandOver(delivery, box, item.Step, now, stop);
        }
    }

    private static AlertOutcome OutcomeOf(MessageState state) => state switch
    {
        _ when state.IsFailure() => AlertOutcome.Failed,
        MessageState.Delivered => AlertOutcome.Delivered,
        MessageState.Unknown => AlertOutcome.Unknown,
        MessageState.NotNeeded => AlertOutcome.NotNeeded,
        _ => AlertOutcome.Sent,
    };

    private async Task HandOver(Delivery delivery, AlertBox failed, string step, Instant now, CancellationToken stop)
    {
        if (await contacts.AfterFailure(delivery, step, failed.ContactId, now, stop) is not { } next)
        {
            await escalations.WithoutContact(delivery, now, stop);
            return;
        }
        if (next.Contacts.Count == 0)
        {
            return;
        }
        await audit.Append(AuditEntry.ByPipeline(delivery.Id, $"{step} handed-over", delivery.RecipientId, now) with { Contacts = next.Ids }, stop);
        var told = await contacts.Tell(delivery, next, now, stop);
        await deliveries.Update(delivery.Id, delivery.RecipientId, d => DeliverySteps.Told(d, told), stop);
    }
}
