using NodaTime;
using Safeguarding.Access;

namespace Safeguarding.Deliveries;

/// <summary>
/// Sends an item once more on its desk's channel and tells no contact: they were told when it was first sent, and are told again at each step.
/// Cut after the channel took it, it goes again under the same message id.
/// </summary>
public sealed class SendReplay(IDeliveryStore deliveries, IChannel channel, WebhookHandOver webhooks, IAuditLog audit)
{
    public async Task<Delivery> Run(Delivery delivery, Instant now, CancellationToken stop)
    {
        var messageId = ReplaySteps.MessageId(delivery);
        var sends = !ReplaySteps.IsClosed(delivery);
        if (sends)
        {
            await audit.Append(AuditEntry.ByPipeline(delivery.Id, "send-replay", delivery.RecipientId, now), stop);
            await channel.Send(delivery, messageId, stop);
        }
        var nudged = await webhooks.AtSending(delivery, now, stop);
        return await deliveries.Update(delivery.Id, delivery.RecipientId, d => ReplaySteps.Ended(sends ? nudged(d) : d, messageId, sends, now), stop);
    }
}
