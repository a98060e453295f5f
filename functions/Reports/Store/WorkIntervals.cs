using NodaTime;

namespace Safeguarding.Reports;

/// <summary>How long work may stay with a worker, and when the sweep gives up counting (design 4, rule 4): product settings as data.</summary>
public static class WorkIntervals
{
    /// <summary>Between handing an item to a queue and looking at it again: longer than a worker and one redelivery take.</summary>
    public static readonly Duration Lease = Duration.FromMinutes(2);

    /// <summary>An item that was taken up more often than this without an end is stuck.</summary>
    public const int MostAttempts = 10;

    /// <summary>A stuck item is still tried, but seldom, so that it recovers when its cause goes away.</summary>
    public static readonly Duration StuckRetry = Duration.FromMinutes(15);

    /// <summary>One run of the sweep ends by itself after this; the host would kill it much later.</summary>
    public static readonly Duration SweepLimit = Duration.FromSeconds(45);

    /// <summary>On top of it for the alerts, which come last: deadlines never wait for them, and a slow run of the others never leaves them out.</summary>
    public static readonly Duration AlertSweepLimit = Duration.FromSeconds(5);

    /// <summary>The sweep runs every minute: after five without an end to a run, nothing is known of what is delivered.</summary>
    public static readonly Duration SweepSilence = Duration.FromMinutes(5);

    /// <summary>What waits longer than this for a worker is the fault of no item: the shortest limit that any report has (design 6, immediate danger).</summary>
    public static readonly Duration LongestWait = Duration.FromMinutes(15);

    /// <summary>Most items of one kind that one run of the sweep takes up; the oldest first.</summary>
    public const int SweepPage = 500;

    /// <summary>How long a message of Service Bus waits inside one delivery for what is unavailable; with 50 deliveries it outlives an outage of 50 minutes.</summary>
    public static readonly Duration MessagePatience = Duration.FromSeconds(60);

    /// <summary>Between two attempts within a delivery: doubled from the first to the longest.</summary>
    public static readonly Duration FirstRetry = Duration.FromSeconds(1);
    public static readonly Duration LongestRetry = Duration.FromSeconds(10);

    /// <summary>Between two attempts at a message of the dead-letter queue at most; shorter than the host renews a lock.</summary>
    public static readonly Duration LongestDeadLetterRetry = Duration.FromMinutes(5);

    /// <summary>A blob younger than this may belong to a submission that is still under way (design 4, rule 2).</summary>
    public static readonly Duration ArchiveSettles = Duration.FromMinutes(10);
}
