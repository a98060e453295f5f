using NodaTime;
using Safeguarding.Directory;
using Safeguarding.Reports;

namespace Safeguarding.Deliveries;

/// <summary>
/// All that the worker of deliveries knows of webhooks: it marks a nudge with the sending and hands it to a worker of its own when it is due, so that no
/// deadline step ever waits for a receiver.
/// </summary>
public sealed class WebhookHandOver(IDirectory directory, IWorkQueues queues)
{
    /// <summary>What to write with the sending: a nudge where the directory has a webhook for the desk.</summary>
    public async Task<Func<Delivery, Delivery>> AtSending(Delivery delivery, Instant now, CancellationToken stop) =>
        (await directory.RecentWith(delivery.RecipientId, stop)).Desks.Desk(delivery.RecipientId)?.Webhook is null ? d => d : d => WebhookSteps.Armed(d, now);

    /// <summary>May be done again: a second message finds nothing due.</summary>
    public Task WhenDue(Delivery delivery, Instant now, CancellationToken stop) =>
        WebhookSteps.IsDue(delivery, now) ? queues.Wake(new QueuedWork.Webhook(delivery.RecipientId, delivery.Id), stop) : Task.CompletedTask;
}
