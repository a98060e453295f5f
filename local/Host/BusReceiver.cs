using Amqp;
using Amqp.Framing;
using Amqp.Types;
using NodaTime;

namespace Safeguarding.Local.Host;

/// <summary>A connection that receives from one entity under peek-lock, as the host's own client does.</summary>
internal sealed class BusReceiver : IAsyncDisposable
{
    private const string TokenType = "servicebus.windows.net:sastoken";

    // The library does not say when the broker has answered a drain.
    private static readonly TimeSpan DrainWait = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly Connection _connection;
    private readonly Session _session;
    private readonly SemaphoreSlim _managing = new(1, 1);
    private ReceiverLink? _receiver;
    private bool _isAsking;
    private (SenderLink Requests, ReceiverLink Replies)? _management;

    private BusReceiver(Connection connection)
    {
        _connection = connection;
        _session = new Session(connection);
    }

    public bool IsClosed => _connection.IsClosed || _receiver is not { IsClosed: false };

    public static async Task<BusReceiver> ConnectAsync(BusAddress address, string entity, IClock clock)
    {
        var factory = new ConnectionFactory();
        factory.SASL.Profile = Amqp.Sasl.SaslProfile.Anonymous;
        var receiver = new BusReceiver(await factory.CreateAsync(address.Amqp));
        try
        {
            await receiver.AttachAsync(address, entity, clock);
            return receiver;
        }
        catch
        {
            await receiver.DisposeAsync();
            throw;
        }
    }

    /// <summary>The next message, or null when none came in that time. One is asked for at once, and stays asked for until it came.</summary>
    public async Task<Message?> ReceiveAsync(TimeSpan wait)
    {
        if (!_isAsking)
        {
            _receiver!.SetCredit(1, CreditMode.Manual);
            _isAsking = true;
        }

        var message = await _receiver!.ReceiveAsync(wait);
        _isAsking = message is null;
        return message;
    }

    /// <summary>After this nothing more comes; what was on its way goes back as it was.</summary>
    public async Task StopAskingAsync()
    {
        if (!_isAsking)
        {
            return;
        }

        _receiver!.SetCredit(1, CreditMode.Drain);
        if (await _receiver.ReceiveAsync(DrainWait) is { } message)
        {
            _receiver.Release(message);
        }

        _isAsking = false;
    }

    public void Complete(Message message) => _receiver!.Accept(message);

    /// <summary>Back to the queue, counted.</summary>
    public void Abandon(Message message) => _receiver!.Modify(message, deliveryFailed: true);

    public async Task RenewLockAsync(Message message)
    {
        var request = new Message(new Map { ["lock-tokens"] = new[] { new Guid(message.DeliveryTag) } })
        {
            ApplicationProperties = new ApplicationProperties { ["operation"] = "com.microsoft:renew-lock" },
        };
        var status = await AskAsync(_management!.Value.Requests, _management.Value.Replies, request);
        if (status != 200)
        {
            throw new AmqpException("com.microsoft:message-lock-lost", $"The lock was not renewed ({status}).");
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _connection.CloseAsync(TimeSpan.FromSeconds(1), null).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _managing.Dispose();
    }

    private async Task AttachAsync(BusAddress address, string entity, IClock clock)
    {
        var (requests, replies) = Pair("$cbs");
        // Long enough for any local run; what runs longer is refused, and connects again.
        var until = clock.GetCurrentInstant() + Duration.FromDays(1);
        var audience = $"sb://{address.Host}/{entity}";
        var request = new Message(address.Sign(audience, until))
        {
            ApplicationProperties = new ApplicationProperties { ["operation"] = "put-token", ["type"] = TokenType, ["name"] = audience },
        };
        if (await AskAsync(requests, replies, request) is not (200 or 202))
        {
            throw new AmqpException(ErrorCode.UnauthorizedAccess, $"The key is not good for {entity}.");
        }

        _management = Pair($"{entity}/$management");
        _receiver = new ReceiverLink(_session, $"host-{Guid.NewGuid():N}", entity);
    }

    private (SenderLink Requests, ReceiverLink Replies) Pair(string node)
    {
        var name = $"{node}-{Guid.NewGuid():N}";
        var replies = new ReceiverLink(
            _session, $"replies-{name}", new Attach { Source = new Source { Address = node }, Target = new Target { Address = $"replies-{name}" } }, null);
        return (new SenderLink(_session, $"requests-{name}", node), replies);
    }

    private async Task<int> AskAsync(SenderLink requests, ReceiverLink replies, Message request)
    {
        request.Properties = new Properties { MessageId = Guid.NewGuid().ToString("N"), ReplyTo = replies.Name };
        await _managing.WaitAsync();
        try
        {
            await requests.SendAsync(request, Patience);
            using var reply = await replies.ReceiveAsync(Patience) ?? throw new TimeoutException("The broker did not answer a request.");
            replies.Accept(reply);
            return Convert.ToInt32(reply.ApplicationProperties["status-code"] ?? reply.ApplicationProperties["statusCode"], System.Globalization.CultureInfo.InvariantCulture);
        }
        finally
        {
            _managing.Release();
        }
    }
}
