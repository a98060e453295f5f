using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;

namespace Safeguarding.Local.Host;

/// <summary>One message from receipt to deletion, retry or the poison queue.</summary>
internal sealed class QueueMessageRun(
    QueueFunction function,
    QueueClient queue,
    QueueClient poison,
    QueueSettings settings,
    Invoker invoker,
    AppOutput output)
{
    /// <summary>How long a message stays hidden while its function runs; renewed at half time.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(10);

    public async Task RunAsync(QueueMessage message, CancellationToken stopping)
    {
        try
        {
            await HandleAsync(message, stopping);
        }
        catch (Exception error) when (error is RequestFailedException or AggregateException)
        {
            // The message becomes visible again when its lease ends.
            output.Host($"Queue {queue.Name} refused an update of message {message.MessageId}: {error.GetBaseException().Message.Split('\n')[0]}");
        }
    }

    private async Task HandleAsync(QueueMessage message, CancellationToken stopping)
    {
        if (QueueMessages.Decode(message, settings) is not { } body)
        {
            await MoveToPoisonAsync(message, message.PopReceipt, "it is not valid base64");
            return;
        }

        if (message.DequeueCount > settings.MaxDequeueCount)
        {
            await MoveToPoisonAsync(message, message.PopReceipt, "it was dequeued too often");
            return;
        }

        var (result, receipt) = await InvokeWithLeaseAsync(message, body, stopping);
        if (result.Succeeded)
        {
            await queue.DeleteMessageAsync(message.MessageId, receipt, CancellationToken.None);
        }
        else if (message.DequeueCount >= settings.MaxDequeueCount)
        {
            await MoveToPoisonAsync(message, receipt, $"{function.Name} failed {message.DequeueCount} times");
        }
        else if (!stopping.IsCancellationRequested)
        {
            await queue.UpdateMessageAsync(message.MessageId, receipt, (string?)null, settings.VisibilityTimeout, CancellationToken.None);
        }
    }

    private async Task<(InvocationResult Result, string Receipt)> InvokeWithLeaseAsync(QueueMessage message, byte[] body, CancellationToken stopping)
    {
        var receipt = message.PopReceipt;
        var running = invoker.InvokeAsync(
            function.Name, QueueMessages.Data(function, body), QueueMessages.Metadata(function, message, body), stopping);
        while (await Task.WhenAny(running, Task.Delay(Lease / 2, stopping)) != running && !stopping.IsCancellationRequested)
        {
            var renewed = await queue.UpdateMessageAsync(message.MessageId, receipt, (string?)null, Lease, CancellationToken.None);
            receipt = renewed.Value.PopReceipt;
        }

        return (await running, receipt);
    }

    private async Task MoveToPoisonAsync(QueueMessage message, string receipt, string reason)
    {
        output.Host($"Message {message.MessageId} goes to {poison.Name}: {reason}.");
        await poison.CreateIfNotExistsAsync();
        await poison.SendMessageAsync(message.Body);
        await queue.DeleteMessageAsync(message.MessageId, receipt);
    }
}
