namespace Safeguarding.Reports;

/// <summary>Why a report was amended or withdrawn, as data: a code can be told to every desk, a text of the sender's cannot.</summary>
/// <param name="HidesView">A withdrawal for this reason leaves the desk nothing to see: it should never have had it, or no longer may.</param>
public sealed record AmendmentReason(string Code, Text Text, bool HidesView = false);

public static class AmendmentReasons
{
    /// <summary>Why a desk hears of a withdrawal that does not end its own duty.</summary>
    public const string DutyGoesOn = "withdrawn-duty-goes-on";

    public static readonly IReadOnlyList<AmendmentReason> All =
    [
        new("wrong-child", new("The report was about another child.", "Roedd yr adroddiad am blentyn arall."), HidesView: true),
        new("wrong-organisation", new("The report was not meant for this organisation.", "Nid ar gyfer y sefydliad hwn yr oedd yr adroddiad."), HidesView: true),
        new("consent-withdrawn", new("Consent to share was withdrawn.", "Tynnwyd y cydsyniad i rannu yn ôl."), HidesView: true),
        new("duplicate", new("The same was reported before.", "Adroddwyd yr un peth o'r blaen.")),
        new("sent-in-error", new("The report was sent in error.", "Anfonwyd yr adroddiad drwy gamgymeriad.")),
        new("new-information", new("More is known than before.", "Mae mwy yn hysbys nag o'r blaen.")),
        new("wrong-details", new("Details were wrong.", "Roedd manylion yn anghywir.")),
        new("other", new("Another reason.", "Rheswm arall.")),
    ];

    /// <summary>Null for a code that is none of these.</summary>
    public static AmendmentReason? Find(string? code) => All.FirstOrDefault(r => r.Code == code);
}
