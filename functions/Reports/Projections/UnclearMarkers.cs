using System.Text.Json;
using System.Text.Json.Nodes;
using Safeguarding.Routing;

namespace Safeguarding.Reports;

/// <summary>
/// What follows from a marker that does not clearly say with whom something is not safe to share: it binds (<see cref="NotSafeToShare.Binds"/>), the
/// sender is warned, and the duty desk of the board is asked what was meant. The same for every kind.
/// </summary>
public static class UnclearMarkers
{
    /// <summary>Property of the duty desk's view with the markers to read.</summary>
    public const string Property = "markersToRead";

    public static readonly RoutingRule ToRead = new("marker.not-understood", "marker-not-understood",
        "WG37941 paragraph 198: what is not safe to share; product rule: a restriction that nobody understands binds until a person has read it")
    {
        When = "\"not safe to share\" does not clearly name people, desks, schools or organisations that have the report",
        Action = "says what was meant; until then it binds every desk but those that decide",
        Desk = "duty desk of the board nearest to the children, else of the sender",
        SeenIn = SeenIn.Route | SeenIn.Delivery | SeenIn.Receipt,
    };

    private static readonly Text Question = new(
        "Something is not safe to share, and the report does not clearly say with whom. Schools, colleges, police and every desk that is only told see no details until you say what was meant: ask the reporter, then answer with marker-reading.",
        "Nid yw rhywbeth yn ddiogel i'w rannu, ac nid yw'r adroddiad yn dweud yn glir â phwy. Ni wêl ysgolion, colegau, yr heddlu na'r un ddesg sydd ond yn cael gwybod unrhyw fanylion hyd nes i chi ddweud beth a olygid: gofynnwch i'r adroddwr, yna atebwch gyda marker-reading.");

    private static readonly FieldSet WhomToAsk = new("incidentReference", "reporter");

    /// <summary>The routes, and where a marker asks for it one more: one item for the whole report, at the duty desk.</summary>
    /// <param name="nearest">Authorities nearest to the children.</param>
    public static IReadOnlyList<Route> With(RoutingRequest request, IReadOnlyList<Route> routes, IReadOnlyList<string?> nearest)
    {
        if (Of(request.Content, request.Children, request.MarkerReadings, routes).Count == 0)
        {
            return routes;
        }
        var desk = request.Desks.DutyDesk(request.Sender, [.. nearest]);
        var deadline = AcknowledgementDeadline.ForDesk(Urgency.Prompt, request.ReceivedAt, desk, request.Desks.WorkingDays);
        return DeskRouting.OnePerDesk([.. routes, ToRead.To(desk, deadline, RouteRole.MarkerToRead)]);
    }

    public static IReadOnlyList<Finding> Warnings(RoutingRequest request, IReadOnlyList<Route> routes) => Warnings(request.Content, request.Children, request.MarkerReadings, routes);

    /// <summary>In a report, or with no children in an event.</summary>
    public static IReadOnlyList<Finding> Warnings(JsonElement content, IReadOnlyList<ReportChild> children, IReadOnlyList<MarkerMeant> readings, IReadOnlyList<Route> routes)
    {
        var findings = new Findings();
        foreach (var marker in Of(content, children, readings, routes))
        {
            findings.Warn(marker.Pointer, ToRead.Reason);
        }
        return findings.Warnings;
    }

    /// <summary>Whether a person still has to say what one of them means.</summary>
    public static bool AreLeft(Report report) => Of(report.Content, report.Children, report.MarkerReadings, report.Routes).Count > 0;

    /// <summary>What stands first in any view of the duty desk of a report with such a marker; on an item of one child not those of another.</summary>
    /// <param name="bound">A marker names the duty desk itself: it is asked all the same, and reads no reason.</param>
    public static JsonObject? Asked(Report report, Route route, bool bound)
    {
        var unclear = Of(report.Content, report.Children, report.MarkerReadings, report.Routes)
            .Where(m => m.Child is null || route.ChildKey is null || m.Child == route.ChildKey).DistinctBy(m => m.Id).ToList();
        return unclear.Count == 0 ? null : new JsonObject
        {
            ["what"] = SharedView.Both(Question),
            ["answers"] = new JsonArray([.. MarkerWords.Answers.Select(a => (JsonNode)a)]),
            ["markers"] = new JsonArray([.. unclear.Select(m => (JsonNode)new JsonObject { ["marker"] = m.Id, ["child"] = m.Child, ["with"] = m.Marker.With, ["reason"] = bound ? null : m.Marker.Reason })]),
        };
    }

    /// <summary>The item of whoever is only asked: the markers and whom to ask, and nothing of what they are about.</summary>
    public static JsonObject View(Report report, Route route, Desk desk) => SharedView.Of(report, route, desk, new() { ["report"] = WhomToAsk.Select(report.Content) });

    private static IReadOnlyList<PlacedMarker> Of(JsonElement content, IReadOnlyList<ReportChild> children, IReadOnlyList<MarkerMeant> readings, IReadOnlyList<Route> routes) =>
        [.. PlacedMarker.Of(content, children, readings).Where(m => m.In(routes).IsUnclear)];
}
