using System.Collections.Concurrent;

namespace Safeguarding.Local.Broker;

/// <summary>What may go wrong with a message that a client sends.</summary>
public enum BrokerFault
{
    /// <summary>Refused as Service Bus refuses under load.</summary>
    Busy,

    /// <summary>Given back, neither accepted nor refused.</summary>
    Release,

    /// <summary>Never answered and never stored.</summary>
    Hang,

    /// <summary>Stored, but the answer never comes: the sender cannot know.</summary>
    StoreThenHang,

    /// <summary>The connection is closed in place of an answer.</summary>
    Disconnect,
}

/// <summary>Faults on demand, each for the next messages to one address.</summary>
public sealed class BrokerFaults
{
    private readonly ConcurrentDictionary<string, ConcurrentQueue<BrokerFault>> _set = new(StringComparer.OrdinalIgnoreCase);

    public void Set(string address, BrokerFault fault, int times = 1)
    {
        var queue = _set.GetOrAdd(address, _ => new());
        for (var i = 0; i < times; i++)
        {
            queue.Enqueue(fault);
        }
    }

    public void Clear() => _set.Clear();

    internal BrokerFault? Take(string address) => _set.TryGetValue(address, out var queue) && queue.TryDequeue(out var fault) ? fault : null;
}
