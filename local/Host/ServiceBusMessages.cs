using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Amqp;
using Amqp.Types;
using NodaTime;

namespace Safeguarding.Local.Host;

/// <summary>A Service Bus message in the shape in which the host hands it to the app: the body as bytes, and what the broker and the sender say beside it.</summary>
internal static class ServiceBusMessages
{
    public static JsonObject Data(ServiceBusFunction function, Message message) => new()
    {
        [function.Binding] = Convert.ToBase64String(message.Body as byte[] ?? []),
    };

    public static Instant LockedUntil(Message message) => Annotated(message, "x-opt-locked-until");

    public static JsonObject Metadata(Message message)
    {
        var enqueued = Annotated(message, "x-opt-enqueued-time");
        var expires = enqueued + Duration.FromMilliseconds(message.Header?.Ttl is > 0 and var ttl ? ttl : Duration.FromDays(14).TotalMilliseconds);
        var metadata = new JsonObject
        {
            ["MessageReceiver"] = new JsonObject(),
            ["MessageSession"] = new JsonObject(),
            ["MessageActions"] = new JsonObject(),
            ["SessionActions"] = new JsonObject(),
            ["ReceiveActions"] = new JsonObject(),
            ["Client"] = new JsonObject(),
            ["DeliveryCount"] = ((message.Header?.DeliveryCount ?? 0) + 1).ToString(CultureInfo.InvariantCulture),
            ["LockToken"] = Invoker.Encoded(new Guid(message.DeliveryTag).ToString()),
            ["ExpiresAtUtc"] = Time(expires, ""),
            ["ExpiresAt"] = Time(expires, "+00:00"),
            ["EnqueuedTimeUtc"] = Time(enqueued, ""),
            ["EnqueuedTime"] = Time(enqueued, "+00:00"),
            ["SequenceNumber"] = Convert.ToString(message.MessageAnnotations[new Symbol("x-opt-sequence-number")], CultureInfo.InvariantCulture),
            ["ApplicationProperties"] = Properties(message),
            ["UserProperties"] = Properties(message),
        };
        AddTexts(metadata, message);
        return metadata;
    }

    /// <summary>What has no value is left out.</summary>
    private static void AddTexts(JsonObject metadata, Message message)
    {
        (string Name, string? Value)[] texts =
        [
            ("MessageId", message.Properties?.GetMessageId()?.ToString()), ("ContentType", message.Properties?.ContentType?.ToString()),
            ("Subject", message.Properties?.Subject), ("Label", message.Properties?.Subject),
            ("CorrelationId", message.Properties?.GetCorrelationId()?.ToString()), ("ReplyTo", message.Properties?.ReplyTo), ("To", message.Properties?.To),
            ("DeadLetterSource", message.MessageAnnotations[new Symbol("x-opt-deadletter-source")] as string),
        ];
        foreach (var (name, value) in texts)
        {
            if (value is not null)
            {
                metadata[name] = Invoker.Encoded(value);
            }
        }
    }

    private static JsonObject Properties(Message message)
    {
        var properties = new JsonObject();
        foreach (var (name, value) in message.ApplicationProperties?.Map ?? [])
        {
            properties[name.ToString()!] = value is null ? null : JsonSerializer.SerializeToNode(value, value.GetType());
        }

        return properties;
    }

    private static Instant Annotated(Message message, string name) =>
        Instant.FromDateTimeUtc(DateTime.SpecifyKind((DateTime)message.MessageAnnotations[new Symbol(name)], DateTimeKind.Utc));

    private static string Time(Instant instant, string offset) =>
        instant.ToDateTimeUtc().ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture) + offset;
}
