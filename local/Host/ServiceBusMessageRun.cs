using Amqp;
using NodaTime;

namespace Safeguarding.Local.Host;

/// <summary>One message from receipt to completion or back to its queue, with its lock renewed while the function runs.</summary>
internal sealed class ServiceBusMessageRun(ServiceBusFunction function, ServiceBusSettings settings, Invoker invoker, AppOutput output, IClock clock)
{
    private static readonly Duration ShortestRenewal = Duration.FromMilliseconds(200);

    public async Task RunAsync(BusReceiver receiver, Message message, CancellationToken stopping)
    {
        try
        {
            var result = await InvokeWithLockAsync(receiver, message, stopping);
            if (result.Succeeded)
            {
                receiver.Complete(message);
            }
            else
            {
                receiver.Abandon(message);
            }
        }
        catch (Exception error) when (error is AmqpException or ObjectDisposedException or OperationCanceledException or TimeoutException or InvalidOperationException)
        {
            // The message comes again when its lock ends.
            output.Host($"A message of {function.Entity} was not settled: {error.Message.Split('\n')[0]}");
        }
    }

    private async Task<InvocationResult> InvokeWithLockAsync(BusReceiver receiver, Message message, CancellationToken stopping)
    {
        var now = clock.GetCurrentInstant();
        var every = Duration.Max((ServiceBusMessages.LockedUntil(message) - now) / 2, ShortestRenewal);
        var renewsUntil = now + Duration.FromTimeSpan(settings.MaxAutoLockRenewalDuration);
        var running = invoker.InvokeAsync(function.Name, ServiceBusMessages.Data(function, message), ServiceBusMessages.Metadata(message), stopping);
        while (await Task.WhenAny(running, Task.Delay(every.ToTimeSpan(), stopping)) != running && !stopping.IsCancellationRequested)
        {
            if (clock.GetCurrentInstant() < renewsUntil)
            {
                await receiver.RenewLockAsync(message);
            }
        }

        return await running;
    }
}
