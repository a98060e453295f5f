using NodaTime;
using Safeguarding.Routing;

namespace Safeguarding.Deliveries;

/// <summary>A decision as the reporter reads it. The authority's rationale is not part of it: it can speak of people whom the reporter may not know of.</summary>
/// <param name="DecidedAt">When the first decision was recorded.</param>
/// <param name="ChangedAt">When the one that stands replaced it; null while the first stands.</param>
/// <param name="DecisionText">The code in the caller's language.</param>
/// <param name="FeedbackToReporter">The reason in the deciding person's own words; null when none was written.</param>
/// <param name="IfYouDisagree">The ladder for a reporter who disagrees with no further action; null for any other decision.</param>
public sealed record DecisionFeedback(
    string Desk, string Decision, string DecisionText, Instant DecidedAt, Instant? ChangedAt, string? FeedbackToReporter, Disagreement? IfYouDisagree)
{
    public static DecisionFeedback Of(Delivery d, string language, DeskBook desks, BoardLimits limits)
    {
        var stands = d.Decisions[^1];
        var board = desks.Authority(desks.Desk(d.RecipientId)?.Organisation)?.Board;
        return new(d.RecipientId, stands.Code, DecisionCodes.Find(stands.Code)?.In(language) ?? stands.Code, d.DecidedAt!.Value,
            d.Decisions.Count > 1 ? stands.At : null, stands.FeedbackToReporter, Disagreement.With(stands, desks.WorkingDays, limits, board, language));
    }
}
