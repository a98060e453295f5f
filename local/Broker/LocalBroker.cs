using System.Net.Sockets;
using Amqp.Listener;
using NodaTime;
using Safeguarding.Local.Host;

namespace Safeguarding.Local.Broker;

/// <summary>
/// Stands for Azure Service Bus on loopback: AMQP 1.0 over plain TCP, in memory, served to Microsoft's own clients. It does not do peek,
/// deferral, scheduling, sessions or transactions.
/// </summary>
public sealed class LocalBroker : IAsyncDisposable
{
    private const string KeyName = "local";
    private const string Key = "bG9jYWwtc2VydmljZS1idXMta2V5";

    private static readonly Duration TickEvery = Duration.FromMilliseconds(200);

    private readonly BrokerEntities _entities;
    private readonly IClock _clock;
    private readonly CancellationTokenSource _stopping = new();
    private readonly int _port;
    private ContainerHost? _host;
    private Task _ticking = Task.CompletedTask;

    private LocalBroker(BrokerEntities entities, int port, IClock clock)
    {
        _entities = entities;
        _port = port;
        _clock = clock;
    }

    public BrokerFaults Faults { get; } = new();

    /// <summary>In the form that Microsoft's clients take for their emulator: plain TCP on this port.</summary>
    public string ConnectionString => $"Endpoint=sb://127.0.0.1:{_port};SharedAccessKeyName={KeyName};SharedAccessKey={Key};UseDevelopmentEmulator=true";

    public static LocalBroker Start(BusModel model, PortChoice port, Duration? lockDuration, IClock clock)
    {
        var broker = new LocalBroker(new BrokerEntities(model, lockDuration, clock), port.Port ?? LoopbackServer.FreePort(), clock);
        try
        {
            broker.Open();
        }
        catch (SocketException error) when (port.Port is not null)
        {
            throw new LocalStackException(
                $"Port {port.Port} ({port.Option}) is taken: stop the program that uses it, choose another, or leave {port.Option} out to get a free one.",
                error);
        }

        broker._ticking = broker.TickAsync();
        return broker;
    }

    /// <summary>What an entity holds, locked or not, in order: "reports-in", "receipts/Subscriptions/police.gwent", and with "/$DeadLetterQueue".</summary>
    public IReadOnlyList<BusMessage> Look(string address) =>
        [.. (_entities.Source(address) ?? throw new LocalStackException($"The broker has no {address}.")).Content.Select(BusMessage.Of)];

    /// <summary>Drops every connection and takes no new one until <see cref="Open"/>; messages stay, locks run out.</summary>
    public void Close()
    {
        _host?.Close();
        _host = null;
    }

    public void Open()
    {
        _host = new ContainerHost([$"amqp://127.0.0.1:{_port}"]);
        _host.Listeners[0].SASL.EnableAnonymousMechanism = true;
        _host.Listeners[0].HandlerFactory = _ => new ConnectionHandler();
        _host.RegisterLinkProcessor(new BrokerLinks(_entities, new SharedAccess(Key), Faults, _clock));
        _host.Open();
    }

    /// <summary>Ends every lock and every message whose time is over at that instant, as if it had come.</summary>
    public void Expire(string address, Instant at) =>
        (_entities.Source(address) ?? throw new LocalStackException($"The broker has no {address}.")).Expire(at);

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _ticking.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Close();
        _stopping.Dispose();
    }

    private async Task TickAsync()
    {
        while (!_stopping.IsCancellationRequested)
        {
            await Task.Delay(TickEvery.ToTimeSpan(), _stopping.Token);
            foreach (var source in _entities.Sources)
            {
                source.Tick();
            }
        }
    }
}

/// <summary>A message as a test looks at it.</summary>
public sealed record BusMessage(
    string Id, string? Subject, string? CorrelationId, string? ContentType, IReadOnlyDictionary<string, object?> Properties, byte[] Body, int DeliveryCount)
{
    public string Text => System.Text.Encoding.UTF8.GetString(Body);

    internal static BusMessage Of(StoredMessage stored)
    {
        var message = stored.ForDelivery(stored.EnqueuedAt);
        var properties = message.ApplicationProperties?.Map.ToDictionary(item => item.Key.ToString()!, item => (object?)item.Value) ?? [];
        return new BusMessage(
            stored.Id, message.Properties.Subject, message.Properties.GetCorrelationId()?.ToString(), message.Properties.ContentType?.ToString(),
            properties, message.Body as byte[] ?? [], stored.DeliveryCount);
    }
}
