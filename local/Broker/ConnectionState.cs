using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Amqp;
using NodaTime;

namespace Safeguarding.Local.Broker;

/// <summary>What the broker knows of one connection: until when it may use which addresses, and where its replies go.</summary>
internal sealed class ConnectionState
{
    private static readonly ConditionalWeakTable<IConnection, ConnectionState> Known = [];

    private readonly ConcurrentDictionary<string, Instant> _allowedUntil = new(StringComparer.OrdinalIgnoreCase);

    public ConcurrentDictionary<string, ReplyEndpoint> Replies { get; } = new();

    public static ConnectionState Of(Link link) => Known.GetOrCreateValue(link.Session.Connection);

    public void Allow(string path, Instant until) => _allowedUntil[path] = until;

    /// <summary>A token for an address is good for everything below it.</summary>
    public bool Allows(string address, Instant now) => _allowedUntil.Any(item =>
        item.Value > now && (address + "/").StartsWith(item.Key + "/", StringComparison.OrdinalIgnoreCase));
}
