using System.Text.Json;
using System.Text.Json.Nodes;
using NodaTime.Text;
using Safeguarding.Reports;
using Safeguarding.Routing;

namespace Safeguarding.Deliveries;

/// <summary>What a desk reads about an amendment itself. Words of ours and codes; the sender's words only where they can speak of nobody else.</summary>
public static class AmendmentNotices
{
    private static readonly Text AmendedText = new(
        "The sender amended this report. This item holds all that is known now; the earlier item stands unchanged beside it.",
        "Diwygiodd yr anfonwr yr adroddiad hwn. Mae'r eitem hon yn dal popeth sy'n hysbys bellach; mae'r eitem gynharach yn aros heb ei newid wrth ei hochr.");

    private static readonly Text MarkerReadText = new(
        "A person of the duty desk said with whom something of this report is not safe to share. This item holds what this desk may see now.",
        "Dywedodd person o'r ddesg ddyletswydd â phwy nad yw'n ddiogel rhannu rhywbeth o'r adroddiad hwn. Mae'r eitem hon yn dal yr hyn y caiff y ddesg hon ei weld bellach.");

    private static readonly Text WithdrawnText = new(
        "The sender takes back what it reported here. Nothing more is asked of this desk about it than to acknowledge that.",
        "Mae'r anfonwr yn tynnu'n ôl yr hyn a adroddodd yma. Ni ofynnir mwy i'r ddesg hon yn ei gylch na chydnabod hynny.");

    /// <summary>Paragraphs 150-151: considered and decided, with the rationale recorded, whatever the sender says later.</summary>
    private static readonly Text StillOpenText = new(
        "The sender takes back what it reported. The duty to consider a child reported under section 130, and to record the decision and its rationale, is the authority's and goes on (WG37941 paragraphs 150-151).",
        "Mae'r anfonwr yn tynnu'n ôl yr hyn a adroddodd. Dyletswydd yr awdurdod yw ystyried plentyn yr adroddwyd amdano o dan adran 130, a chofnodi'r penderfyniad a'i resymeg, ac mae'n parhau (WG37941 paragraffau 150-151).");

    private static readonly Text AmendedAwayText = new(
        "The sender corrected the report: it is no longer for this desk, and its content is closed here.",
        "Cywirodd yr anfonwr yr adroddiad: nid yw bellach ar gyfer y ddesg hon, ac mae ei gynnwys ar gau yma.");

    private static readonly Text ReadersText = new(
        "A marker was added that something is not safe to share (WG37941 paragraph 198), or consent was withdrawn. These had read it before: decide what must be said to them.",
        "Ychwanegwyd nodyn nad yw rhywbeth yn ddiogel i'w rannu (WG37941 paragraff 198), neu tynnwyd y cydsyniad yn ôl. Roedd y rhain wedi ei ddarllen o'r blaen: penderfynwch beth y mae'n rhaid ei ddweud wrthynt.");

    /// <summary>Stands first in the view of a desk that has a newer item.</summary>
    public static JsonObject OfAmended(Report report, ReportAmendment amendment, Route route, Desk desk) => WithReason(
        new()
        {
            ["amendment"] = amendment.Number,
            ["type"] = amendment.Type.Name(),
            ["receivedAt"] = InstantPattern.ExtendedIso.Format(amendment.ReceivedAt),
            ["earlierItem"] = route.Amends,
            ["what"] = SharedView.Both(amendment.Type == AmendmentType.ReadMarker ? MarkerReadText : AmendedText),
        },
        report, amendment, route, NotSafeToShare.Of(report, route).Any(m => m.Binds(desk, route)));

    /// <summary>To a desk that had what is taken back. The child is named by its key alone.</summary>
    public static JsonElement OfWithdrawal(Report report, ReportAmendment amendment, Route route)
    {
        var effect = amendment.Effects.FirstOrDefault(e => e.DeliveryId == route.Amends)?.Kind;
        var text = effect == EffectKind.AmendedAway ? AmendedAwayText : route.Reason == AmendmentReasons.DutyGoesOn ? StillOpenText : WithdrawnText;
        var notice = new JsonObject
        {
            ["amendment"] = amendment.Number,
            ["receivedAt"] = InstantPattern.ExtendedIso.Format(amendment.ReceivedAt),
            ["earlierItem"] = route.Amends,
            ["child"] = route.ChildKey,
            ["what"] = SharedView.Both(text),
        };
        // A correction's reason speaks of where the report belongs now, and that is not for the desk that it left.
        return JsonSerializer.SerializeToElement(new JsonObject
        {
            ["withdrawn"] = effect == EffectKind.AmendedAway ? notice : WithReason(notice, report, amendment, route, bound: NotSafeToShare.Of(report, route).Count > 0),
        }, PipelineJson.Options);
    }

    public static JsonElement OfReaders(Report report, ReportAmendment amendment, IReadOnlyList<ReadBefore> readers) => JsonSerializer.SerializeToElement(new JsonObject
    {
        ["readBefore"] = new JsonObject
        {
            ["amendment"] = amendment.Number,
            ["receivedAt"] = InstantPattern.ExtendedIso.Format(amendment.ReceivedAt),
            ["incidentReference"] = report.IncidentReference,
            ["what"] = SharedView.Both(ReadersText),
            ["hidden"] = new JsonArray([.. amendment.Effects.Where(e => e.Hides).Select(e => (JsonNode)new JsonObject { ["desk"] = e.Desk, ["item"] = e.DeliveryId })]),
            ["readers"] = new JsonArray([.. readers.Select(r => (JsonNode)new JsonObject
            {
                ["desk"] = r.Desk, ["item"] = r.DeliveryId, ["person"] = r.Person, ["readAt"] = InstantPattern.ExtendedIso.Format(r.At),
            })]),
        },
    }, PipelineJson.Options);

    /// <summary>
    /// The code goes to everybody. The sender's words may tell of a sibling, so a desk of one child reads them only where they were said of that child or
    /// there is no other; a desk that a marker binds never does (design 4, rule 10).
    /// </summary>
    private static JsonObject WithReason(JsonObject notice, Report report, ReportAmendment amendment, Route route, bool bound)
    {
        if (AmendmentReasons.Find(amendment.ReasonCode) is { } known)
        {
            notice["reasonCode"] = known.Code;
            notice["reason"] = SharedView.Both(known.Text);
        }
        var ofThisDesk = route.ChildKey is null || amendment.Child == route.ChildKey || report.Children.Count == 1;
        if (!bound && ofThisDesk && amendment.Type != AmendmentType.ReadMarker && amendment.Reason is { } words)
        {
            notice["reasonInWords"] = words;
        }
        return notice;
    }
}
