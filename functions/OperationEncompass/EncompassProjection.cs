using System.Text.Json.Nodes;
using Safeguarding.Duties;
using Safeguarding.Reports;
using Safeguarding.Routing;

namespace Safeguarding.OperationEncompass;

/// <summary>
/// What each desk sees of a notification (design rule 10): the profile of the sending force, minimal by default, one child only. Text common to
/// several children and the address are withheld unless the profile allows them, because a sibling's school or a refuge could be read from them.
/// </summary>
public static class EncompassProjection
{
    /// <summary>A person who must find the school needs what the child's own school would not be told.</summary>
    private static readonly FieldSet ChildToFind = new(
        [.. FieldProfiles.Minimal.Child.Paths, "aliases", "expectedDateOfBirth", "homeAddress", "homeAuthority", "schools", "educationStatus", "whereabouts"]);

    private static readonly FieldSet IncidentToFind = new([.. FieldProfiles.Minimal.Incident.Paths, "incident/place"]);

    public static JsonObject Project(Report report, Route route, Desk desk) => Project(report, route, desk, FieldProfiles.Of(report.SenderId));

    public static JsonObject Project(Report report, Route route, Desk desk, FieldProfile profile)
    {
        var finds = route.Role is RouteRole.Resolver or RouteRole.RouteNeeded or RouteRole.SchoolToConfirm || desk.Kind == DeskKind.HomeEducation;
        var content = (finds ? IncidentToFind : profile.IncidentSeen).Select(report.Content);
        if (report.Children.FirstOrDefault(c => c.Key == route.ChildKey) is { } child)
        {
            content["child"] = (finds ? ChildToFind : OfTheChild(route, profile)).Select(report.Content.Items("children")[child.Position]);
        }
        var view = SharedView.Of(report, route, desk, content);
        view["caution"] = SharedView.Both(EncompassTexts.Caution);
        if (report.Content.Text("incident", "relatedReference") is not null)
        {
            view["relatedReport"] = SharedView.Both(EncompassTexts.RelatedReport);
        }
        if (route.Role == RouteRole.Relay)
        {
            view["relay"] = SharedView.Both(EncompassTexts.Relay);
        }
        if (EncompassActions.For(route.Role).ToList() is { Count: > 0 } actions)
        {
            view[route.Role == RouteRole.Relay ? "actionsToRecord" : "supportOptions"] = SharedView.Options(actions);
        }
        if (route.Role == RouteRole.Informed && EducatedInTwoPlaces(report, route))
        {
            view["liaison"] = SharedView.Both(EncompassTexts.Liaison);
        }
        view["duties"] = SharedView.Duties(Duties(report, desk, view).Select(d => (d.Id, new Text(d.TextEn, d.TextCy), d.Source)));
        return view;
    }

    /// <summary>The school of one child does not read of a duty that another child brings.</summary>
    private static IEnumerable<Duty> Duties(Report report, Desk desk, JsonObject view) => DutyTable.ForDesk(report.Duties, desk.Kind.Name())
        .Where(d => !d.When.Contains("has:communication-advice") || view.ContainsKey("communicationAdvice"));

    private static bool EducatedInTwoPlaces(Report report, Route route) =>
        report.Children.FirstOrDefault(c => c.Key == route.ChildKey) is { } child
        && report.Content.Items("children")[child.Position].Items("schools").Select(s => s.Code("relation") == "educated-at").Distinct().Count() > 1;

    /// <summary>Whoever passes it on must know to which school.</summary>
    private static FieldSet OfTheChild(Route route, FieldProfile profile) =>
        route.Role == RouteRole.Relay ? new([.. profile.ChildSeen.Paths, "schools"]) : profile.ChildSeen;
}
