using Azure.Storage.Queues;
using NodaTime;
using Safeguarding.Deliveries;
using Safeguarding.Reports;

namespace Safeguarding.Adapters;

/// <summary>The work queues. Their messages are ids only, base64-encoded as host.json says (design 4, rule 3).</summary>
public sealed class StorageQueues(QueueServiceClient service) : IWorkQueues
{
    /// <summary>An id that waits must outlive any outage; the sweep finds the item anyway.</summary>
    private static readonly TimeSpan NeverExpires = TimeSpan.FromSeconds(-1);

    private readonly QueueClient _accepted = service.GetQueueClient(CreateDeliveries.Queue);
    private readonly QueueClient _due = service.GetQueueClient(SendDelivery.Queue);
    private readonly QueueClient _alerts = service.GetQueueClient(SendAlert.Queue);
    private readonly QueueClient _webhooks = service.GetQueueClient(SendWebhook.Queue);

    public Task ReportAccepted(string reportId, CancellationToken stop) => Send(_accepted, reportId, stop);

    public Task DeliveryDue(string desk, string deliveryId, CancellationToken stop) => Send(_due, new DueDelivery(desk, deliveryId).ToString(), stop);

    public Task AlertDue(string boxId, Duration after, CancellationToken stop) => Send(_alerts, boxId, stop, after);

    public Task WebhookDue(string desk, string deliveryId, Duration after, CancellationToken stop) => Send(_webhooks, new DueDelivery(desk, deliveryId).ToString(), stop, after);

    public async Task DrainPoison(Func<PoisonMessage, Task> record, CancellationToken stop)
    {
        foreach (var name in new[] { CreateDeliveries.Queue, SendDelivery.Queue, SendAlert.Queue, SendWebhook.Queue })
        {
            var queue = service.GetQueueClient($"{name}-poison");
            var messages = await StorageCall.Run("queues", stop, async limit => (await queue.ReceiveMessagesAsync(32, TimeSpan.FromMinutes(1), limit)).Value);
            foreach (var message in messages)
            {
                await record(new(name, message.MessageId, message.Body.ToMemory()));
                await StorageCall.Run("queues", stop, limit => queue.DeleteMessageAsync(message.MessageId, message.PopReceipt, limit));
            }
        }
    }

    private static Task Send(QueueClient queue, string message, CancellationToken stop, Duration after = default) =>
        StorageCall.Run("queues", stop, limit => queue.SendMessageAsync(message, after.ToTimeSpan(), timeToLive: NeverExpires, cancellationToken: limit));
}
