using NodaTime;
using Safeguarding.Reports;
using Safeguarding.Routing;

namespace Safeguarding.Deliveries;

/// <summary>
/// The deadline of one route by the calendar of now: the kind routes its report again, and the same desk's route is taken from the answer. Pure,
/// so a deadline never needs more than the report, the route and a directory. Null where the directory no longer leads there: the old one stays.
/// </summary>
internal static class FreshDeadline
{
    /// <param name="asIfReceived">Another moment of receipt than the route's own; null for its own.</param>
    public static Deadline? Of(Report report, Route route, ReportKind kind, DeskBook desks, Instant? asIfReceived = null)
    {
        var receivedAt = asIfReceived ?? ReceivedAt(report, route);
        if (route.Deadline.RuleId == RuleIds.SchoolNotice)
        {
            return desks.School(desks.Desk(route.Desk)?.Organisation) is { } school ? SchoolNoticeDeadline.From(receivedAt, desks.Calendar(school)) : null;
        }
        var now = report.AsAmended();
        var request = new RoutingRequest(now.Content, now.ChildrenInForce, report.SenderId, receivedAt, desks);
        var routes = route.RedirectedFrom is null ? kind.Route(request).Routes : Named(report, request, route, kind);
        return (routes.FirstOrDefault(r => IsSame(r, route)) ?? routes.FirstOrDefault(r => Beside(report, route).Any(b => IsSame(r, b))))?.Deadline;
    }

    private static Instant ReceivedAt(Report report, Route route) =>
        route.RedirectedAt ?? report.Amendments.FirstOrDefault(a => a.Number == route.Amendment)?.ReceivedAt ?? report.Events.FirstOrDefault(e => e.Id == route.EventId)?.ReceivedAt ?? report.ReceivedAt;

    /// <summary>Asks again for the desk that was named, also for whoever covers for it in holidays: alone, that desk would have a clock of its own.</summary>
    private static IReadOnlyList<Route> Named(Report report, RoutingRequest request, Route route, ReportKind kind)
    {
        var named = report.Routes.FirstOrDefault(r => (r.Round, r.RedirectedFrom, r.ChildKey) == (route.Round, route.RedirectedFrom, route.ChildKey)) ?? route;
        return request.Desks.Desk(named.Desk) is { } desk
            ? [.. kind.RouteTo(request, new(desk, named.ChildKey, new(named.RuleId, named.Reason, named.Citation), named.Role))] : [];
    }

    private static bool IsSame(Route one, Route other) => (one.Desk, one.ChildKey, one.RuleId) == (other.Desk, other.ChildKey, other.RuleId);

    /// <summary>Whoever covers for a school shares its deadline, also when by the new calendar nobody would be asked to cover.</summary>
    private static IEnumerable<Route> Beside(Report report, Route route) => report.Routes
        .Where(r => r.ChildKey == route.ChildKey && r.Round == route.Round && r.Desk != route.Desk && r.Deadline.DueAt == route.Deadline.DueAt && r.Deadline.Target == route.Deadline.Target);
}
