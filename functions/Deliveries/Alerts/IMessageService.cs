using NodaTime;

namespace Safeguarding.Deliveries;

/// <summary>
/// Takes an e-mail or a text message and says later what became of it. It does not know a repeat as one: whoever sends again after a cut asks
/// for the reference first. Every method throws <c>UnavailableException</c> when it must be tried again.
/// </summary>
public interface IMessageService
{
    /// <summary>False where no service is configured: nothing is sent then, and whom it would have gone to is recorded all the same.</summary>
    bool IsOn { get; }

    /// <summary>The message that was taken under this reference; null where none was.</summary>
    Task<TakenMessage?> Find(string reference, CancellationToken stop);

    /// <summary>Returns with <see cref="MessageState.Refused"/> where the service will never take it.</summary>
    Task<TakenMessage> Send(AlertMessage message, CancellationToken stop);

    /// <summary>Null where the service no longer knows the message.</summary>
    Task<MessageState?> State(string messageId, CancellationToken stop);
}

/// <summary>All that a message says: that so many items wait, by when the first is due, and where to sign in (domain 1.7).</summary>
/// <param name="To">An e-mail address or a telephone number: never logged, never stored with the message.</param>
/// <param name="Channel">"email" or "sms".</param>
/// <param name="Language">"cy" or "en".</param>
/// <param name="DueAt">The earliest deadline of the items.</param>
public sealed record AlertMessage(string Reference, string To, string Channel, string Language, int Count, Instant DueAt);

/// <param name="Id">The service's own id; null where it refused.</param>
public sealed record TakenMessage(string? Id, MessageState State);

/// <summary>What became of a message.</summary>
public enum MessageState
{
    /// <summary>Ours: made, and not known to be taken.</summary>
    New,

    /// <summary>The service has it and has not yet passed it on.</summary>
    Created,
    Sending,
    Delivered,
    PermanentFailure,
    TemporaryFailure,
    TechnicalFailure,

    /// <summary>Ours: the service said no and will say no again.</summary>
    Refused,

    /// <summary>Ours: the contact was taken off the list, or its address, before the message went.</summary>
    NoAddress,

    /// <summary>Ours: every item was answered before the message went.</summary>
    NotNeeded,

    /// <summary>Ours: asked for the last time without a final answer.</summary>
    Unknown,
}

public static class MessageStates
{
    /// <summary>It will not be read: the next contact is told. The temporary failure is the service's last word too, after its own tries.</summary>
    public static bool IsFailure(this MessageState state) => state is MessageState.PermanentFailure or MessageState.TemporaryFailure
        or MessageState.TechnicalFailure or MessageState.Refused or MessageState.NoAddress;

    public static bool IsOpen(this MessageState state) => state is MessageState.New or MessageState.Created or MessageState.Sending;
}

/// <summary>Off by configuration until the browser inbox works: a link in a message would lead nowhere.</summary>
public sealed class MessagesOff : IMessageService
{
    public bool IsOn => false;

    public Task<TakenMessage?> Find(string reference, CancellationToken stop) => throw new InvalidOperationException("Messages are off.");

    public Task<TakenMessage> Send(AlertMessage message, CancellationToken stop) => throw new InvalidOperationException("Messages are off.");

    public Task<MessageState?> State(string messageId, CancellationToken stop) => throw new InvalidOperationException("Messages are off.");
}
