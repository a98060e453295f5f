using System.Text.Json.Nodes;
using Safeguarding.Duties;
using Safeguarding.Reports;
using Safeguarding.Routing;

namespace Safeguarding.MissingEpisodes;

/// <summary>
/// What an authority's desk sees of a missing episode: the report as it was made, but for the intelligence that is the police's alone
/// (paragraph 274). No count of other episodes: that would reveal other reports. The trafficking advocate sees the child.
/// </summary>
public static class MissingEpisodeProjection
{
    private const string Intelligence = "intelligence";

    private static readonly FieldSet Report = new([.. MissingEpisodeFields.All.Select(f => f.Name).Where(n => n is not ("kind" or "reference" or "sentAt" or Intelligence))]);

    private static readonly FieldSet ReportForPolice = new([.. Report.Paths, Intelligence]);

    private static readonly FieldSet ForAdvocate = new(
        "incidentReference", "reporter", "riskMarkers", "risk/grade", "risk/immediateDanger", "episode/reportedAt", "episode/lastSeenAt",
        "episode/found/locatedAt", "episode/found/returnedAt");

    private static readonly FieldSet ChildForAdvocate = new([.. SharedView.ChildForAdvocate, "placementAuthority", "placementType"]);

    public static JsonObject Project(Report report, Route route, Desk desk)
    {
        var view = SharedView.Of(report, route, desk, new()
        {
            ["report"] = desk.Kind == DeskKind.TraffickingAdvocate
                ? SharedView.WithChildren(ForAdvocate, ChildForAdvocate, report)
                : (desk.Kind == DeskKind.Police ? ReportForPolice : Report).Select(report.Content),
        });
        view["reason"] = route.Reason;
        view["duties"] = SharedView.Duties(DutyTable.ForDesk(report.Duties, desk.Kind.Name()).Select(d => (d.Id, new Text(d.TextEn, d.TextCy), d.Source)));
        return view;
    }
}
