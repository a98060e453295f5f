using NodaTime;
using Safeguarding.Reports;

namespace Safeguarding.Operations;

/// <summary>What operators asked for: requests of replays, and grants to see content. Nothing here is ever deleted.</summary>
public interface IOperatorRecords
{
    Task<ReplayRequest?> Find(string requestId, CancellationToken stop);

    /// <summary>One atomic create; the existing request when its id is taken.</summary>
    Task<ReplayRequest?> CreateOrExisting(ReplayRequest request, CancellationToken stop);

    Task<ReplayRequest> Change(string requestId, Func<ReplayRequest, ReplayRequest?> change, CancellationToken stop);

    /// <summary>The grant and the auditor's notice of it are one document: neither is ever without the other.</summary>
    Task Create(BreakGlassGrant grant, CancellationToken stop);

    /// <summary>The person's newest grant for one subject that is live, or null.</summary>
    Task<BreakGlassGrant?> LiveGrant(string subjectId, string person, Instant now, CancellationToken stop);

    Task<BreakGlassGrant> Change(string grantId, Func<BreakGlassGrant, BreakGlassGrant?> change, CancellationToken stop);

    /// <summary>Every grant, newest first. Null when <paramref name="page"/> is not a token of ours.</summary>
    Task<Page<BreakGlassGrant>?> Grants(string? page, CancellationToken stop);
}
