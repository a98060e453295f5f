using System.Text;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using Safeguarding.Deliveries;
using Safeguarding.Reports;
using Safeguarding.Triggers;

namespace Safeguarding.Adapters;

/// <summary>The work queues. Their messages are ids only, base64-encoded as host.json says (design 4, rule 3).</summary>
/// <param name="asStored">The same queues without that encoding: what lies in a poison queue need not have it.</param>
public sealed partial class StorageQueues(QueueServiceClient service, QueueServiceClient asStored, ILogger<StorageQueues> log) : IWorkQueues
{
    /// <summary>An id that waits must outlive any outage; the sweep finds the item anyway.</summary>
    private static readonly TimeSpan NeverExpires = TimeSpan.FromSeconds(-1);

    private readonly QueueClient _accepted = service.GetQueueClient(CreateDeliveries.Queue);
    private readonly QueueClient _due = service.GetQueueClient(SendDelivery.Queue);
    private readonly QueueClient _alerts = service.GetQueueClient(SendAlert.Queue);
    private readonly QueueClient _webhooks = service.GetQueueClient(SendWebhook.Queue);

    public Task Enqueue(QueuedWork work, CancellationToken stop)
    {
        var (queue, message) = work switch
        {
            QueuedWork.Report report => (_accepted, report.Id),
            QueuedWork.Delivery delivery => (_due, new DueDelivery(delivery.Desk, delivery.Id).ToString()),
            QueuedWork.Alert alert => (_alerts, alert.Id),
            QueuedWork.Webhook webhook => (_webhooks, new DueDelivery(webhook.Desk, webhook.Id).ToString()),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        return StorageCall.Run("queues", stop, limit => queue.SendMessageAsync(message, work.After.ToTimeSpan(), timeToLive: NeverExpires, cancellationToken: limit));
    }

    public async Task<bool> Wake(QueuedWork work, CancellationToken stop)
    {
        try
        {
            await Enqueue(work, stop);
            return true;
        }
        catch (Exception e) when (!stop.IsCancellationRequested)
        {
            LeftToSweep(log, work.Id, (e is UnavailableException ? e.InnerException ?? e : e).GetType().Name);
            return false;
        }
    }

    public async Task DrainPoison(Func<PoisonMessage, Task> record, CancellationToken stop)
    {
        foreach (var name in new[] { CreateDeliveries.Queue, SendDelivery.Queue, SendAlert.Queue, SendWebhook.Queue })
        {
            var queue = asStored.GetQueueClient($"{name}-poison");
            var messages = await StorageCall.Run("queues", stop, async limit => (await queue.ReceiveMessagesAsync(32, TimeSpan.FromMinutes(1), limit)).Value);
            foreach (var message in messages)
            {
                await Drain(queue, name, message, record, stop);
            }
        }
    }

    /// <summary>A message that cannot be worked off comes back after its minute.</summary>
    private async Task Drain(QueueClient queue, string name, QueueMessage message, Func<PoisonMessage, Task> record, CancellationToken stop)
    {
        try
        {
            await record(new(name, message.MessageId, Decoded(message)));
            await StorageCall.Run("queues", stop, limit => queue.DeleteMessageAsync(message.MessageId, message.PopReceipt, limit));
        }
        catch (Exception e) when (!stop.IsCancellationRequested)
        {
            PoisonStays(log, name, message.MessageId, e.GetType().Name);
        }
    }

    /// <summary>What was encoded, or the text itself where nobody encoded it.</summary>
    private static byte[] Decoded(QueueMessage message)
    {
        var text = message.Body.ToString();
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var length) ? bytes[..length] : Encoding.UTF8.GetBytes(text);
    }

    [LoggerMessage(LogLevel.Warning, "The queue did not take {Id} ({Type}); it is left to the sweep")]
    private static partial void LeftToSweep(ILogger log, string id, string type);

    [LoggerMessage(LogLevel.Error, "The poison message {MessageId} of {Queue} could not be recorded: {Type}")]
    private static partial void PoisonStays(ILogger log, string queue, string messageId, string type);
}
