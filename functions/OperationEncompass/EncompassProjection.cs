using System.Text.Json.Nodes;
using Safeguarding.Duties;
using Safeguarding.Reports;
using Safeguarding.Routing;

namespace Safeguarding.OperationEncompass;

/// <summary>
/// What each desk sees of a notification (design rule 10): minimal by default, one child only. Text common to several children and the
/// address are withheld, because a sibling's school or a refuge could be read from them (domain 1.3).
/// </summary>
public static class EncompassProjection
{
    private static readonly FieldSet Incident = new("incidentReference", "reporter/name", "reporter/role", "reporter/telephone", "reporter/callBack", "incident/occurredAt", "incident/policeAwareAt");
    private static readonly FieldSet Child = new(
        "familyName", "givenNames", "dateOfBirth", "languagePreference", "communicationAdvice",
        "present", "voiceOfTheChild", "narrative", "welfareCheck", "otherInformation");

    /// <summary>A person who must find the school needs what the child's own school would not be told.</summary>
    private static readonly FieldSet ChildToFind = new(
        [.. Child.Paths, "aliases", "homeAddress", "homeAuthority", "schools", "educationStatus", "whereabouts"]);

    private static readonly FieldSet IncidentToFind = new([.. Incident.Paths, "incident/place"]);

    public static JsonObject Project(Report report, Route route, Desk desk)
    {
        var finds = route.Role == RouteRole.Resolver || desk.Kind == DeskKind.HomeEducation;
        var content = (finds ? IncidentToFind : Incident).Select(report.Content);
        if (report.Children.FirstOrDefault(c => c.Key == route.ChildKey) is { } child)
        {
            content["child"] = (finds ? ChildToFind : Child).Select(report.Content.Items("children")[child.Position]);
        }
        var view = SharedView.Of(report, route, desk, content);
        view["caution"] = SharedView.Both(EncompassTexts.Caution);
        view["supportOptions"] = new JsonArray([.. EncompassTexts.SupportOptions.Select(SharedView.Both)]);
        view["duties"] = SharedView.Duties(DutyTable.ForDesk(report.Duties, desk.Kind.Name()).Select(d => (d.Id, new Text(d.TextEn, d.TextCy), d.Source)));
        return view;
    }
}
