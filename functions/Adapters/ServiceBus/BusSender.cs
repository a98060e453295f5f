using System.Net.Sockets;
using Amqp;
using NodaTime;
using Safeguarding.Triggers;

namespace Safeguarding.Adapters;

/// <summary>
/// Sends to topics of Service Bus over AMQP 1.0. Links are kept and reused; after a failure they are made anew, with a pause before each
/// attempt. Only the broker's "accepted" returns: whatever else happens throws, and the caller's work is tried again with the same message id.
/// </summary>
internal sealed partial class BusSender(BusSetup setup, IClock clock, ILogger<BusSender> log) : IAsyncDisposable
{
    /// <summary>Before the second and the third attempt; after that the message goes back to whoever sent it here.</summary>
    private static readonly TimeSpan[] Pauses = [TimeSpan.FromMilliseconds(250), TimeSpan.FromSeconds(1)];

    private readonly SemaphoreSlim _gate = new(1, 1);
    private BusLinks? _links;

    /// <param name="message">Made anew for each attempt: one that was handed to a link belongs to it.</param>
    public async Task Send(string topic, Func<Message> message, CancellationToken stop)
    {
        for (var attempt = 0; ; attempt++)
        {
            BusLinks? links = null;
            try
            {
                links = await Links(stop);
                await links.Send(topic, message(), stop);
                return;
            }
            catch (Exception e) when (!stop.IsCancellationRequested && IsUnavailable(e))
            {
                SendFailed(log, topic, attempt + 1, (e as AmqpException)?.Error?.Condition?.ToString() ?? e.GetType().Name);
                await Drop(links);
                if (attempt == Pauses.Length)
                {
                    throw new UnavailableException("service-bus", e);
                }
            }
            await Task.Delay(Pauses[attempt], stop);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Drop(_links);
        _gate.Dispose();
    }

    private static bool IsUnavailable(Exception e) => e is AmqpException or SocketException or IOException or TimeoutException or OperationCanceledException
        or InvalidOperationException or ObjectDisposedException or Azure.Identity.AuthenticationFailedException;

    private async Task<BusLinks> Links(CancellationToken stop)
    {
        await _gate.WaitAsync(stop);
        try
        {
            if (_links is { IsClosed: false } open)
            {
                return open;
            }
            await Drop(_links);
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
            limit.CancelAfter(BusLinks.Patience);
            return _links = await BusLinks.Open(setup, clock, limit.Token);
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Another sender may have made new links meanwhile: those stay.</summary>
    private async Task Drop(BusLinks? failed)
    {
        if (failed is not null)
        {
            Interlocked.CompareExchange(ref _links, null, failed);
            await failed.DisposeAsync();
        }
    }

    [LoggerMessage(LogLevel.Warning, "Sending to {Topic} failed, attempt {Attempt} ({Type})")]
    private static partial void SendFailed(ILogger log, string topic, int attempt, string type);
}
