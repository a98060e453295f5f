using NodaTime;

namespace Safeguarding.Operations;

/// <summary>
/// One person may see the content of one item for a short time, for a reason (design 8). The document is the auditor's notice at the same time.
/// </summary>
/// <param name="Part">Partition.</param>
/// <param name="SubjectId">Id of the delivery or report.</param>
/// <param name="Desk">Whose view of it is shown; null where the subject is a report.</param>
/// <param name="By">Principal of the directory.</param>
/// <param name="Person">Object id of the signed-in person.</param>
/// <param name="Reason">In the person's own words; for the auditor, never in a log.</param>
/// <param name="At">Epoch milliseconds.</param>
/// <param name="ExpiresAt">Epoch milliseconds; at that very moment it is over.</param>
/// <param name="Reads">When content was shown under it, the first ones.</param>
/// <param name="ReadCount">How often in all.</param>
public sealed record BreakGlassGrant(
    string Id, string Part, string SubjectId, string? Desk, string By, string Person, string Reason, long At, long ExpiresAt,
    IReadOnlyList<Instant> Reads, int ReadCount)
{
    public const string Partition = "break-glass";

    private const int MostReads = 50;

    public bool IsLive(Instant now) => now.ToUnixTimeMilliseconds() < ExpiresAt;

    /// <summary>Written before the content is shown; null once it is over.</summary>
    public BreakGlassGrant? Read(Instant now) => !IsLive(now) ? null
        : this with { ReadCount = ReadCount + 1, Reads = Reads.Count < MostReads ? [.. Reads, now] : Reads };
}
