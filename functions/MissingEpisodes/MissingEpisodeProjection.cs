using System.Text.Json.Nodes;
using Safeguarding.Duties;
using Safeguarding.Reports;
using Safeguarding.Routing;

namespace Safeguarding.MissingEpisodes;

/// <summary>
/// What a desk sees of a missing episode: an authority the report as it was made, but for the intelligence that is the police's alone (paragraph
/// 274); education safeguarding what a school day asks for; a school who is missing since when; the trafficking advocate the child. Other
/// episodes are told of in an item of their own (<see cref="RepeatProjection"/>).
/// </summary>
public static class MissingEpisodeProjection
{
    private static readonly FieldSet Report = new([.. MissingEpisodeFields.All.Select(f => f.Name).Where(n => n is not ("kind" or "reference" or "sentAt"))]);

    private static readonly FieldSet ForAdvocate = new(
        "incidentReference", "reporter", "riskMarkers", "risk/grade", "risk/immediateDanger", "episode/reportedAt", "episode/lastSeenAt",
        "episode/found/locatedAt", "episode/found/returnedAt");

    private static readonly FieldSet ChildForAdvocate = new([.. SharedView.ChildForAdvocate, "placementAuthority", "placementType"]);

    private static readonly FieldSet ForEducation = new(
        "incidentReference", "reporter", "missingFrom", "episode/reportedAt", "episode/lastSeenAt", "episode/lastSeenPlace", "episode/circumstances", "risk/grade", "riskMarkers");

    private static readonly FieldSet ChildForEducation = new(
        "key", "familyName", "givenNames", "dateOfBirth", "languagePreference", "communicationAdvice", "schools", "educationStatus", "homeAuthority");

    private static readonly FieldSet ChildForSchool = new("familyName", "givenNames", "dateOfBirth");

    public static JsonObject Project(Report report, Route route, Desk desk)
    {
        if (report.Events.FirstOrDefault(e => e.Id == route.EventId) is { } happened)
        {
            return EpisodeEventProjection.Project(report, happened, route, desk);
        }
        if (route.Repeat is { } repeat)
        {
            return RepeatProjection.Project(report, route, desk, repeat);
        }
        var view = SharedView.Of(report, route, desk, desk.Kind == DeskKind.School
            ? new() { ["child"] = ChildOf(report, route), ["missingSince"] = report.Content.Text("episode", "lastSeenAt") ?? report.Content.Text("episode", "reportedAt") }
            : new() { ["report"] = IsEscalated(route) ? SharedView.WithChildren(ForAdvocate, ChildForAdvocate, report) : OfReport(report, desk) });
        view["reason"] = route.Reason;
        view["duties"] = Duties(report, desk);
        return view;
    }

    /// <summary>The report as a desk other than a school may see it, before the markers bind.</summary>
    internal static JsonObject OfReport(Report report, Desk desk) => desk.Kind switch
    {
        DeskKind.TraffickingAdvocate or DeskKind.HealthBoard => SharedView.WithChildren(ForAdvocate, ChildForAdvocate, report),
        DeskKind.EducationSafeguarding => SharedView.WithChildren(ForEducation, ChildForEducation, report),
        _ => Report.Select(report.Content),
    };

    /// <summary>A duty desk that hears because of trafficking, without anything to find out: who is missing since when, no more.</summary>
    internal static bool IsEscalated(Route route) => route.RuleId == MissingEpisodeRoutingRules.Trafficking.RuleId;

    internal static JsonArray Duties(Report report, Desk desk) =>
        SharedView.Duties(DutyTable.ForDesk(report.Duties, desk.Kind.Name()).Select(d => (d.Id, new Text(d.TextEn, d.TextCy), d.Source)));

    /// <summary>Only the school's own pupil; nothing at all where the route names no child.</summary>
    internal static JsonObject ChildOf(Report report, Route route) =>
        report.Children.FirstOrDefault(c => c.Key == route.ChildKey) is { } child ? ChildForSchool.Select(report.Content.Items("children")[child.Position]) : [];
}
