using NodaTime;
using Safeguarding.Reports;

namespace Safeguarding.Deliveries;

/// <summary>What the sweep writes on an item before it enqueues it: one more attempt and a lease; after ten attempts the item is stuck.</summary>
public static class SweptItems
{
    public static Report Report(Report report, Instant now)
    {
        var (work, stuckAt, lease) = Taken(report.Work, report.StuckAt, now);
        return report with { Work = work, StuckAt = stuckAt, NextActionAt = lease.ToUnixTimeMilliseconds() };
    }

    /// <summary>A stuck delivery still meets its deadline steps: its lease ends at the next one at the latest.</summary>
    public static Delivery Delivery(Delivery delivery, Instant now)
    {
        var (work, stuckAt, lease) = Taken(delivery.Work, delivery.StuckAt, now);
        var nextStep = DeliverySteps.Open(delivery).Where(s => s.At > now).Select(s => (Instant?)s.At).Min();
        return delivery with { Work = work, StuckAt = stuckAt, NextActionAt = Instant.Min(lease, nextStep ?? lease).ToUnixTimeMilliseconds() };
    }

    public static AlertBox Box(AlertBox box, Instant now)
    {
        var (work, stuckAt, lease) = Taken(box.Work, box.StuckAt, now);
        return box with { Work = work, StuckAt = stuckAt, NextActionAt = lease.ToUnixTimeMilliseconds() };
    }

    private static (WorkState Work, Instant? StuckAt, Instant Lease) Taken(WorkState before, Instant? stuckAt, Instant now)
    {
        var attempts = before.Attempts + 1;
        var isStuck = attempts > WorkIntervals.MostAttempts;
        return (before with { Attempts = attempts }, isStuck ? stuckAt ?? now : stuckAt, now + (isStuck ? WorkIntervals.StuckRetry : WorkIntervals.Lease));
    }
}
