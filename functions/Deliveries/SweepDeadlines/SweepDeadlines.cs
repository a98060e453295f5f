using NodaTime;
using Safeguarding.Reports;
using Safeguarding.Telemetry;
using Safeguarding.Triggers;

namespace Safeguarding.Deliveries;

/// <summary>
/// Timer, every minute: finds what is due, oldest first, and hands it to a worker (design 4, rule 4). It cannot stop at one broken item,
/// starve behind it, or storm: each item is leased by ETag before it is enqueued.
/// </summary>
public sealed partial class SweepDeadlines(
    IReportStore reports, IDeliveryStore deliveries, IAlertBoxes boxes, IWorkQueues queues, PoisonRecord poison, ExpectedNotifications expected,
    SweepFigures figures, IClock clock, ILogger<SweepDeadlines> log)
{
    public static void Map(IEndpointRouteBuilder app) => app.MapTrigger(nameof(SweepDeadlines), async http =>
        await http.RequestServices.GetRequiredService<SweepDeadlines>().Run(http.RequestAborted));

    public async Task Run(CancellationToken stop)
    {
        // Half for each, so that reports that wait never keep deadlines from being seen.
        var now = clock.GetCurrentInstant();
        var end = now + WorkIntervals.SweepLimit;
        var swept = await SweepAll("reports", reports, SweptItems.Report, r => queues.ReportAccepted(r.Id, stop), now + (WorkIntervals.SweepLimit / 2), stop)
            + await SweepAll("deliveries", deliveries, SweptItems.Delivery, d => queues.DeliveryDue(d.RecipientId, d.Id, stop), end, stop)
            + await SweepAll("alerts", boxes, SweptItems.Box, b => queues.AlertDue(b.Id, Duration.Zero, stop), end + WorkIntervals.AlertSweepLimit, stop);
        await queues.DrainPoison(message => poison.Moved(message, stop), stop);
        Swept(log, swept);
        figures.Completed();
        // Last: what it asks for holds nothing up.
        await expected.Run(now, stop);
    }

    private async Task<int> SweepAll<T>(
        string store, IDocuments<T> documents, Func<T, Instant, T> lease, Func<T, Task> enqueue, Instant end, CancellationToken stop) where T : class
    {
        var count = 0;
        long? oldest = null;
        await foreach (var found in documents.Due(clock.GetCurrentInstant(), stop))
        {
            oldest ??= found.Since;
            if (count++ >= WorkIntervals.SweepPage || clock.GetCurrentInstant() >= end)
            {
                break;
            }
            await SweepOne(documents, found, lease, enqueue, stop);
        }
        figures.Due(store, oldest);
        return count;
    }

    /// <summary>The one place that catches everything: the error is recorded on the item, and the sweep goes on to the next.</summary>
    private async Task SweepOne<T>(
        IDocuments<T> documents, Due<T> found, Func<T, Instant, T> lease, Func<T, Task> enqueue, CancellationToken stop) where T : class
    {
        try
        {
            var item = found.Item ?? throw new UnreadableDocumentException(found.Id);
            var leased = lease(item, clock.GetCurrentInstant());
            if (await documents.TryLease(found, leased, stop))
            {
                await enqueue(leased);
            }
        }
        catch (Exception e) when (!stop.IsCancellationRequested)
        {
            ItemFailed(log, found.Id, e.GetType().Name);
            await Record(documents, found, e.GetType().Name, stop);
        }
    }

    private async Task Record<T>(IDocuments<T> documents, Due<T> found, string errorType, CancellationToken stop) where T : class
    {
        try
        {
            var now = clock.GetCurrentInstant();
            await documents.RecordError(found, errorType, now, now + WorkIntervals.StuckRetry, stop);
        }
        catch (Exception e) when (!stop.IsCancellationRequested)
        {
            ItemFailed(log, found.Id, e.GetType().Name);
        }
    }

    [LoggerMessage(LogLevel.Error, "Sweep: item {Id} failed: {Type}")]
    private static partial void ItemFailed(ILogger log, string id, string type);

    [LoggerMessage(LogLevel.Information, "Sweep: {Count} items were due")]
    private static partial void Swept(ILogger log, int count);
}
