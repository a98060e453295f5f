using NodaTime;
using Safeguarding.Reports;
using Safeguarding.Telemetry;
using Safeguarding.Triggers;

namespace Safeguarding.Intake;

/// <summary>
/// The dead-letter queue of `reports-in`: what could not be taken in fifty deliveries, or expired. Acceptance is tried again first; a
/// permanent fault is refused like any other. Everything else stays in the broker, which alone holds the sender's token, shows as pending
/// among the rejections, and is tried again ever more seldom.
/// </summary>
public sealed partial class ReceiveDeadLetters(AcceptQueuedReport accept, IRejections rejections, IClock clock, ILogger<ReceiveDeadLetters> log)
{
    private const int MostDoublings = 16;

    public static void Map(IEndpointRouteBuilder app) => app.MapTrigger(nameof(ReceiveDeadLetters), async http =>
    {
        var message = await BusCall.Read(http);
        await http.RequestServices.GetRequiredService<ReceiveDeadLetters>().Run(message, http.RequestAborted);
    });

    public async Task Run(BusMessage message, CancellationToken stop)
    {
        if (message.Delivery == 1)
        {
            PipelineMetrics.DeadLetter(ReceiveQueuedReport.Queue);
        }
        try
        {
            await accept.Run(message, stop);
        }
        catch (Exception e) when (!stop.IsCancellationRequested)
        {
            var wait = Wait(message.Delivery);
            StillPending(log, message.Sequence, message.Delivery, e.GetType().Name);
            await Show(message, e, wait, stop);
            // Held here: an abandoned message of a dead-letter queue comes back at once.
            await Task.Delay(wait.ToTimeSpan(), stop);
            throw;
        }
        await rejections.EndPending(IdOf(message), Rejection.Pipeline, "settled", stop);
    }

    internal static Duration Wait(int delivery) =>
        Duration.Min(WorkIntervals.FirstRetry * (1L << Math.Clamp(delivery - 1, 0, MostDoublings)), WorkIntervals.LongestDeadLetterRetry);

    /// <summary>The record may be what cannot be written now; the message waits all the same.</summary>
    private async Task Show(BusMessage message, Exception error, Duration wait, CancellationToken stop)
    {
        var now = clock.GetCurrentInstant();
        var pending = Rejection.Of(Rejection.Pipeline, message.EnqueuedAt, message.Body.Span, Rejection.Pending, [error.GetType().Name]);
        try
        {
            await rejections.RecordPending(
                pending with { Id = IdOf(message), Attempts = message.Delivery, NextTryAt = (now + wait).ToUnixTimeMilliseconds() }, stop);
        }
        catch (UnavailableException e) when (!stop.IsCancellationRequested)
        {
            StillPending(log, message.Sequence, message.Delivery, e.Dependency);
        }
    }

    private static string IdOf(BusMessage message) => $"dead-letter-{message.Sequence}-{Rejection.DigestOf(message.Body.Span)[..16]}";

    [LoggerMessage(LogLevel.Warning, "Dead letter {Sequence}, delivery {Delivery}, is still pending ({Type})")]
    private static partial void StillPending(ILogger log, long sequence, int delivery, string type);
}
