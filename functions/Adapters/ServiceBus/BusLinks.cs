using System.Collections.Concurrent;
using Amqp;
using Amqp.Framing;
using NodaTime;

namespace Safeguarding.Adapters;

/// <summary>
/// One connection with its links, one per topic, and a token for each that is renewed before it expires. When anything of it fails, all of
/// it is thrown away: whoever sends next makes a new one.
/// </summary>
internal sealed class BusLinks : IAsyncDisposable
{
    private const string TokenNode = "$cbs";
    private const int IdleMilliseconds = 60_000;

    /// <summary>Part of a token's life after which the next one is put; at the least one second before nothing is left.</summary>
    private const double RenewAfter = 0.8;

    private readonly BusSetup _setup;
    private readonly IClock _clock;
    private readonly Connection _connection;
    private readonly Session _session;
    private readonly SenderLink _requests;
    private readonly ReceiverLink _replies;
    private readonly ConcurrentDictionary<string, SenderLink> _senders = [];
    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly CancellationTokenSource _closing = new();

    private BusLinks(BusSetup setup, IClock clock, Connection connection)
    {
        (_setup, _clock, _connection) = (setup, clock, connection);
        _session = new(connection);
        var replyTo = $"replies-{Guid.NewGuid():N}";
        _replies = new(_session, replyTo, new Attach { Source = new Source { Address = TokenNode }, Target = new Target { Address = replyTo } }, null);
        _requests = new(_session, $"requests-{replyTo}", TokenNode);
    }

    /// <summary>Longest wait for an answer of the broker.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public bool IsClosed => _connection.IsClosed || _session.IsClosed || _senders.Values.Any(s => s.IsClosed);

    public static async Task<BusLinks> Open(BusSetup setup, IClock clock, CancellationToken stop)
    {
        var factory = new ConnectionFactory();
        factory.AMQP.IdleTimeout = IdleMilliseconds;
        factory.SASL.Profile = Amqp.Sasl.SaslProfile.Anonymous;
        var connection = await factory.CreateAsync(setup.Address, stop);
        try
        {
            return new(setup, clock, connection);
        }
        catch
        {
            connection.Close(TimeSpan.Zero, null);
            throw;
        }
    }

    /// <summary>Returns only when the broker has accepted the message; any other outcome throws.</summary>
    public async Task Send(string topic, Message message, CancellationToken stop)
    {
        var sender = await Sender(topic, stop);
        await sender.SendAsync(message, Patience).WaitAsync(stop);
    }

    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        await _connection.CloseAsync(TimeSpan.FromSeconds(1), null).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task<SenderLink> Sender(string topic, CancellationToken stop)
    {
        await _gate.WaitAsync(stop);
        try
        {
            if (!_senders.TryGetValue(topic, out var sender))
            {
                var until = await PutToken(topic, stop);
                _senders[topic] = sender = new(_session, $"{topic}-{Guid.NewGuid():N}", topic);
                _ = KeepToken(topic, until);
            }
            return sender;
        }
        finally
        {
            _gate.Release();
        }
    }

    private async Task<Instant> PutToken(string topic, CancellationToken stop)
    {
        var audience = $"sb://{_setup.Namespace}/{topic}";
        var token = await _setup.Tokens.For(audience, stop);
        var request = new Message(token.Value)
        {
            Properties = new() { MessageId = Guid.NewGuid().ToString("N"), ReplyTo = _replies.Name },
            ApplicationProperties = new() { ["operation"] = "put-token", ["type"] = token.Type, ["name"] = audience },
        };
        await _requests.SendAsync(request, Patience).WaitAsync(stop);
        using var reply = await _replies.ReceiveAsync(Patience).WaitAsync(stop) ?? throw new TimeoutException();
        _replies.Accept(reply);
        // An answer to a request that was given up before is no answer to this one.
        return reply.Properties?.CorrelationId == request.Properties.MessageId && reply.ApplicationProperties["status-code"] is 200 or 202 ? token.Until : throw new AmqpException(ErrorCode.UnauthorizedAccess, null);
    }

    /// <summary>A token that cannot be renewed ends the connection, and the next message meets a new one.</summary>
    private async Task KeepToken(string topic, Instant until)
    {
        try
        {
            while (true)
            {
                var left = until - _clock.GetCurrentInstant();
                await Task.Delay(Duration.Max(left * RenewAfter, Duration.FromMilliseconds(200)).ToTimeSpan(), _closing.Token);
                await _gate.WaitAsync(_closing.Token);
                try
                {
                    until = await PutToken(topic, _closing.Token);
                }
                finally
                {
                    _gate.Release();
                }
            }
        }
        catch (Exception) when (!_closing.IsCancellationRequested)
        {
            await DisposeAsync();
        }
        catch (OperationCanceledException)
        {
            // The connection is being closed.
        }
    }
}
