using NodaTime;

namespace Safeguarding.Routing;

/// <summary>What every route to an authority's or duty desk shares: its own clock and, out of hours, the emergency duty team beside it.</summary>
public static class DeskRouting
{
    private static readonly RoutingRule OutOfHours = new("desk.out-of-hours", "emergency-duty-team",
        "Wales Safeguarding Procedures c2-p6: arrangements at every hour; outside desk hours the item goes to the desk and its emergency duty team");

    /// <summary>The desk's route and, when it is closed at receipt, the route of its emergency duty team.</summary>
    public static IEnumerable<Route> Routes(
        DeskBook book, RoutingRule rule, Desk desk, RouteRole role, Urgency urgency, Instant receivedAt)
    {
        var urgent = urgency == Urgency.Immediate;
        var deadline = AcknowledgementDeadline.ForDesk(urgency, receivedAt, desk, book.WorkingDays);
        var route = rule.To(desk, deadline, role, urgent: urgent);
        yield return role == RouteRole.DecisionOwner
            ? route with { Decision = ReferralClocks.Decision(receivedAt, book.WorkingDays) }
            : route;
        if (desk.EmergencyDutyTeam is { } id && book.Desk(id) is { } team
            && !AcknowledgementDeadline.IsOpen(desk, receivedAt, book.WorkingDays)
            && AcknowledgementDeadline.ForEmergencyDutyTeam(urgency, receivedAt, team) is { } ofTeam)
        {
            yield return OutOfHours.To(team, ofTeam, RouteRole.EmergencyDutyTeam, urgent: urgent);
        }
    }

    /// <summary>One route per desk: the first one found wins, so callers list the strongest reason first.</summary>
    public static IReadOnlyList<Route> OnePerDesk(IEnumerable<Route> routes) => [.. routes.DistinctBy(r => (r.Desk, r.ChildKey))];
}
