using NodaTime;
using Safeguarding.Directory;
using Safeguarding.Reports;
using Safeguarding.Routing;

namespace Safeguarding.Deliveries;

/// <summary>
/// Tells another desk that an item waits here, and stands it down once that is over (design 4, rules 9 and 10). The waiting item names whom it tells
/// before the other desk has its item: cut between, nobody is left with an item that no longer waits.
/// </summary>
public sealed class EscalationChase(IDeliveryStore deliveries, IWorkQueues queues, IDirectory directory, ReportIds ids)
{
    /// <summary>The desk has nobody who could be told: the desk behind it hears at once.</summary>
    public const string NoContact = "no-contact";

    /// <summary>Null where the step tells no other desk.</summary>
    public async Task<Escalation?> At(Delivery delivery, DeadlineStep step, Instant now, CancellationToken stop)
    {
        var desks = (await directory.Current(stop)).Desks;
        return ChaseSteps.DeskToTell(delivery, step, desks) is { } desk ? await Escalate(delivery, step, desk, now, stop) : null;
    }

    /// <summary>An escalation or a notice has no desk behind it; it is then only recorded that nobody was told.</summary>
    public async Task WithoutContact(Delivery delivery, Instant now, CancellationToken stop)
    {
        if (delivery.EscalatesTo is { } desk && desk != delivery.RecipientId)
        {
            await Escalate(delivery, new(NoContact, StepAction.Escalate, now), desk, now, stop);
        }
    }

    /// <summary>The other desk's item is stood down before this document says so: cut between, it is done again.</summary>
    public async Task<Delivery> StandDown(Delivery delivery, Instant now, CancellationToken stop)
    {
        foreach (var escalation in DeliverySteps.ToStandDown(delivery))
        {
            // One that was named and not made yet is made as what it is now, so that whoever was cut off cannot make it later as one that waits.
            await deliveries.CreateOrExisting(DeliverySteps.StoodDown(NewDelivery.ForEscalation(delivery, StepOf(delivery, escalation), escalation.Desk, ids, now), now), stop);
            await deliveries.Update(escalation.DeliveryId, escalation.Desk, d => DeliverySteps.StoodDown(d, now), stop);
            delivery = await deliveries.Update(delivery.Id, delivery.RecipientId, d => DeliverySteps.EscalationStoodDown(d, escalation, now), stop);
        }
        return delivery;
    }

    private static DeadlineStep StepOf(Delivery delivery, Escalation escalation) =>
        delivery.StepsOf(delivery.ClockOf(escalation.Step)).FirstOrDefault(s => s.Name == escalation.Step) ?? new(escalation.Step, StepAction.Escalate, delivery.CreatedAt);

    private async Task<Escalation> Escalate(Delivery delivery, DeadlineStep step, string desk, Instant now, CancellationToken stop)
    {
        var item = NewDelivery.ForEscalation(delivery, step, desk, ids, now);
        var escalation = new Escalation(step.Name, desk, item.Id);
        await deliveries.Update(delivery.Id, delivery.RecipientId, d => DeliverySteps.Escalating(d, escalation), stop);
        await deliveries.CreateOrExisting(item, stop);
        await queues.Enqueue(new QueuedWork.Delivery(item.RecipientId, item.Id), stop);
        return escalation;
    }
}
