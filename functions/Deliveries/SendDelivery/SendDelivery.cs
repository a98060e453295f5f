using NodaTime;
using Safeguarding.Access;
using Safeguarding.Reports;
using Safeguarding.Routing;
using Safeguarding.Triggers;

namespace Safeguarding.Deliveries;

/// <summary>
/// Queue `due-deliveries` ("desk deliveryId"): does whatever is due for one delivery now. Deadline steps come first, so that a channel
/// that fails never holds an escalation back; a step that is done already is skipped.
/// </summary>
public sealed partial class SendDelivery(
    IDeliveryStore deliveries, IWorkQueues queues, IChannel channel, IAuditLog audit, ReportIds ids, PoisonRecord poison, Reroute reroute, IClock clock,
    ILogger<SendDelivery> log)
{
    public const string Queue = "due-deliveries";

    public static void Map(IEndpointRouteBuilder app) => app.MapTrigger(nameof(SendDelivery), async http =>
    {
        var message = await TriggerCall.Message(http);
        await http.RequestServices.GetRequiredService<SendDelivery>().Run(message, http.RequestAborted);
    });

    public async Task Run(string? message, CancellationToken stop)
    {
        if (message?.Split(' ') is not [{ Length: > 0 } desk, var id] || !ReportIds.IsId(id))
        {
            await poison.NotAnId(Queue, message, stop);
            return;
        }
        var delivery = await deliveries.Find(id, desk, stop) ?? throw new MissingDocumentException(id);
        var now = clock.GetCurrentInstant();
        foreach (var step in DeliverySteps.Due(delivery, now))
        {
            delivery = await Fire(delivery, step, now, stop);
        }
        foreach (var escalation in DeliverySteps.ToStandDown(delivery))
        {
            delivery = await StandDown(delivery, escalation, now, stop);
        }
        if (DeliverySteps.AwaitsReroute(delivery))
        {
            await reroute.Run(delivery, stop);
            delivery = await Change(delivery, d => DeliverySteps.Rerouted(d, now), stop);
        }
        if (delivery.SentAt is null && !delivery.Closed)
        {
            delivery = await Send(delivery, now, stop);
        }
        await Change(delivery, d => DeliverySteps.Finished(d, now), stop);
    }

    private async Task<Delivery> Fire(Delivery delivery, DeadlineStep step, Instant now, CancellationToken stop)
    {
        var escalation = step.Action == StepAction.Escalate && delivery.EscalatesTo is { } desk
            ? await Escalate(delivery, step, desk, now, stop)
            : null;
        Done(log, delivery.Id, delivery.RecipientId, step.Name);
        return await Change(delivery, d => DeliverySteps.StepDone(d, step, escalation, now), stop);
    }

    private async Task<Escalation> Escalate(Delivery delivery, DeadlineStep step, string desk, Instant now, CancellationToken stop)
    {
        var item = NewDelivery.ForEscalation(delivery, step, desk, ids, now);
        await deliveries.CreateOrExisting(item, stop);
        await queues.DeliveryDue(item.RecipientId, item.Id, stop);
        return new(step.Name, desk, item.Id);
    }

    /// <summary>The escalated desk's item is stood down before this document says so: cut between, it is done again.</summary>
    private async Task<Delivery> StandDown(Delivery delivery, Escalation escalation, Instant now, CancellationToken stop)
    {
        await deliveries.Update(escalation.DeliveryId, escalation.Desk, d => DeliverySteps.StoodDown(d, now), stop);
        return await Change(delivery, d => DeliverySteps.EscalationStoodDown(d, escalation, now), stop);
    }

    private async Task<Delivery> Send(Delivery delivery, Instant now, CancellationToken stop)
    {
        await audit.Append(AuditEntry.ByPipeline(delivery.Id, "send", delivery.RecipientId, now), stop);
        await channel.Send(delivery, stop);
        Done(log, delivery.Id, delivery.RecipientId, "sent");
        return await Change(delivery, d => DeliverySteps.Sent(d, now), stop);
    }

    [LoggerMessage(LogLevel.Information, "Delivery {DeliveryId} to {Desk}: {Step}")]
    private static partial void Done(ILogger log, string deliveryId, string desk, string step);

    private Task<Delivery> Change(Delivery delivery, Func<Delivery, Delivery> change, CancellationToken stop) =>
        deliveries.Update(delivery.Id, delivery.RecipientId, change, stop);
}
