using Safeguarding.Duties;
using Safeguarding.Reports;
using Safeguarding.Routing;

namespace Safeguarding.MissingEpisodes;

/// <summary>
/// Who hears of a missing episode: the home authority and, when different, those that placed the child, host the placement or found the child;
/// for a placement out of area both police forces; what a school is told is <see cref="SchoolRouting"/>.
/// </summary>
public static class MissingEpisodeRouting
{
    private const string Guide = "All Wales Practice Guide, children who go missing";

    internal static readonly RoutingRule Home = new("missing.home", "home-authority", $"{Guide}; WG37941 paragraph 152");
    internal static readonly RoutingRule FoundIn = new("missing.found-in", "found-in-authority", $"{Guide}; WG37941 paragraph 152");
    internal static readonly RoutingRule Unplaced = new("missing.authority-unknown", "authority-unknown", "product rule: what cannot be placed goes to a person, never nowhere");
    private static readonly RoutingRule Placing = new("missing.placing", "placing-authority", $"{Guide}; WG37941 paragraph 42: placements across the border");
    private static readonly RoutingRule Host = new("missing.host", "host-of-placement", $"{Guide}; WG37941 paragraph 42: placements across the border");
    private static readonly RoutingRule Force = new("missing.police-out-of-area", "police-of-placement", $"{Guide}: out-of-area placement, both forces; WG37941 paragraph 42");

    /// <summary>Children who are trafficked go missing from care more often than not: such an episode never waits (paragraphs 132 and 222).</summary>
    private const string Trafficking = "trafficking";
    private const string TraffickingCitation = "; WG37941 paragraphs 132 and 222: trafficking and missing is urgent";

    /// <param name="facts">Tags that may bring a duty with a route of its own.</param>
    public static IReadOnlyList<Route> Routes(RoutingRequest request, IReadOnlySet<string> facts)
    {
        var named = Named(request).Where(n => n.Authority is not null).ToList();
        var urgency = UrgencyOf(request);
        var duty = request.Desks.DutyDesk(request.Sender, [.. named.Select(n => n.Authority), LastSeenIn(request)]);
        var needsResolving = named.Count == 0 || named.Any(n => request.Desks.Intake(n.Authority) is null) || HomeIsMissing(request);
        IEnumerable<Route> To(RoutingRule rule, Desk desk, RouteRole role) => DeskRouting.Routes(request.Desks, Cited(rule, request), desk, role, urgency, request.ReceivedAt);
        return WithInterview(request, DeskRouting.OnePerDesk(
        [
            .. named.Where(n => request.Desks.Intake(n.Authority) is not null).SelectMany(n => To(n.Rule, request.Desks.Intake(n.Authority)!, RouteRole.Informed)),
            .. needsResolving ? To(Unplaced, duty, RouteRole.Resolver) : [],
            .. Forces(request).SelectMany(desk => To(Force, desk, RouteRole.Informed)),
            .. SchoolRouting.Routes(request, urgency),
            .. DutyTable.Routed(facts).SelectMany(d => DutyRouting.Routes(request.Desks, d.Id, d.Source, d.RoutesTo!, duty, urgency, request.ReceivedAt)),
        ]));
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

    /// <summary>Both forces of a child who is placed in another authority's area, where the directory knows their desks.</summary>
    private static IEnumerable<Desk> Forces(RoutingRequest request) => request.Children
        .Select(c => (Placing: request.Of(c).Text("placingAuthority"), Host: request.Of(c).Text("placementAuthority")))
        .Where(p => p.Placing is not null && p.Host is not null && p.Placing != p.Host)
        .SelectMany(p => new[] { request.Desks.Police(p.Placing), request.Desks.Police(p.Host) }).OfType<Desk>();

    /// <summary>Limits of design 6, product defaults: high 15 minutes, medium 60, lower grades 4 hours; ungraded counts as medium.</summary>
    internal static Urgency UrgencyOf(RoutingRequest request) =>
        IsUrgentAtAnyGrade(request) || request.Content.Flag("risk", "immediateDanger") ? Urgency.Immediate : OfGrade(request.Content.Code("risk", "grade"));

    internal static Urgency OfGrade(string? grade) => grade switch
    {
        "high" => Urgency.Immediate,
        "low" or "no-apparent-risk" => Urgency.Routine,
        _ => Urgency.Prompt,
    };

    /// <summary>What no later grade takes away.</summary>
    internal static bool IsUrgentAtAnyGrade(RoutingRequest request) =>
        IsTrafficking(request) || request.Children.Any(c => request.Younger(c, years: 1));

    private static bool IsTrafficking(RoutingRequest request) => request.Content.Texts("riskMarkers").Contains(Trafficking, StringComparer.OrdinalIgnoreCase);

    private static RoutingRule Cited(RoutingRule rule, RoutingRequest request) =>
        IsTrafficking(request) ? rule with { Citation = rule.Citation + TraffickingCitation } : rule;

    /// <summary>A report that already tells of the return starts the return interview's clock as the event would.</summary>
    private static IReadOnlyList<Route> WithInterview(RoutingRequest request, IReadOnlyList<Route> routes) =>
        request.Content.EventTime(request.ReceivedAt, "episode", "found", "returnedAt") is { } returned
            ? ReturnInterviewClock.On(routes, returned.Earliest)
            : routes;

    /// <summary>Other authorities may be known, but somebody must still find the child's own.</summary>
    private static bool HomeIsMissing(RoutingRequest request) =>
        request.Children.Count == 0 || request.Children.Any(c => CommonFields.HomeAuthorities(request.Of(c)).Count == 0);

    private static string? LastSeenIn(RoutingRequest request) => request.Content.Text("episode", "lastSeenPlace", "authority");
}
