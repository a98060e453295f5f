using Safeguarding.Duties;
using Safeguarding.Reports;
using Safeguarding.Routing;

namespace Safeguarding.Referrals;

/// <summary>Who receives a referral. The decision owner is an authority per child; every other relevant authority is copied without a decision clock.</summary>
public static class ReferralRouting
{
    private static readonly RoutingRule Located = new("referral.child-located", "child-is-there-now", "WG37941 paragraph 152; Wales Safeguarding Procedures c2-p6");
    private static readonly RoutingRule Occurred = new("referral.concern-occurred", "concern-occurred-there", "Wales Safeguarding Procedures c2-p6, c3pt1-p3");
    private static readonly RoutingRule Home = new("referral.home-decides", "home-authority", "product rule: the home authority decides while the places of child and concern are unknown");
    private static readonly RoutingRule CopyHome = new("referral.copy-home", "home-authority-copied", "WG37941 paragraph 152: each relevant authority");
    private static readonly RoutingRule CopyNamed = new("referral.copy-named", "named-relevant-authority", "WG37941 paragraph 152: each relevant authority");
    private static readonly RoutingRule Assessment = new("referral.care-and-support-home", "home-authority-assessment", "WG37941 paragraph 149; Social Services and Well-being (Wales) Act 2014 s.21");
    private static readonly RoutingRule Unplaced = new("referral.authority-unknown", "authority-unknown", "product rule: what cannot be placed goes to a person, never nowhere");

    private sealed record Candidate(string? Authority, RoutingRule Rule);

    /// <param name="facts">Tags that may bring a duty with a route of its own.</param>
    public static IReadOnlyList<Route> Routes(RoutingRequest request, IReadOnlySet<string> facts)
    {
        var urgency = UrgencyOf(request);
        var routes = ReferralRules.IsCareAndSupport(request.Content)
            ? Deliver(request, urgency, [.. Children(request, AssessmentOwner)], [])
            : Deliver(request, urgency, [.. Children(request, DecisionOwner)], [.. Relevant(request)]);
        return DeskRouting.OnePerDesk([.. routes, .. DutyTable.Routed(facts).SelectMany(duty => DutyRouting.Routes(
            request.Desks, duty.Id, duty.Source, duty.RoutesTo!, request.Desks.DutyDesk(request.Sender, HomesAndPlaces(request)), urgency, request.ReceivedAt))]);
    }

    /// <summary>An authority that somebody named afterwards takes over the role of the desk that said "not ours".</summary>
    public static IEnumerable<Route> To(RoutingRequest request, Redirected to)
    {
        var role = to.Desk.Kind == DeskKind.DutyDesk ? RouteRole.Resolver : to.Role == RouteRole.Copy ? RouteRole.Copy : RouteRole.DecisionOwner;
        return DeskRouting.Routes(request.Desks, to.Rule, to.Desk, role, UrgencyOf(request), request.ReceivedAt);
    }

    /// <summary>Product defaults of design 6: immediate danger or an infant 15 minutes, other section 130 reports 60, care and support a working day.</summary>
    private static Urgency UrgencyOf(RoutingRequest request) =>
        request.Content.Flag("concern", "immediateDanger") || request.Children.Any(c => request.Younger(c, years: 1)) ? Urgency.Immediate
        : ReferralRules.IsCareAndSupport(request.Content) ? Urgency.WorkingDay
        : Urgency.Prompt;

    private static IEnumerable<Candidate> Children(RoutingRequest request, Func<RoutingRequest, ReportChild?, Candidate> owner) =>
        request.Children.Count == 0 ? [owner(request, null)] : request.Children.Select(child => owner(request, child));

    /// <summary>Where the child is now; unknown: where the concern occurred; unknown: home; else nobody yet (design 6).</summary>
    private static Candidate DecisionOwner(RoutingRequest request, ReportChild? child) => FirstKnown(request,
    [
        .. Places(request, child).Select(a => new Candidate(a, Located)),
        new(request.Content.Text("concern", "place", "authority"), Occurred),
        .. Homes(request, child).Select(a => new Candidate(a, Home)),
    ]);

    private static Candidate AssessmentOwner(RoutingRequest request, ReportChild? child) =>
        FirstKnown(request, Homes(request, child).Select(a => new Candidate(a, Assessment)));

    private static Candidate FirstKnown(RoutingRequest request, IEnumerable<Candidate> inOrder) =>
        inOrder.FirstOrDefault(c => request.Desks.Authority(c.Authority) is not null) ?? new(null, Unplaced);

    private static IEnumerable<Candidate> Relevant(RoutingRequest request) =>
    [
        .. request.Children.SelectMany(c => Homes(request, c)).Select(a => new Candidate(a, CopyHome)),
        .. request.Children.SelectMany(c => Places(request, c)).Select(a => new Candidate(a, CopyNamed)),
        new(request.Content.Text("concern", "place", "authority"), CopyNamed),
        .. request.Content.Items("otherAuthorities").Select(o => new Candidate(o.Text("code"), CopyNamed)),
    ];

    private static IReadOnlyList<Route> Deliver(
        RoutingRequest request, Urgency urgency, IReadOnlyList<Candidate> owners, IReadOnlyList<Candidate> copies)
    {
        var unknownCopies = copies.Where(c => c.Authority is not null && request.Desks.Authority(c.Authority) is null);
        return DeskRouting.OnePerDesk(
        [
            .. owners.SelectMany(o => ToOwner(request, urgency, o)),
            .. copies.Where(c => request.Desks.Intake(c.Authority) is not null)
                .SelectMany(c => DeskRouting.Routes(request.Desks, c.Rule, request.Desks.Intake(c.Authority)!, RouteRole.Copy, urgency, request.ReceivedAt)),
            .. unknownCopies.SelectMany(_ => ToOwner(request, urgency, new(null, Unplaced))),
        ]);
    }

    private static IEnumerable<Route> ToOwner(RoutingRequest request, Urgency urgency, Candidate owner)
    {
        var intake = request.Desks.Intake(owner.Authority);
        var desk = intake ?? request.Desks.DutyDesk(request.Sender, HomesAndPlaces(request));
        var role = intake is null ? RouteRole.Resolver : RouteRole.DecisionOwner;
        return DeskRouting.Routes(request.Desks, intake is null ? Unplaced : owner.Rule, desk, role, urgency, request.ReceivedAt);
    }

    private static string?[] HomesAndPlaces(RoutingRequest request) =>
        [.. Relevant(request).Select(c => c.Authority).Where(a => a is not null)];

    private static IReadOnlyList<string> Homes(RoutingRequest request, ReportChild? child) =>
        child is null ? [] : CommonFields.HomeAuthorities(request.Of(child));

    /// <summary>Where the child is now, the plain field before the place.</summary>
    private static IEnumerable<string> Places(RoutingRequest request, ReportChild? child) => child is null ? []
        : new[] { request.Of(child).Text("currentAuthority"), request.Of(child).Text("currentPlace", "authority") }.OfType<string>();
}
