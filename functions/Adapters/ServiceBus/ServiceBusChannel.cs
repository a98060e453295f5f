using System.Text.Json;
using Amqp;
using Amqp.Framing;
using CloudNative.CloudEvents;
using CloudNative.CloudEvents.SystemTextJson;
using NodaTime;
using NodaTime.Text;
using Safeguarding.Deliveries;
using Safeguarding.Reports;

namespace Safeguarding.Adapters;

/// <summary>
/// Topic `outbound-deliveries`: one message per delivery, for the subscription of its desk alone. The message id is the delivery's, so that an
/// automatic retry is dropped by the broker or known to the receiver (design 4, rule 7); an operator's replay has an id of its own and the delivery's
/// as a property. Subject and properties are ids, codes and times; the
/// body is a CloudEvents 1.0 JSON event whose data are what GET /api/deliveries/{id} answers this desk.
/// </summary>
internal sealed class ServiceBusChannel(BusSender sender, IClock clock) : IChannel
{
    public const string Topic = "outbound-deliveries";
    public const string EventType = "safeguarding-pipeline.delivery";

    /// <summary>Service Bus takes 256 KiB with all headers in its standard tier; what is larger goes as a reference to the inbox (design 4, rule 6).</summary>
    internal const int MostBytes = 224 * 1024;

    private static readonly Uri Source = new("urn:safeguarding-pipeline");

    private static readonly JsonEventFormatter Formatter = new(PipelineJson.Options, default);

    public Task Send(Delivery delivery, string messageId, CancellationToken stop)
    {
        var item = OpenedDelivery.Of(delivery, clock.GetCurrentInstant());
        var body = Event(delivery, item);
        if (body.Length > MostBytes)
        {
            body = Event(delivery, new InInbox(item.Delivery, $"/api/deliveries/{delivery.Id}"));
        }
        return sender.Send(Topic, () => Message(delivery, messageId, body), stop);
    }

    private static ReadOnlyMemory<byte> Event<T>(Delivery delivery, T data) => Formatter.EncodeStructuredModeMessage(
        new CloudEvent
        {
            Id = delivery.Id,
            Source = Source,
            Type = EventType,
            Subject = delivery.Kind,
            Time = delivery.CreatedAt.ToDateTimeOffset(),
            DataContentType = "application/json",
            Data = JsonSerializer.SerializeToElement(data, PipelineJson.Options),
        }, out _);

    private static Message Message(Delivery delivery, string messageId, ReadOnlyMemory<byte> body)
    {
        var message = new Message
        {
            Header = new() { Durable = true },
            Properties = new() { MessageId = messageId, Subject = delivery.Kind, ContentType = "application/cloudevents+json; charset=utf-8" },
            ApplicationProperties = new()
            {
                ["recipientId"] = delivery.RecipientId,
                ["kind"] = delivery.Kind,
                ["priority"] = delivery.Urgent ? "urgent" : "normal",
                ["dueAt"] = InstantPattern.ExtendedIso.Format(Instant.FromUnixTimeMilliseconds(delivery.DueAt)),
            },
            BodySection = new Data { Binary = body.ToArray() },
        };
        if (messageId != delivery.Id)
        {
            message.ApplicationProperties["deliveryId"] = delivery.Id;
        }
        return message;
    }

    /// <summary>In place of a content that is too large for a message.</summary>
    private sealed record InInbox(DeliverySummary Delivery, string Inbox);
}
