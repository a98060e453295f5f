using NodaTime;

namespace Safeguarding.Local.Broker;

/// <summary>
/// What is received from: a queue, a subscription or the dead-letter queue of one. Peek-lock with expiry, delivery count and
/// dead-lettering; messages in order of arrival.
/// </summary>
internal sealed class BrokerQueue(string path, Duration lockDuration, int? maxDeliveryCount, IClock clock)
{
    private readonly Lock _gate = new();
    private readonly LinkedList<StoredMessage> _waiting = [];
    private readonly Dictionary<Guid, LockedMessage> _locked = [];

    /// <summary>Raised outside of any lock when there may be something to receive.</summary>
    public event Action? Arrived;

    public string Path => path;

    /// <summary>Where dead letters go; null in a dead-letter queue, which keeps everything.</summary>
    public Action<StoredMessage>? DeadLetters { get; init; }

    /// <summary>Whether a message that expires is dead-lettered; else it vanishes.</summary>
    public bool DeadLettersOnExpiry { get; init; } = true;

    public IReadOnlyList<StoredMessage> Content
    {
        get
        {
            lock (_gate)
            {
                return [.. _locked.Values.Select(held => held.Message).Concat(_waiting).OrderBy(message => message.SequenceNumber)];
            }
        }
    }

    public void Enqueue(StoredMessage message)
    {
        lock (_gate)
        {
            _waiting.AddLast(message);
        }

        Arrived?.Invoke();
    }

    public LockedMessage? TryLock()
    {
        lock (_gate)
        {
            if (_waiting.First is not { } first)
            {
                return null;
            }

            _waiting.RemoveFirst();
            var held = new LockedMessage(Guid.NewGuid(), first.Value, clock.GetCurrentInstant() + lockDuration);
            return _locked[held.Token] = held;
        }
    }

    /// <summary>False when the lock was lost before.</summary>
    public bool Complete(Guid token) => Take(token) is not null;

    /// <summary>Puts the message back, counted; at the most deliveries it is dead-lettered.</summary>
    public bool Abandon(Guid token) => Return(token, counted: true);

    /// <summary>Puts back what never reached its receiver.</summary>
    public bool Release(Guid token) => Return(token, counted: false);

    public bool DeadLetter(Guid token, string? reason, string? description)
    {
        if (Take(token) is not { } held)
        {
            return false;
        }

        MoveToDeadLetters(held.Message, reason, description);
        return true;
    }

    /// <summary>Null when the lock was lost before.</summary>
    public Instant? Renew(Guid token)
    {
        lock (_gate)
        {
            return _locked.TryGetValue(token, out var held)
                ? (_locked[token] = held with { Until = clock.GetCurrentInstant() + lockDuration }).Until
                : null;
        }
    }

    /// <summary>Ends locks and messages whose time is over.</summary>
    public void Tick() => Expire(clock.GetCurrentInstant());

    /// <summary>Ends locks and messages as if it were this late.</summary>
    public void Expire(Instant now)
    {
        List<Guid> lost;
        List<StoredMessage> expired;
        lock (_gate)
        {
            lost = [.. _locked.Values.Where(held => held.Until <= now).Select(held => held.Token)];
            expired = [.. _waiting.Where(message => message.ExpiresAt <= now)];
            expired.ForEach(message => _waiting.Remove(message));
        }

        lost.ForEach(token => Abandon(token));
        if (DeadLettersOnExpiry)
        {
            expired.ForEach(message => MoveToDeadLetters(message, "TTLExpiredException", "The message expired and was dead lettered."));
        }
    }

    private LockedMessage? Take(Guid token)
    {
        lock (_gate)
        {
            return _locked.Remove(token, out var held) ? held : null;
        }
    }

    private bool Return(Guid token, bool counted)
    {
        if (Take(token) is not { } held)
        {
            return false;
        }

        var message = counted ? held.Message with { DeliveryCount = held.Message.DeliveryCount + 1 } : held.Message;
        if (DeadLetters is not null && message.DeliveryCount >= maxDeliveryCount)
        {
            MoveToDeadLetters(message, "MaxDeliveryCountExceeded", "The message was delivered as often as the entity allows.");
            return true;
        }

        lock (_gate)
        {
            // Before whatever arrived later, as on Service Bus.
            var next = _waiting.First;
            while (next is not null && next.Value.SequenceNumber < message.SequenceNumber)
            {
                next = next.Next;
            }

            _ = next is null ? _waiting.AddLast(message) : _waiting.AddBefore(next, message);
        }

        Arrived?.Invoke();
        return true;
    }

    private void MoveToDeadLetters(StoredMessage message, string? reason, string? description)
    {
        if (DeadLetters is null)
        {
            Enqueue(message);
            return;
        }

        DeadLetters(message with
        {
            DeliveryCount = 0,
            ExpiresAt = null,
            DeadLetterSource = path,
            DeadLetterReason = reason,
            DeadLetterDescription = description,
        });
    }
}
