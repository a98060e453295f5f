using NodaTime;
using Safeguarding.Reports;
using Safeguarding.Routing;
using static Safeguarding.Deliveries.RedirectionRules;

namespace Safeguarding.Deliveries;

/// <summary>
/// Who comes next after a desk said "not ours" (design 7): a desk that it named and the directory knows, at once; else the sender's desk and the
/// child's authority are asked; a second redirection for one child goes to the duty desk. Pure.
/// </summary>
public static class NextRound
{
    public static IReadOnlyList<Route> Of(Report report, Delivery closed, ReportKind kind, DeskBook desks, ReportIds ids, Instant at)
    {
        var decides = Resolves(closed.Role) || RouteInForce.ByDelivery(report, ids).GetValueOrDefault(closed.Id)?.Decides == true;
        var request = new RoutingRequest(report.Content, report.Children, report.SenderId, at, desks);
        var homes = HomesOf(request, closed.ChildKey);
        var suggested = desks.Desk(closed.Redirection!.SuggestedDesk ?? "");
        if (Resolves(closed.Role) && suggested is not null)
        {
            return ConfirmsWhatIsRouted(report, closed, suggested) ? [] : To(kind, request, closed, suggested, Named, decides);
        }
        if (closed.Repeat is not null && suggested is null)
        {
            return To(kind, request, closed, desks.DutyDesk(report.SenderId, [.. homes]), Unasked, decides);
        }
        if (EarlierRedirections(report, closed, ids) > 0)
        {
            return To(kind, request, closed, desks.DutyDesk(report.SenderId, [.. homes]), Second, decides);
        }
        return suggested is not null && suggested.Id != closed.RecipientId
            ? To(kind, request, closed, suggested, Named, decides)
            : Ask(request, closed, homes, at);
    }

    /// <summary>Whose work it is to name a desk: their naming one is an answer and no redirection.</summary>
    public static bool Resolves(RouteRole? role) => role is RouteRole.Resolver || IsQuestion(role);

    /// <summary>Asks for the right desk or school and gives nothing else to do.</summary>
    public static bool IsQuestion(RouteRole? role) => role is RouteRole.RouteNeeded or RouteRole.SchoolToConfirm;

    private static IReadOnlyList<Route> To(ReportKind kind, RoutingRequest request, Delivery closed, Desk desk, RoutingRule rule, bool decides) =>
        [.. kind.RouteTo(request, new(desk, closed.ChildKey, rule, closed.Role ?? RouteRole.Resolver) { Decides = decides })];

    /// <summary>Rounds that a desk's "not ours" made for the same child, whoever was asked in between.</summary>
    private static int EarlierRedirections(Report report, Delivery closed, ReportIds ids)
    {
        var byDelivery = RouteInForce.ByDelivery(report, ids);
        return report.Routes
            .Where(r => r.ChildKey == closed.ChildKey && (r.Repeat is null) == (closed.Repeat is null) && r.RuleId != Second.RuleId)
            .Where(r => r.RedirectedFrom is { } from && from != closed.Id && !IsAnswer(byDelivery.GetValueOrDefault(from)))
            .Select(r => r.Round).Distinct().Count();
    }

    /// <summary>
    /// Whoever was to name a desk named it. That other desks had such work for the same report, as for a child of it that nobody can place, says nothing of
    /// it. A school that is named in place of another one takes over from that school.
    /// </summary>
    private static bool IsAnswer(Route? from) => from is not null && from.Role != RouteRole.SchoolToConfirm && Resolves(from.Role);

    /// <summary>The school has its item already: naming it again only confirms it.</summary>
    private static bool ConfirmsWhatIsRouted(Report report, Delivery closed, Desk suggested) =>
        closed.Role == RouteRole.SchoolToConfirm && report.Routes.Any(r => r.ChildKey == closed.ChildKey && r.Desk == suggested.Id);

    private static IReadOnlyList<Route> Ask(RoutingRequest request, Delivery closed, IReadOnlyList<string> homes, Instant at)
    {
        var desks = request.Desks;
        var sender = desks.Desk(request.Sender) ?? desks.DutyDesk(request.Sender);
        var unit = closed.RecipientId.StartsWith("school.", StringComparison.Ordinal) ? "education-safeguarding" : "intake";
        var authority = homes.Select(h => desks.Desk($"{h}.{unit}")).FirstOrDefault(d => d is not null && d.Id != closed.RecipientId)
            ?? desks.DutyDesk(request.Sender, [.. homes]);
        var deadline = RouteNeededDeadline.From(at);
        return [.. new[] { sender, authority }.DistinctBy(d => d.Id).Select(d => Asked.To(d, deadline, RouteRole.RouteNeeded, closed.ChildKey))];
    }

    /// <summary>In the same order whichever child the report lists first.</summary>
    private static IReadOnlyList<string> HomesOf(RoutingRequest request, string? childKey) =>
        [.. request.NamedAuthorities(c => childKey is null || c.Key == childKey ? PlaceAuthority.Homes(request.Desks, request.Of(c)) : []).Select(h => h.Code).Distinct()];
}
