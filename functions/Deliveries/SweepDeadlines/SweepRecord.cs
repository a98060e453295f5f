using NodaTime;
using Safeguarding.Reports;

namespace Safeguarding.Deliveries;

/// <summary>What the latest run of the sweep that came to its end saw, whichever instance it ran on: one document for all.</summary>
/// <param name="At">When it ended.</param>
/// <param name="WaitingSince">Since when the item waits that has waited longest although nothing is known to be wrong with it; null where none waits.</param>
public sealed record SweepRecord(Instant At, Instant? WaitingSince)
{
    /// <summary>The sweep runs, and workers finish what it hands to them.</summary>
    public bool ShowsDelivery(Instant now) =>
        now - At <= WorkIntervals.SweepSilence && (WaitingSince is not { } since || At - since <= WorkIntervals.LongestWait);
}

public interface ISweepRecords
{
    Task Write(SweepRecord record, CancellationToken stop);

    /// <summary>The record, or <paramref name="first"/>, which is then kept: an environment that never swept has a beginning too.</summary>
    Task<SweepRecord> ReadOrBegin(SweepRecord first, CancellationToken stop);
}
