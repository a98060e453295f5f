using NodaTime;
using Safeguarding.Reports;
using Safeguarding.Telemetry;
using Safeguarding.Triggers;

namespace Safeguarding.Deliveries;

/// <summary>
/// Timer, every minute: finds what is due, oldest first, and hands it to a worker (design 4, rule 4). It cannot stop at one broken item,
/// starve behind it, or storm: each item is leased by ETag before it is enqueued. Where the queue itself takes nothing the run ends, and nothing is
/// later for it than the outage lasted.
/// </summary>
public sealed partial class SweepDeadlines(
    IReportStore reports, IDeliveryStore deliveries, IAlertBoxes boxes, IWorkQueues queues, PoisonRecord poison, ExpectedNotifications expected,
    ISweepRecords records, SweepFigures figures, IClock clock, ILogger<SweepDeadlines> log)
{
    public static void Map(IEndpointRouteBuilder app) => app.MapTrigger(nameof(SweepDeadlines), async http =>
        await http.RequestServices.GetRequiredService<SweepDeadlines>().Run(http.RequestAborted));

    public async Task Run(CancellationToken stop)
    {
        // Half for each, so that reports that wait never keep deadlines from being seen.
        var now = clock.GetCurrentInstant();
        var end = now + WorkIntervals.SweepLimit;
        var run = new Swept();
        await SweepAll("reports", reports, SweptItems.Report, r => new QueuedWork.Report(r.Id), run, now + (WorkIntervals.SweepLimit / 2), stop);
        await SweepAll("deliveries", deliveries, SweptItems.Delivery, d => new QueuedWork.Delivery(d.RecipientId, d.Id), run, end, stop);
        await SweepAll("alerts", boxes, SweptItems.Box, b => new QueuedWork.Alert(b.Id), run, end + WorkIntervals.AlertSweepLimit, stop);
        await queues.DrainPoison(message => MovedAside(message, stop), stop);
        ItemsDue(log, run.Count);
        figures.Completed();
        await records.Write(new(clock.GetCurrentInstant(), run.WaitingSince), stop);
        // Last: what it asks for holds nothing up.
        await expected.Run(now, stop);
    }

    /// <summary>What one run has seen.</summary>
    private sealed class Swept
    {
        public int Count { get; set; }

        /// <summary>Since when the item waits that has waited longest although nothing is known to be wrong with it.</summary>
        public Instant? WaitingSince { get; private set; }

        public void Saw<T>(Due<T> found) where T : class
        {
            // Each time that it was taken up and came to no end moved it on by a lease.
            if (found is { Since: { } since, HasFailed: false } && Instant.FromUnixTimeMilliseconds(since) - (WorkIntervals.Lease * found.Attempts) is var from)
            {
                WaitingSince = Instant.Min(WaitingSince ?? from, from);
            }
        }
    }

    private async Task SweepAll<T>(
        string store, IDocuments<T> documents, Func<T, Instant, T> lease, Func<T, QueuedWork> work, Swept run, Instant end, CancellationToken stop) where T : class
    {
        var count = 0;
        long? oldest = null;
        await foreach (var found in documents.Due(clock.GetCurrentInstant(), stop))
        {
            oldest ??= found.Since;
            run.Saw(found);
            if (count++ >= WorkIntervals.SweepPage || clock.GetCurrentInstant() >= end)
            {
                break;
            }
            await SweepOne(documents, found, lease, work, stop);
        }
        figures.Due(store, oldest);
        run.Count += count;
    }

    /// <summary>The one place that catches everything: the error is recorded on the item, and the sweep goes on to the next.</summary>
    /// <exception cref="UnavailableException">The queue takes nothing, which no item is to blame for.</exception>
    private async Task SweepOne<T>(
        IDocuments<T> documents, Due<T> found, Func<T, Instant, T> lease, Func<T, QueuedWork> work, CancellationToken stop) where T : class
    {
        Leased? leased = null;
        var taken = true;
        try
        {
            var item = lease(found.Item ?? throw new UnreadableDocumentException(found.Id), clock.GetCurrentInstant());
            leased = await documents.TryLease(found, item, stop);
            if (leased is not null && !(taken = await queues.Wake(work(item), stop)))
            {
                await documents.GiveBack(found, leased, stop);
            }
        }
        catch (UnavailableException e) when (!stop.IsCancellationRequested)
        {
            // Its store does not answer: it is due as before, or its short lease ends soon.
            ItemFailed(log, found.Id, e.GetType().Name);
        }
        catch (Exception e) when (!stop.IsCancellationRequested)
        {
            ItemFailed(log, found.Id, e.GetType().Name);
            await Record(documents, found, leased, e.GetType().Name, stop);
        }
        if (!taken)
        {
            throw new UnavailableException("queues");
        }
    }

    private async Task Record<T>(IDocuments<T> documents, Due<T> found, Leased? lease, string errorType, CancellationToken stop) where T : class
    {
        try
        {
            var now = clock.GetCurrentInstant();
            await documents.RecordError(found, lease, errorType, now, now + WorkIntervals.StuckRetry, stop);
        }
        catch (Exception e) when (!stop.IsCancellationRequested)
        {
            ItemFailed(log, found.Id, e.GetType().Name);
        }
    }

    /// <summary>The host gave up a message: one record says so, and so does the item, which the sweep goes on trying.</summary>
    private async Task MovedAside(PoisonMessage message, CancellationToken stop)
    {
        await poison.Moved(message, stop);
        var failed = new WorkState(0, PoisonRecord.Code, clock.GetCurrentInstant());
        await ((message.Queue, PoisonRecord.Ids(message.Body.Span)) switch
        {
            (CreateDeliveries.Queue, [var id]) => Mark(reports, id, id, r => r with { Work = failed with { Attempts = r.Work.Attempts } }, stop),
            (SendDelivery.Queue, [var desk, var id]) => Mark(deliveries, id, desk, d => d with { Work = failed with { Attempts = d.Work.Attempts } }, stop),
            (SendAlert.Queue, [var id]) => Mark(boxes, id, id, b => b with { Work = failed with { Attempts = b.Work.Attempts } }, stop),
            _ => Task.CompletedTask,
        });
    }

    /// <summary>An item that is gone, or does not read, has no place for a mark.</summary>
    private static async Task Mark<T>(IDocuments<T> documents, string id, string partition, Func<T, T> mark, CancellationToken stop) where T : class
    {
        try
        {
            if (await documents.Find(id, partition, stop) is not null)
            {
                await documents.Update(id, partition, mark, stop);
            }
        }
        catch (UnreadableDocumentException)
        {
            // The sweep notes that on it.
        }
    }

    [LoggerMessage(LogLevel.Error, "Sweep: item {Id} failed: {Type}")]
    private static partial void ItemFailed(ILogger log, string id, string type);

    [LoggerMessage(LogLevel.Information, "Sweep: {Count} items were due")]
    private static partial void ItemsDue(ILogger log, int count);
}
