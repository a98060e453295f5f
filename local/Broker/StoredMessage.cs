using Amqp;
using Amqp.Framing;
using Amqp.Types;
using NodaTime;

namespace Safeguarding.Local.Broker;

/// <summary>One message as the broker keeps it.</summary>
/// <param name="Encoded">The sections as the sender wrote them; what the broker says about the message is added at each delivery.</param>
internal sealed record StoredMessage(byte[] Encoded, string Id, long SequenceNumber, Instant EnqueuedAt, Instant? ExpiresAt, int DeliveryCount = 0)
{
    public string? DeadLetterSource { get; init; }

    public string? DeadLetterReason { get; init; }

    public string? DeadLetterDescription { get; init; }

    public Message Decode() => Decode(Encoded);

    public static Message Decode(byte[] encoded) => Message.Decode(new ByteBuffer(encoded, 0, encoded.Length, encoded.Length));

    /// <summary>The message as a receiver sees it.</summary>
    public Message ForDelivery(Instant lockedUntil)
    {
        var message = Decode();
        (message.Header ??= new Header()).DeliveryCount = (uint)DeliveryCount;
        (message.Properties ??= new Properties()).MessageId = Id;
        var annotations = message.MessageAnnotations ??= new MessageAnnotations();
        annotations[new Symbol("x-opt-sequence-number")] = SequenceNumber;
        annotations[new Symbol("x-opt-enqueued-time")] = EnqueuedAt.ToDateTimeUtc();
        annotations[new Symbol("x-opt-locked-until")] = lockedUntil.ToDateTimeUtc();
        if (DeadLetterSource is not null)
        {
            annotations[new Symbol("x-opt-deadletter-source")] = DeadLetterSource;
            var properties = message.ApplicationProperties ??= new ApplicationProperties();
            properties["DeadLetterReason"] = DeadLetterReason ?? "";
            properties["DeadLetterErrorDescription"] = DeadLetterDescription ?? "";
        }

        return message;
    }
}

/// <summary>A message that one receiver holds. The token is also the delivery's tag.</summary>
internal sealed record LockedMessage(Guid Token, StoredMessage Message, Instant Until);
