using Safeguarding.Reports;
using Safeguarding.Routing;

namespace Safeguarding.Intake;

/// <summary>What one desk has of one child, or of the whole report: one or more items that are in force, in the order of the report's routes.</summary>
/// <param name="Asked">The desk was only asked which desk is right.</param>
internal sealed record HeldItems(string Desk, string? Child, bool Asked, IReadOnlyList<RouteInForce> Items)
{
    /// <summary>The newest item that is about the report itself; an event's where the desk knows the report by an event alone.</summary>
    public RouteInForce Latest => Items.LastOrDefault(i => i.Route.EventId is null) ?? Items[^1];

    /// <summary>The desk was only asked what a marker means.</summary>
    public bool IsOfAMarker => Latest.Route.Role == RouteRole.MarkerToRead;

    public static IReadOnlyList<HeldItems> Of(Report report, ReportIds ids) =>
    [
        .. RouteInForce.Of(report, ids).GroupBy(i => (i.Route.Desk, i.Route.ChildKey, Asked: i.Route.IsQuestion()))
            .Select(g => new HeldItems(g.Key.Desk, g.Key.ChildKey, g.Key.Asked, [.. g])),
    ];

    public bool IsAt(Route route) => (route.Desk, route.ChildKey) == (Desk, Child);
}
