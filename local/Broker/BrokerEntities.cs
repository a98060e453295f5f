using System.Collections.Concurrent;
using Amqp;
using NodaTime;

namespace Safeguarding.Local.Broker;

/// <summary>Every queue, topic and subscription of the model, by the address that a client attaches to.</summary>
internal sealed class BrokerEntities
{
    private const string DeadLetterSuffix = "/$DeadLetterQueue";

    private readonly Dictionary<string, BrokerQueue> _sources = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, Action<Message>> _targets = new(StringComparer.OrdinalIgnoreCase);
    private readonly IClock _clock;
    private readonly Duration? _lockDuration;
    private long _sequence;

    /// <param name="lockDuration">In place of the model's, for tests that must not wait.</param>
    public BrokerEntities(BusModel model, Duration? lockDuration, IClock clock)
    {
        _clock = clock;
        _lockDuration = lockDuration;
        foreach (var queue in model.Queues)
        {
            var made = AddSource(queue.Name, queue.LockDuration, queue.MaxDeliveryCount);
            _targets[queue.Name] = message => made.Enqueue(Store(message, timeToLive: null));
        }

        foreach (var topic in model.Topics)
        {
            AddTopic(topic);
        }
    }

    public IEnumerable<BrokerQueue> Sources => _sources.Values;

    public BrokerQueue? Source(string address) => _sources.GetValueOrDefault(address);

    /// <summary>Takes a message, or null when nothing can be sent to that address.</summary>
    public Action<Message>? Target(string address) => _targets.GetValueOrDefault(address);

    private void AddTopic(TopicEntity topic)
    {
        var subscriptions = topic.Subscriptions.ToDictionary(name => name, name => AddSource(
            $"{topic.Name}/Subscriptions/{name}", topic.LockDuration, topic.MaxDeliveryCount, topic.DeadLetters, topic.DeadLetters is not null));
        var seen = new ConcurrentDictionary<string, Instant>();
        _targets[topic.Name] = message =>
        {
            var stored = Store(message, topic.TimeToLive);
            if (IsRepeat(seen, stored, Duration.FromTimeSpan(topic.DuplicateDetection)))
            {
                return;
            }

            // A correlation filter compares whole values and case; a message that fits no subscription vanishes, as on Service Bus.
            if (message.ApplicationProperties?[topic.FilterProperty] is string value && subscriptions.TryGetValue(value, out var subscription))
            {
                subscription.Enqueue(stored);
            }
        };
    }

    private static bool IsRepeat(ConcurrentDictionary<string, Instant> seen, StoredMessage message, Duration window)
    {
        if (seen.TryGetValue(message.Id, out var before) && before + window > message.EnqueuedAt)
        {
            return true;
        }

        seen[message.Id] = message.EnqueuedAt;
        return false;
    }

    private BrokerQueue AddSource(string path, TimeSpan lockDuration, int maxDeliveryCount, string? deadLettersTo = null, bool deadLettersOnExpiry = true)
    {
        var held = _lockDuration ?? Duration.FromTimeSpan(lockDuration);
        var dead = _sources[path + DeadLetterSuffix] = new BrokerQueue(path + DeadLetterSuffix, held, maxDeliveryCount: null, _clock);
        return _sources[path] = new BrokerQueue(path, held, maxDeliveryCount, _clock)
        {
            DeadLetters = message => (deadLettersTo is null ? dead : _sources[deadLettersTo]).Enqueue(message),
            DeadLettersOnExpiry = deadLettersOnExpiry,
        };
    }

    private StoredMessage Store(Message message, TimeSpan? timeToLive)
    {
        var now = _clock.GetCurrentInstant();
        // The JavaScript client cannot work with a message that has no id, and Service Bus gives it one.
        var id = message.Properties?.GetMessageId()?.ToString() ?? Guid.NewGuid().ToString("N");
        var encoded = message.Encode();
        return new StoredMessage(
            encoded.Buffer[encoded.Offset..(encoded.Offset + encoded.Length)], id, Interlocked.Increment(ref _sequence), now, Expiry(message, now, timeToLive));
    }

    private static Instant? Expiry(Message message, Instant now, TimeSpan? entitys)
    {
        var own = message.Header is { Ttl: > 0 } header ? TimeSpan.FromMilliseconds(header.Ttl) : TimeSpan.MaxValue;
        var least = own < (entitys ?? TimeSpan.MaxValue) ? own : entitys ?? TimeSpan.MaxValue;
        return least == TimeSpan.MaxValue ? null : now + Duration.FromTimeSpan(least);
    }
}
