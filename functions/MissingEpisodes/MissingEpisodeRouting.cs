using Safeguarding.Duties;
using Safeguarding.Reports;
using Safeguarding.Routing;

namespace Safeguarding.MissingEpisodes;

/// <summary>Who hears of a missing episode: the home authority and, when different, those that placed the child, host the placement or found the child.</summary>
public static class MissingEpisodeRouting
{
    private static readonly RoutingRule Home = new("missing.home", "home-authority", "All Wales Practice Guide, children who go missing; WG37941 paragraph 152");
    private static readonly RoutingRule Placing = new("missing.placing", "placing-authority", "All Wales Practice Guide, children who go missing; WG37941 paragraph 42: placements across the border");
    private static readonly RoutingRule Host = new("missing.host", "host-of-placement", "All Wales Practice Guide, children who go missing; WG37941 paragraph 42: placements across the border");
    private static readonly RoutingRule FoundIn = new("missing.found-in", "found-in-authority", "All Wales Practice Guide, children who go missing; WG37941 paragraph 152");
    private static readonly RoutingRule Unplaced = new("missing.authority-unknown", "authority-unknown", "product rule: what cannot be placed goes to a person, never nowhere");

    /// <param name="facts">Tags that may bring a duty with a route of its own.</param>
    public static IReadOnlyList<Route> Routes(RoutingRequest request, IReadOnlySet<string> facts)
    {
        var named = Named(request).Where(n => n.Authority is not null).ToList();
        var urgency = UrgencyOf(request);
        var duty = request.Desks.DutyDesk(request.Sender, [.. named.Select(n => n.Authority), LastSeenIn(request)]);
        var needsResolving = named.Count == 0 || named.Any(n => request.Desks.Intake(n.Authority) is null) || HomeIsMissing(request);
        return DeskRouting.OnePerDesk(
        [
            .. named.Where(n => request.Desks.Intake(n.Authority) is not null).SelectMany(n => DeskRouting.Routes(
                request.Desks, n.Rule, request.Desks.Intake(n.Authority)!, RouteRole.Informed, urgency, request.ReceivedAt)),
            .. needsResolving ? DeskRouting.Routes(request.Desks, Unplaced, duty, RouteRole.Resolver, urgency, request.ReceivedAt) : [],
            .. DutyTable.Routed(facts).SelectMany(d => DutyRouting.Routes(request.Desks, d.Id, d.Source, d.RoutesTo!, duty, urgency, request.ReceivedAt)),
        ]);
    }

    public static IEnumerable<Route> To(RoutingRequest request, Redirected to) => DeskRouting.Routes(
        request.Desks, to.Rule, to.Desk, to.Desk.Kind == DeskKind.DutyDesk ? RouteRole.Resolver : RouteRole.Informed, UrgencyOf(request), request.ReceivedAt);

    private static IEnumerable<(string? Authority, RoutingRule Rule)> Named(RoutingRequest request) =>
    [
        .. request.Children.SelectMany(c => CommonFields.HomeAuthorities(request.Of(c))).Select(a => (a, Home)),
        .. request.Children.Select(c => (request.Of(c).Text("placingAuthority"), Placing)),
        .. request.Children.Select(c => (request.Of(c).Text("placementAuthority"), Host)),
        (request.Content.Text("episode", "found", "place", "authority"), FoundIn),
    ];

    /// <summary>Limits of design 6, product defaults: high 15 minutes, medium 60, lower grades 4 hours; ungraded counts as medium.</summary>
    private static Urgency UrgencyOf(RoutingRequest request) =>
        request.Content.Flag("risk", "immediateDanger") || request.Children.Any(c => request.Younger(c, years: 1)) ? Urgency.Immediate
        : request.Content.Code("risk", "grade") switch
        {
            "high" => Urgency.Immediate,
            "low" or "no-apparent-risk" => Urgency.Routine,
            _ => Urgency.Prompt,
        };

    /// <summary>Other authorities may be known, but somebody must still find the child's own.</summary>
    private static bool HomeIsMissing(RoutingRequest request) =>
        request.Children.Count == 0 || request.Children.Any(c => CommonFields.HomeAuthorities(request.Of(c)).Count == 0);

    private static string? LastSeenIn(RoutingRequest request) => request.Content.Text("episode", "lastSeenPlace", "authority");
}
