using NodaTime;
using Safeguarding.Reports;
using Safeguarding.Triggers;

namespace Safeguarding.Deliveries;

/// <summary>A decision as a desk sends it.</summary>
/// <param name="ActingPerson">Required when the caller is a system.</param>
/// <param name="Decision">One of <see cref="DecisionCodes"/>.</param>
/// <param name="Rationale">Required for no further action, and for any decision without next actions.</param>
/// <param name="NextActions">The plan, one text per action.</param>
/// <param name="FeedbackToReporter">What the reporter reads, in plain words; the rationale is never shown to the reporter.</param>
/// <param name="RecipientCaseId">The desk's own case number.</param>
public sealed record DecisionBody(
    ActingPerson? ActingPerson = null, string? Decision = null, string? Rationale = null, IReadOnlyList<string?>? NextActions = null,
    string? FeedbackToReporter = null, string? RecipientCaseId = null)
{
    private const int MostRationale = 10_000;
    private const int MostFeedback = 4_000;
    private const int MostOfAnAction = 1_000;
    private const int MostOfACaseId = 100;
    private const int MostActions = 50;

    private IReadOnlyList<string> Plan => [.. (NextActions ?? []).Select(a => a?.Trim() ?? "").Where(a => a.Length > 0)];

    /// <summary>Every fault at once; where only the rationale is missing the refusal says so by its own code.</summary>
    public Refusal? Refused()
    {
        var findings = new Findings();
        if (DecisionCodes.Find(Decision) is null)
        {
            findings.Fault("/decision", "unknown-decision", string.Join(", ", DecisionCodes.All));
        }
        if (string.IsNullOrWhiteSpace(Rationale) && (Decision == DecisionCodes.NoFurtherAction || Plan.Count == 0))
        {
            findings.Fault("/rationale", "rationale-required");
        }
        if (NextActions?.Count > MostActions)
        {
            findings.Fault("/nextActions", "too-many-items");
        }
        Check(Rationale, "/rationale", MostRationale, findings);
        Check(FeedbackToReporter, "/feedbackToReporter", MostFeedback, findings);
        Check(RecipientCaseId, "/recipientCaseId", MostOfACaseId, findings);
        for (var i = 0; i < NextActions?.Count; i++)
        {
            Check(NextActions[i], $"/nextActions/{i}", MostOfAnAction, findings);
        }
        return findings.Faults switch
        {
            [] => null,
            [{ Code: "rationale-required" }] => new(Refusals.RationaleRequired, findings.Faults),
            _ => new(Refusals.InvalidDecision, findings.Faults),
        };
    }

    public Decision ToDecision(ActingPerson by, Instant at) => new(at, by, Decision!, Text(Rationale), Plan, Text(FeedbackToReporter), Text(RecipientCaseId));

    private static string? Text(string? said) => string.IsNullOrWhiteSpace(said) ? null : said.Trim();

    private static void Check(string? text, string pointer, int most, Findings findings)
    {
        if (text?.Length > most)
        {
            findings.Fault(pointer, "text-too-long", $"{most}");
        }
    }
}
