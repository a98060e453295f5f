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
    public static IReadOnlyList<Route> Of(Report report, Delivery closed, ReportKind kind, DeskBook desks, Instant at)
    {
        var request = new RoutingRequest(report.Content, report.Children, report.SenderId, at, desks);
        var homes = HomesOf(request, closed.ChildKey);
        var suggested = desks.Desk(closed.Redirection!.SuggestedDesk ?? "");
        if (Resolves(closed.Role) && suggested is not null)
        {
            return ConfirmsWhatIsRouted(report, closed, suggested) ? [] : To(kind, request, closed, suggested, Named);
        }
        if (closed.Repeat is not null && suggested is null)
        {
            return To(kind, request, closed, desks.DutyDesk(report.SenderId, [.. homes]), Unasked);
        }
        if (EarlierRedirections(report, closed) > 0)
        {
            return To(kind, request, closed, desks.DutyDesk(report.SenderId, [.. homes]), Second);
        }
        return suggested is not null && suggested.Id != closed.RecipientId
            ? To(kind, request, closed, suggested, Named)
            : Ask(request, closed, homes, at);
    }

    /// <summary>Whose work it is to name a desk: their naming one is an answer and no redirection.</summary>
    public static bool Resolves(RouteRole? role) => role is RouteRole.Resolver || IsQuestion(role);

    /// <summary>Asks for the right desk or school and gives nothing else to do.</summary>
    public static bool IsQuestion(RouteRole? role) => role is RouteRole.RouteNeeded or RouteRole.SchoolToConfirm;

    private static IReadOnlyList<Route> To(ReportKind kind, RoutingRequest request, Delivery closed, Desk desk, RoutingRule rule) =>
        [.. kind.RouteTo(request, new(desk, closed.ChildKey, rule, closed.Role ?? RouteRole.Resolver))];

    /// <summary>Rounds that a desk's "not ours" made for the same child, whoever was asked in between.</summary>
    private static int EarlierRedirections(Report report, Delivery closed) => report.Routes
        .Where(r => r.ChildKey == closed.ChildKey && (r.Repeat is null) == (closed.Repeat is null) && r.RedirectedFrom is not null && r.RuleId != Second.RuleId)
        .Where(r => r.RedirectedFrom != closed.Id && !AnswersAQuestion(report, r)).Select(r => r.Round).Distinct().Count();

    private static bool AnswersAQuestion(Report report, Route route) =>
        report.Routes.Any(r => r.Round < route.Round && r.ChildKey == route.ChildKey && r.Role != RouteRole.SchoolToConfirm && Resolves(r.Role));

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

    private static IReadOnlyList<string> HomesOf(RoutingRequest request, string? childKey) =>
        [.. request.Children.Where(c => childKey is null || c.Key == childKey).SelectMany(c => PlaceAuthority.Homes(request.Desks, request.Of(c))).Select(h => h.Code).Distinct()];
}
