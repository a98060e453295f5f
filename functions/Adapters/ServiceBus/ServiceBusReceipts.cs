using Amqp;
using Amqp.Framing;
using Safeguarding.Reports;

namespace Safeguarding.Adapters;

/// <summary>Topic `receipts`: each message for the subscription of its sender alone.</summary>
internal sealed class ServiceBusReceipts(BusSender sender) : IReceipts
{
    public const string Topic = "receipts";

    public Task Tell(ReceiptMessage message, CancellationToken stop) => sender.Send(Topic, () => ToMessage(message), stop);

    private static Message ToMessage(ReceiptMessage message)
    {
        var properties = new Properties { MessageId = message.Id, Subject = message.Subject, ContentType = message.MediaType };
        if (message.InReplyTo is { } id)
        {
            properties.CorrelationId = id;
        }
        return new()
        {
            Header = new() { Durable = true },
            Properties = properties,
            ApplicationProperties = new() { ["senderId"] = message.SenderId },
            BodySection = new Data { Binary = message.Body.ToArray() },
        };
    }
}
