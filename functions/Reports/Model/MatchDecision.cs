using NodaTime;

namespace Safeguarding.Reports;

/// <summary>What a person at a desk said of two reports: one child, or two. Who said it stands on the desk's own delivery, not here.</summary>
/// <param name="ChildKey">The child of the report that holds the decision.</param>
/// <param name="Desk">Each desk has one word on a pair: its latest.</param>
public sealed record MatchDecision(string ChildKey, string OtherReportId, string OtherChildKey, bool Confirmed, string Desk, Instant At)
{
    public bool IsOfSamePairAndDesk(MatchDecision other) =>
        (ChildKey, OtherReportId, OtherChildKey, Desk) == (other.ChildKey, other.OtherReportId, other.OtherChildKey, other.Desk);
}
