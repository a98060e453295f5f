using NodaTime;
using Safeguarding.Reports;

namespace Safeguarding.Deliveries;

/// <summary>What the sweep writes on an item before it enqueues it: one more attempt and a lease; after ten attempts the item is stuck.</summary>
public static class SweptItems
{
    public static Report Report(Report report, Instant now)
    {
        var attempts = report.Work.Attempts + 1;
        return report with
        {
            Work = report.Work with { Attempts = attempts },
            StuckAt = Stuck(report.StuckAt, attempts, now),
            NextActionAt = Lease(attempts, now).ToUnixTimeMilliseconds(),
        };
    }

    /// <summary>A stuck delivery still meets its deadline steps: its lease ends at the next one at the latest.</summary>
    public static Delivery Delivery(Delivery delivery, Instant now)
    {
        var attempts = delivery.Work.Attempts + 1;
        var lease = Lease(attempts, now);
        var nextStep = DeliverySteps.Open(delivery).Where(s => s.At > now).Select(s => (Instant?)s.At).Min();
        return delivery with
        {
            Work = delivery.Work with { Attempts = attempts },
            StuckAt = Stuck(delivery.StuckAt, attempts, now),
            NextActionAt = Instant.Min(lease, nextStep ?? lease).ToUnixTimeMilliseconds(),
        };
    }

    private static Instant? Stuck(Instant? since, int attempts, Instant now) => attempts > WorkIntervals.MostAttempts ? since ?? now : since;

    private static Instant Lease(int attempts, Instant now) =>
        now + (attempts > WorkIntervals.MostAttempts ? WorkIntervals.StuckRetry : WorkIntervals.Lease);
}
