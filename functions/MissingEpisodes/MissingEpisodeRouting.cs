using Safeguarding.Duties;
using Safeguarding.Reports;
using Safeguarding.Routing;
using static Safeguarding.MissingEpisodes.MissingEpisodeRoutingRules;

namespace Safeguarding.MissingEpisodes;

/// <summary>
/// Who hears of a missing episode: the home authority and, when different, those that placed the child, host the placement or found the child;
/// for a placement out of area both police forces; what a school is told is <see cref="SchoolRouting"/>.
/// </summary>
public static class MissingEpisodeRouting
{
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
        return UnclearMarkers.With(request, WithInterview(request, DeskRouting.OnePerDesk(
        [
            .. named.Where(n => request.Desks.Intake(n.Authority) is not null).SelectMany(n => To(n.Rule, request.Desks.Intake(n.Authority)!, RouteRole.Informed)),
            .. needsResolving ? To(Unplaced, duty, RouteRole.Resolver) : [],
            .. Forces(request).SelectMany(desk => To(Force, desk, RouteRole.Informed)),
            .. SchoolRouting.Routes(request, urgency),
            .. DutyTable.Routed(facts).SelectMany(d => DutyRouting.Routes(
                request.Desks, d.Id, d.Source, d.RoutesTo!, duty, urgency, request.ReceivedAt, request.Sender, Whereabouts(request))),
            // Last: where the same desk has something to find out, that comes first.
            .. IsTrafficking(request) ? To(MissingEpisodeRoutingRules.Trafficking, duty, RouteRole.Informed) : [],
        ])), [.. named.Select(n => n.Authority), LastSeenIn(request)]);
    }

    public static IEnumerable<Route> To(RoutingRequest request, Redirected to) => DeskRouting.Routes(
        request.Desks, to.Rule with { Decides = to.Decides && to.Desk.Kind == DeskKind.Intake }, to.Desk, to.Desk.Kind == DeskKind.DutyDesk ? RouteRole.Resolver : RouteRole.Informed, UrgencyOf(request), request.ReceivedAt);

    private static IEnumerable<(string? Authority, RoutingRule Rule)> Named(RoutingRequest request) =>
    [
        .. request.NamedAuthorities(c => PlaceAuthority.Homes(request.Desks, request.Of(c))).Select(a => ((string?)a.Code, a.By(Home))),
        .. request.Named(c => [request.Of(c).Authority("placingAuthority")]).Select(a => ((string?)a, Placing)),
        .. request.NamedAuthorities(c => [PlaceAuthority.Placement(request.Desks, request.Of(c))]).Select(a => ((string?)a.Code, a.By(HostOfPlacement))),
        By(PlaceAuthority.Of(request.Desks, request.Content, "episode", "found", "place"), FoundIn),
    ];

    private static (string? Authority, RoutingRule Rule) By(NamedAuthority? named, RoutingRule rule) => (named?.Code, named?.By(rule) ?? rule);

    /// <summary>Both forces of a child who is placed in another authority's area, where the directory knows their desks.</summary>
    private static IEnumerable<Desk> Forces(RoutingRequest request) => request.Children
        .Select(c => (Placing: request.Of(c).Authority("placingAuthority"), Host: PlaceAuthority.Placement(request.Desks, request.Of(c))?.Code))
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
        IsTrafficking(request) || request.Children.Any(c => request.Younger(c, Limits.Value(LimitIds.InfantAge)));

    internal static bool IsTrafficking(RoutingRequest request) => request.Content.Codes("riskMarkers").Contains(Trafficking);

    private static RoutingRule Cited(RoutingRule rule, RoutingRequest request) =>
        IsTrafficking(request) ? rule with { Citation = rule.Citation + TraffickingCitation } : rule;

    /// <summary>A report that already tells of the return starts the return interview's clock as the event would.</summary>
    private static IReadOnlyList<Route> WithInterview(RoutingRequest request, IReadOnlyList<Route> routes) =>
        request.Content.ReturnTime(request.ReceivedAt, "episode", "found", "returnedAt") is { } returned
            ? ReturnInterviewClock.On(routes, returned, request.ReceivedAt, request.Desks,
                request.Content.Code("episode", "found", "returnInterview") is EpisodeEventType.Done or EpisodeEventType.Declined)
            : routes;

    /// <summary>Other authorities may be known, but somebody must still find the child's own.</summary>
    private static bool HomeIsMissing(RoutingRequest request) =>
        request.Children.Count == 0 || request.Children.Any(c => PlaceAuthority.Homes(request.Desks, request.Of(c)).Count == 0);

    /// <summary>Authorities from the most to the least certain word on whose force searches.</summary>
    private static IReadOnlyList<string?> Whereabouts(RoutingRequest request) =>
    [
        LastSeenIn(request), .. request.NamedAuthorities(c => [PlaceAuthority.Placement(request.Desks, request.Of(c))]).Select(a => a.Code),
        .. request.NamedAuthorities(c => PlaceAuthority.Homes(request.Desks, request.Of(c))).Select(a => a.Code),
    ];

    private static string? LastSeenIn(RoutingRequest request) => PlaceAuthority.Of(request.Desks, request.Content, "episode", "lastSeenPlace")?.Code;
}
