using NodaTime;

namespace Safeguarding.Reports;

public interface IReportStore : IDocuments<Report>
{
    /// <summary>A sender's own reports, oldest change first. Null when <paramref name="page"/> is not a token of ours.</summary>
    Task<Page<Report>?> OfSender(string senderId, Instant updatedSince, string? state, string? page, CancellationToken stop);
}
