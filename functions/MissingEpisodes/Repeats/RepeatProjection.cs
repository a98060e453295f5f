using System.Text.Json;
using System.Text.Json.Nodes;
using NodaTime.Text;
using Safeguarding.Reports;
using Safeguarding.Routing;

namespace Safeguarding.MissingEpisodes;

/// <summary>
/// What a desk sees of a possible repeat: whose report it has in hand, how often and on which dates, which reports, and on what the match rests.
/// Nothing of the other reports' content, whoever sent them.
/// </summary>
public static class RepeatProjection
{
    private static readonly FieldSet Known = new("incidentReference", "reporter");
    private static readonly FieldSet KnownChild = new("key", "familyName", "givenNames", "dateOfBirth", "communicationAdvice");

    private static readonly Text Possible = new(
        "Possible match: these episodes may be of one child. Identity was matched by a keyed comparison alone. A person must confirm or reject it.",
        "Cyfatebiaeth bosibl: gall yr achosion hyn fod yn achosion un plentyn. Trwy gymhariaeth allweddol yn unig y cyfatebwyd yr hunaniaeth. Rhaid i berson ei chadarnhau neu ei gwrthod.");

    private static readonly Text Confirmed = new(
        "No new case: earlier episodes in this list were confirmed by a person as those of one child. Whether this report is of the same child is still to be confirmed by a person.",
        "Nid achos newydd: cadarnhaodd person fod achosion cynharach yn y rhestr hon yn achosion un plentyn. Rhaid i berson gadarnhau o hyd a yw'r adroddiad hwn am yr un plentyn.");

    private const string Source = "domain 2.5: local practice, set per safeguarding board; WG37941 paragraphs 31, 133, 152 and 154";

    private static readonly Text Consider = new(
        "Missing again: consider a strategy discussion with the police and every authority concerned, without delay. One child, not one episode: look for what the episodes have in common.",
        "Ar goll eto: ystyriwch drafodaeth strategaeth gyda'r heddlu a phob awdurdod perthnasol, yn ddi-oed. Un plentyn, nid un achos: chwiliwch am yr hyn sy'n gyffredin i'r achosion.");

    public static JsonObject Project(Report report, Route route, Desk desk, RepeatFinding finding)
    {
        var content = Known.Select(report.Content);
        content["children"] = new JsonArray(
            [.. report.Children.Where(c => c.Key == route.ChildKey).Select(c => (JsonNode)KnownChild.Select(report.Content.Items("children")[c.Position]))]);
        var view = SharedView.Of(report, route, desk, new() { ["report"] = content });
        view["reason"] = route.Reason;
        view["repeat"] = Of(finding);
        return view;
    }

    private static JsonObject Of(RepeatFinding finding) => new()
    {
        ["status"] = finding.ConfirmedBefore ? "confirmed-before" : "possible",
        ["explanation"] = SharedView.Both(finding.ConfirmedBefore ? Confirmed : Possible),
        ["episodeNumber"] = finding.Number,
        ["episodesInWindow"] = finding.InWindow,
        ["windowDays"] = finding.WindowDays,
        ["dates"] = new JsonArray([.. finding.Dates.Select(d => (JsonNode)LocalDatePattern.Iso.Format(d))]),
        ["matches"] = new JsonArray([.. finding.Matches.Select(Of)]),
        ["advice"] = SharedView.Both(Consider),
        ["source"] = Source,
    };

    private static JsonNode Of(MatchedReport match) => new JsonObject
    {
        ["reportId"] = match.ReportId,
        ["date"] = LocalDatePattern.Iso.Format(match.Date),
        ["basis"] = JsonNamingPolicy.KebabCaseLower.ConvertName(match.Basis.ToString()),
        ["confirmedBefore"] = match.ConfirmedBefore,
    };
}
