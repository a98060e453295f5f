using Safeguarding.Duties;
using Safeguarding.Reports;
using Safeguarding.Routing;
using static Safeguarding.Referrals.ReferralRoutingRules;

namespace Safeguarding.Referrals;

/// <summary>Who receives a referral. The decision owner is an authority per child; every other relevant authority is copied without a decision clock.</summary>
public static class ReferralRouting
{
    private sealed record Candidate(string? Authority, RoutingRule Rule);

    /// <param name="facts">Tags that may bring a duty with a route of its own.</param>
    public static IReadOnlyList<Route> Routes(RoutingRequest request, IReadOnlySet<string> facts)
    {
        var urgency = UrgencyOf(request);
        var routes = ReferralRules.IsCareAndSupport(request.Content)
            ? Deliver(request, urgency, Owners(request, AssessmentOwner), [])
            : Deliver(request, urgency, Owners(request, DecisionOwner), [.. Relevant(request)]);
        return UnclearMarkers.With(request, DeskRouting.OnePerDesk([.. routes, .. DutyTable.Routed(facts).SelectMany(duty => DutyRouting.Routes(
            request.Desks, duty.Id, duty.Source, duty.RoutesTo!, request.Desks.DutyDesk(request.Sender, HomesAndPlaces(request)), urgency, request.ReceivedAt,
            request.Sender, Whereabouts(request)))]), HomesAndPlaces(request));
    }

    /// <summary>
    /// An authority that somebody named afterwards takes over the role of the desk that said "not ours"; who was only told of it stays only told.
    /// </summary>
    public static IEnumerable<Route> To(RoutingRequest request, Redirected to)
    {
        var role = to.Desk.Kind == DeskKind.DutyDesk ? RouteRole.Resolver : to.Role is RouteRole.Copy or RouteRole.Informed ? to.Role : RouteRole.DecisionOwner;
        return DeskRouting.Routes(request.Desks, to.Rule, to.Desk, role, UrgencyOf(request), request.ReceivedAt);
    }

    /// <summary>Product defaults of design 6: immediate danger or an infant 15 minutes, other section 130 reports 60, care and support a working day.</summary>
    private static Urgency UrgencyOf(RoutingRequest request) =>
        request.Content.Flag("concern", "immediateDanger") || request.Children.Any(c => request.Younger(c, Limits.Value(LimitIds.InfantAge))) ? Urgency.Immediate
        : ReferralRules.IsCareAndSupport(request.Content) ? Urgency.WorkingDay
        : Urgency.Prompt;

    /// <summary>An authority that owns for several children is told the strongest reason, whichever child the report lists first.</summary>
    private static IReadOnlyList<Candidate> Owners(RoutingRequest request, Func<RoutingRequest, ReportChild?, Candidate> owner) =>
        request.Children.Count == 0 ? [owner(request, null)]
        : [.. request.Children.Select(child => owner(request, child))
            .OrderBy(o => Array.FindIndex(StrongestFirst, r => r.RuleId == o.Rule.RuleId)).ThenBy(o => o.Authority, StringComparer.Ordinal).ThenBy(o => o.Rule.Citation.Length)];

    private static readonly RoutingRule[] StrongestFirst = [Located, Occurred, Home, Assessment, Unplaced];

    /// <summary>Where the child is now; unknown: where the concern occurred; unknown: home; else nobody yet (design 6).</summary>
    private static Candidate DecisionOwner(RoutingRequest request, ReportChild? child) => FirstKnown(request,
    [
        .. Places(request, child).Select(a => Named(a, Located)),
        Named(ConcernPlace(request), Occurred),
        .. Homes(request, child).Select(a => Named(a, Home)),
    ]);

    private static Candidate AssessmentOwner(RoutingRequest request, ReportChild? child) =>
        FirstKnown(request, Homes(request, child).Select(a => Named(a, Assessment)));

    private static Candidate FirstKnown(RoutingRequest request, IEnumerable<Candidate> inOrder) =>
        inOrder.FirstOrDefault(c => request.Desks.Authority(c.Authority) is not null) ?? new(null, Unplaced);

    private static IEnumerable<Candidate> Relevant(RoutingRequest request) =>
    [
        .. request.NamedAuthorities(c => Homes(request, c)).Select(a => Named(a, CopyHome)),
        .. request.NamedAuthorities(c => Places(request, c)).Select(a => Named(a, CopyNamed)),
        Named(ConcernPlace(request), CopyNamed),
        .. request.Content.Items("otherAuthorities").Select(o => new Candidate(o.Authority("code"), CopyNamed)),
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

    private static Candidate Named(NamedAuthority? named, RoutingRule rule) => new(named?.Code, named?.By(rule) ?? rule);

    /// <summary>Authorities from the most to the least certain word on where the child is.</summary>
    private static IReadOnlyList<string?> Whereabouts(RoutingRequest request) =>
    [
        .. request.NamedAuthorities(c => Places(request, c)).Select(a => a.Code), ConcernPlace(request)?.Code,
        .. request.NamedAuthorities(c => Homes(request, c)).Select(a => a.Code),
    ];

    private static IReadOnlyList<NamedAuthority> Homes(RoutingRequest request, ReportChild? child) =>
        child is null ? [] : PlaceAuthority.Homes(request.Desks, request.Of(child));

    private static IReadOnlyList<NamedAuthority> Places(RoutingRequest request, ReportChild? child) =>
        child is null ? [] : PlaceAuthority.Current(request.Desks, request.Of(child));

    private static NamedAuthority? ConcernPlace(RoutingRequest request) => PlaceAuthority.Of(request.Desks, request.Content, "concern", "place");
}
