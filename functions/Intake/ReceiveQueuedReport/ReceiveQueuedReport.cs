using NodaTime;
using Safeguarding.Access;
using Safeguarding.Reports;
using Safeguarding.Triggers;

namespace Safeguarding.Intake;

/// <summary>
/// Service Bus queue `reports-in`: reports of all kinds. What is unavailable is waited for inside the delivery, so that an outage of a
/// minute costs one of the message's deliveries and not all of them; after that the broker delivers it again. A key that the issuer does not
/// publish is waited for once: messages under such a key go on to the dead-letter queue, which waits for them without holding up the others.
/// </summary>
public sealed partial class ReceiveQueuedReport(AcceptQueuedReport accept, IClock clock, ILogger<ReceiveQueuedReport> log)
{
    public const string Queue = "reports-in";

    public static void Map(IEndpointRouteBuilder app) => app.MapTrigger(nameof(ReceiveQueuedReport), async http =>
    {
        var message = await BusCall.Read(http);
        await http.RequestServices.GetRequiredService<ReceiveQueuedReport>().Run(message, http.RequestAborted);
    });

    public async Task Run(BusMessage message, CancellationToken stop)
    {
        var start = clock.GetCurrentInstant();
        for (var wait = WorkIntervals.FirstRetry; ; wait = Duration.Min(wait * 2, WorkIntervals.LongestRetry))
        {
            try
            {
                await accept.Run(message, stop);
                return;
            }
            catch (Exception e) when (!stop.IsCancellationRequested && WaitsHere(e, message.Delivery, clock.GetCurrentInstant() - start + wait))
            {
                Waits(log, message.Sequence, message.Delivery, e.GetType().Name);
                await Task.Delay(wait.ToTimeSpan(), stop);
            }
        }
    }

    /// <param name="waited">Since this delivery came, the next wait included.</param>
    internal static bool WaitsHere(Exception error, int delivery, Duration waited) =>
        waited <= WorkIntervals.MessagePatience && (delivery == 1 || error is not UnavailableException { Dependency: SenderTokens.UnknownKey });

    [LoggerMessage(LogLevel.Warning, "Message {Sequence}, delivery {Delivery}, waits ({Type})")]
    private static partial void Waits(ILogger log, long sequence, int delivery, string type);
}
