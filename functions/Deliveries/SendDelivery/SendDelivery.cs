using NodaTime;
using Safeguarding.Access;
using Safeguarding.Reports;
using Safeguarding.Routing;
using Safeguarding.Telemetry;
using Safeguarding.Triggers;

namespace Safeguarding.Deliveries;

/// <summary>
/// Queue `due-deliveries` ("desk deliveryId"): does whatever is due for one delivery now. Deadline steps come first, so that a channel
/// that fails never holds an escalation back; a step that is done already is skipped.
/// </summary>
public sealed partial class SendDelivery(
    IDeliveryStore deliveries, IChannel channel, IAuditLog audit, PoisonRecord poison, Reroute reroute, RecordMatches recordMatches,
    Recomputation recomputation, ContactChase contacts, EscalationChase escalations, SendReplay replay, WebhookHandOver webhooks, IClock clock, ILogger<SendDelivery> log)
{
    public const string Queue = "due-deliveries";

    public static void Map(IEndpointRouteBuilder app) => app.MapTrigger(nameof(SendDelivery), async http =>
    {
        var message = await TriggerCall.Message(http);
        await http.RequestServices.GetRequiredService<SendDelivery>().Run(message, http.RequestAborted);
    });

    public async Task Run(string? message, CancellationToken stop)
    {
        if (DueDelivery.Read(message) is not var (desk, id))
        {
            await poison.NotAnId(Queue, message, stop);
            return;
        }
        var delivery = await deliveries.Find(id, desk, stop) ?? throw new MissingDocumentException(id);
        await Tracing.Step(
            "send-delivery", delivery.TraceParent, () => DoWhatIsDue(delivery, stop),
            (Tracing.DeliveryId, delivery.Id), (Tracing.ReportId, delivery.ReportId), (Tracing.ReportKind, delivery.Kind), (Tracing.DeskId, delivery.RecipientId));
    }

    private async Task DoWhatIsDue(Delivery delivery, CancellationToken stop)
    {
        var now = clock.GetCurrentInstant();
        delivery = await recomputation.Run(delivery, now, stop);
        foreach (var step in DeliverySteps.Due(delivery, now))
        {
            delivery = await Fire(delivery, step, now, stop);
        }
        delivery = await escalations.StandDown(delivery, now, stop);
        if (DeliverySteps.AwaitsReroute(delivery))
        {
            await reroute.Run(delivery, stop);
            delivery = await Change(delivery, d => DeliverySteps.Rerouted(d, now), stop);
        }
        if (MatchSteps.AwaitsRecord(delivery))
        {
            var confirmations = delivery.MatchConfirmations.Count;
            await recordMatches.Run(delivery, stop);
            delivery = await Change(delivery, d => MatchSteps.Recorded(d, confirmations), stop);
        }
        if (delivery.SentAt is null && !delivery.Closed)
        {
            delivery = await Send(delivery, now, stop);
            if (!WebhookSteps.IsDue(delivery, now))
            {
                // The write that says sent has finished it.
                return;
            }
        }
        else if (ReplaySteps.Awaits(delivery))
        {
            delivery = await replay.Run(delivery, now, stop);
        }
        await webhooks.WhenDue(delivery, now, stop);
        await Change(delivery, d => DeliverySteps.Finished(d, now), stop);
    }

    private async Task<Delivery> Fire(Delivery delivery, DeadlineStep step, Instant now, CancellationToken stop)
    {
        var escalation = await escalations.At(delivery, step, now, stop);
        var chosen = await contacts.At(delivery, step, now, stop);
        if (chosen.Ids is not null)
        {
            await audit.Append(AuditEntry.ByPipeline(delivery.Id, step.Name, delivery.RecipientId, now) with { Contacts = chosen.Ids }, stop);
        }
        var told = await contacts.Tell(delivery, chosen, now, stop);
        Done(log, delivery.Id, delivery.RecipientId, step.Name);
        delivery = await Change(delivery, d => DeliverySteps.StepDone(DeliverySteps.Told(d, told), step, escalation, now), stop);
        if (step.Action == StepAction.Breach)
        {
            PipelineMetrics.DeadlineBreached(delivery.Kind, delivery.RecipientId);
        }
        return delivery;
    }

    private async Task<Delivery> Send(Delivery delivery, Instant now, CancellationToken stop)
    {
        var chosen = await contacts.AtSending(delivery, now, stop);
        await audit.Append(AuditEntry.ByPipeline(delivery.Id, "send", delivery.RecipientId, now) with { Contacts = chosen.Ids }, stop);
        var messageId = ReplaySteps.MessageId(delivery);
        await Tracing.Step("send", null, () => channel.Send(delivery, messageId, stop), (Tracing.DeliveryId, delivery.Id), (Tracing.DeskId, delivery.RecipientId));
        var told = await contacts.Tell(delivery, chosen, now, stop);
        if (chosen.DeskHasNobody)
        {
            await escalations.WithoutContact(delivery, now, stop);
        }
        var nudged = await webhooks.AtSending(delivery, now, stop);
        Done(log, delivery.Id, delivery.RecipientId, "sent");
        delivery = await Change(delivery, d => SentLast(ReplaySteps.Ended(DeliverySteps.Sent(nudged(DeliverySteps.Told(d, told)), now), messageId, sent: true, now), now), stop);
        PipelineMetrics.DeliverySent(delivery.Kind, delivery.RecipientId);
        return delivery;
    }

    /// <summary>Finished in the write that says sent, but for a webhook's nudge: that is handed over between the two, once it stands.</summary>
    private static Delivery SentLast(Delivery sent, Instant now) => WebhookSteps.IsDue(sent, now) ? sent : DeliverySteps.Finished(sent, now);

    [LoggerMessage(LogLevel.Information, "Delivery {DeliveryId} to {Desk}: {Step}")]
    private static partial void Done(ILogger log, string deliveryId, string desk, string step);

    private Task<Delivery> Change(Delivery delivery, Func<Delivery, Delivery> change, CancellationToken stop) =>
        deliveries.Update(delivery.Id, delivery.RecipientId, change, stop);
}
