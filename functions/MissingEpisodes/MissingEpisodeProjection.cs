using System.Text.Json.Nodes;
using Safeguarding.Reports;
using Safeguarding.Routing;

namespace Safeguarding.MissingEpisodes;

/// <summary>
/// What a desk sees of a missing episode: an authority or a force the report as it was made; education safeguarding what a school day asks for;
/// a school who is missing since when. No count of other episodes: that would reveal other reports.
/// </summary>
public static class MissingEpisodeProjection
{
    private static readonly FieldSet Report = new([.. MissingEpisodeFields.All.Select(f => f.Name).Where(n => n is not ("kind" or "reference" or "sentAt"))]);

    private static readonly FieldSet ForEducation = new(
        "incidentReference", "reporter", "missingFrom", "episode/reportedAt", "episode/lastSeenAt", "episode/lastSeenPlace", "episode/circumstances", "risk/grade", "riskMarkers");

    private static readonly FieldSet ChildForEducation = new(
        "key", "familyName", "givenNames", "dateOfBirth", "languagePreference", "communicationAdvice", "schools", "educationStatus", "homeAuthority");

    private static readonly FieldSet ChildForSchool = new("familyName", "givenNames", "dateOfBirth");

    public static JsonObject Project(Report report, Route route, Desk desk) =>
        report.Events.FirstOrDefault(e => e.Id == route.EventId) is { } happened
            ? EpisodeEventProjection.Project(report, happened, route, desk)
            : OfReport(report, route, desk);

    internal static JsonObject OfReport(Report report, Route route, Desk desk) => desk.Kind switch
    {
        DeskKind.School => new()
        {
            ["reason"] = route.Reason,
            ["child"] = ChildOf(report, route),
            ["missingSince"] = report.Content.Text("episode", "lastSeenAt") ?? report.Content.Text("episode", "reportedAt"),
        },
        DeskKind.EducationSafeguarding => new() { ["reason"] = route.Reason, ["report"] = WithChildren(ForEducation.Select(report.Content), ChildForEducation, report) },
        _ => new() { ["reason"] = route.Reason, ["report"] = Report.Select(report.Content) },
    };

    /// <summary>Only the school's own pupil; nothing at all where the route names no child.</summary>
    internal static JsonObject ChildOf(Report report, Route route) =>
        report.Children.FirstOrDefault(c => c.Key == route.ChildKey) is { } child ? ChildForSchool.Select(report.Content.Items("children")[child.Position]) : [];

    internal static JsonObject WithChildren(JsonObject view, FieldSet fields, Report report)
    {
        view["children"] = new JsonArray([.. report.Content.Items("children").Select(c => (JsonNode)fields.Select(c))]);
        return view;
    }
}
