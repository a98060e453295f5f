using NodaTime;
using Safeguarding.Reports;

namespace Safeguarding.Deliveries;

/// <summary>What the deciding authority decided to do next, by whom and why (WG37941 paragraphs 150-154, 160).</summary>
/// <param name="Rationale">For the authority's own record; never shown to the reporter.</param>
/// <param name="FeedbackToReporter">The reason in plain words for the person who reported.</param>
public sealed record Decision(
    Instant At, ActingPerson By, string Code, string? Rationale, IReadOnlyList<string> NextActions, string? FeedbackToReporter, string? RecipientCaseId)
{
    /// <summary>None is ever dropped, so a document stays bounded by refusing more than this.</summary>
    public const int Most = 15;

    /// <summary>Everything that was written, by its place in the body.</summary>
    public IEnumerable<(string Pointer, string? Text)> Texts() =>
        [("/rationale", Rationale), .. NextActions.Select((a, i) => ($"/nextActions/{i}", (string?)a)), ("/feedbackToReporter", FeedbackToReporter)];

    /// <summary>Whether it is only the same said again, by whomever and whenever.</summary>
    public bool SaysTheSameAs(Decision other) =>
        (Code, Rationale, FeedbackToReporter, RecipientCaseId) == (other.Code, other.Rationale, other.FeedbackToReporter, other.RecipientCaseId)
        && NextActions.SequenceEqual(other.NextActions);
}

/// <summary>The decisions that can be recorded, with the words that a reporter reads.</summary>
public static class DecisionCodes
{
    public const string NoFurtherAction = "no-further-action";

    private static readonly Dictionary<string, Text> Table = new()
    {
        ["strategy-discussion"] = new(
            "Children's services will discuss with the police and others what must happen next (strategy discussion).",
            "Bydd y gwasanaethau plant yn trafod gyda'r heddlu ac eraill beth sydd raid digwydd nesaf (trafodaeth strategaeth)."),
        ["s47-enquiry"] = new(
            "Children's services make enquiries into whether the child must be protected (Children Act 1989 s.47).",
            "Mae'r gwasanaethau plant yn gwneud ymholiadau a oes rhaid amddiffyn y plentyn (Deddf Plant 1989 a.47)."),
        ["assessment"] = new(
            "Children's services will assess the care and support that the child needs.",
            "Bydd y gwasanaethau plant yn asesu'r gofal a'r cymorth sydd eu hangen ar y plentyn."),
        ["early-help"] = new(
            "The family is offered early or preventative help.",
            "Cynigir cymorth cynnar neu ataliol i'r teulu."),
        [NoFurtherAction] = new(
            "Children's services take no further action on this report.",
            "Nid yw'r gwasanaethau plant yn cymryd camau pellach ar yr adroddiad hwn."),
        ["other"] = new("Children's services have decided on another step.", "Mae'r gwasanaethau plant wedi penderfynu ar gam arall."),
    };

    public static IReadOnlyCollection<string> All => Table.Keys;

    /// <summary>Null for a code that is none of these.</summary>
    public static Text? Find(string? code) => code is null ? null : Table.GetValueOrDefault(code);
}
