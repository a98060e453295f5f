using NodaTime;

namespace Safeguarding.Reports;

public interface IReportStore : IDocuments<Report>
{
    /// <summary>A sender's own reports, oldest change first. Null when <paramref name="page"/> is not a token of ours.</summary>
    Task<Page<Report>?> OfSender(string senderId, Instant updatedSince, string? state, string? page, CancellationToken stop);

    /// <summary>Whether a sender has had at least one report of a kind accepted that was received at or after a time.</summary>
    Task<bool> AnyReceived(string senderId, string kind, Instant since, CancellationToken stop);
}
