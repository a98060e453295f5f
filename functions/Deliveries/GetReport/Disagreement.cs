using NodaTime;
using Safeguarding.Reports;
using Safeguarding.Routing;

namespace Safeguarding.Deliveries;

/// <summary>Whom a reporter turns to who disagrees with a decision (safeguarding.wales c2.p18), stage by stage, in the caller's language.</summary>
/// <param name="Advice">What no stage may delay.</param>
public sealed record Disagreement(string Advice, IReadOnlyList<DisagreementStage> Stages, string Source)
{
    private const string Procedures = "Wales Safeguarding Procedures c2.p18; the safeguarding board's own protocol goes first";

    private static readonly Text First = new(
        "You may disagree, and the child comes first: if there is danger now, ring 999; if something is new, send it at once as a report or an amendment. Then, stage by stage:",
        "Cewch anghytuno, a'r plentyn sy'n dod gyntaf: os oes perygl nawr, ffoniwch 999; os oes rhywbeth newydd, anfonwch ef ar unwaith fel adroddiad neu ddiwygiad. Yna, gam wrth gam:");

    private static readonly (string LimitId, Text With, Text What)[] Ladder =
    [
        (LimitIds.DisagreeWithinOwnBody,
            new("Your line manager and your designated safeguarding person", "Eich rheolwr llinell a'ch person diogelu dynodedig"),
            new("Go through the decision and its reason together, and write down why you disagree.", "Ewch drwy'r penderfyniad a'i reswm gyda'ch gilydd, ac ysgrifennwch pam rydych yn anghytuno.")),
        (LimitIds.DisagreeSeniorManager,
            new("The senior manager, or the team manager, of social services", "Uwch-reolwr, neu reolwr tîm, y gwasanaethau cymdeithasol"),
            new("Ask for the decision to be looked at again and for the answer in writing.", "Gofynnwch am edrych eto ar y penderfyniad ac am yr ateb yn ysgrifenedig.")),
        (LimitIds.DisagreeBoard,
            new("The safeguarding board", "Y bwrdd diogelu"),
            new("Use the board's protocol for resolving professional differences.", "Defnyddiwch brotocol y bwrdd ar gyfer datrys gwahaniaethau proffesiynol.")),
    ];

    /// <summary>For a decision that takes no further action; null for any other, which the reporter can talk over with the desk that acts.</summary>
    /// <param name="board">Safeguarding board of the authority that decided; null where the directory no longer says.</param>
    public static Disagreement? With(Decision stands, WorkingDays days, BoardLimits limits, string? board, string language) => stands.Code != DecisionCodes.NoFurtherAction ? null
        : new(First.In(language), [.. Ladder.Select((l, i) => Stage(i + 1, l, limits.Get(l.LimitId, board), days.Add(stands.At, limits.Get(l.LimitId, board).Value), language))], Procedures);

    private static DisagreementStage Stage(int number, (string LimitId, Text With, Text What) stage, Limit limit, Instant by, string language) =>
        new(number, stage.With.In(language), stage.What.In(language), by, limit.Source);
}

/// <param name="By">Until when this stage should have been taken; the limit is local practice, and <paramref name="Limit"/> says whose.</param>
public sealed record DisagreementStage(int Stage, string With, string What, Instant By, string Limit);
