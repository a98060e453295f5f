using NodaTime;
using Safeguarding.Reports;

namespace Safeguarding.Deliveries;

/// <summary>
/// What waits for one contact on one channel, and the messages that went to it: one document, so that several open items make one message.
/// Ids and times only; the address is looked up when a message goes. UTC.
/// </summary>
public sealed record AlertBox
{
    public required string Id { get; init; }
    public required string Desk { get; init; }
    public required string ContactId { get; init; }

    /// <summary>"email" or "sms".</summary>
    public required string Channel { get; init; }

    /// <summary>The change of contacts whose notice goes to the contact as it was before; null where it is the desk's list that counts.</summary>
    public string? Change { get; init; }

    /// <summary>In no message yet.</summary>
    public IReadOnlyList<AlertedItem> Waiting { get; init; } = [];

    /// <summary>When the waiting ones go; absent when none waits.</summary>
    public Instant? SendAt { get; init; }

    /// <summary>Messages that were ever made here; the next one's number is one more.</summary>
    public int Made { get; init; }
    public IReadOnlyList<BoxMessage> Messages { get; init; } = [];
    public WorkState Work { get; init; } = WorkState.None;
    public Instant? StuckAt { get; init; }

    /// <summary>Epoch milliseconds; absent when nothing is due.</summary>
    public long? NextActionAt { get; init; }

    public static string IdOf(ContactAlert alert) => string.Join('.', new[] { alert.Contact.Id, alert.Channel, alert.Change }.OfType<string>());
}

/// <summary>An item that a contact is told of, at one step of its chase.</summary>
public sealed record AlertedItem(string DeliveryId, string Step, Instant DueAt);

/// <summary>One message of a box.</summary>
/// <param name="TriedUntil">While it is new: until when whoever took it up has it alone.</param>
/// <param name="ServiceId">The message service's id; null until it is known to be taken.</param>
/// <param name="Asked">How often its state was asked for.</param>
public sealed record BoxMessage(
    int Number, string Reference, IReadOnlyList<AlertedItem> Items, Instant At, Instant? TriedUntil, MessageState State = MessageState.New,
    string? ServiceId = null, int Asked = 0)
{
    /// <summary>Items, each once whatever the steps that told of it.</summary>
    public int Count => Items.Select(i => i.DeliveryId).Distinct().Count();

    public Instant DueAt => Items.Min(i => i.DueAt);
}
