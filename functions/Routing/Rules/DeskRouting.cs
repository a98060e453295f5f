using NodaTime;

namespace Safeguarding.Routing;

/// <summary>What every route to an authority's or duty desk shares: its own clock and, out of hours, the emergency duty team beside it.</summary>
public static class DeskRouting
{
    public static readonly RoutingRule OutOfHours = new("desk.out-of-hours", "emergency-duty-team",
        "Wales Safeguarding Procedures c2-p6: arrangements at every hour; outside desk hours the item goes to the desk and its emergency duty team")
    {
        When = "the desk is closed at receipt, and the item is no care-and-support referral",
        Action = "covers the closed desk, alerted at once",
        Desk = "emergency duty team of that desk, beside it",
    };

    public static readonly RoutingRule Closing = new("desk.closes-before-deadline", "desk-closes-soon",
        "Wales Safeguarding Procedures c2-p6: arrangements at every hour; product rule: a desk that closes before its deadline may go home with the item unread, so its emergency duty team is told at once too")
    {
        When = "the desk is open at receipt and closes before the item's deadline there, and the item is no care-and-support referral",
        Action = "is told at once beside the desk, whose own deadline stays",
        Desk = "emergency duty team of that desk, beside it",
    };

    /// <summary>
    /// The desk's route and, when it is closed at receipt or closes before its deadline, the route of its emergency duty team. The desk's own
    /// deadline stays as it is: nobody gets longer because a desk goes home.
    /// </summary>
    public static IEnumerable<Route> Routes(
        DeskBook book, RoutingRule rule, Desk desk, RouteRole role, Urgency urgency, Instant receivedAt)
    {
        var urgent = urgency == Urgency.Immediate;
        var deadline = AcknowledgementDeadline.ForDesk(urgency, receivedAt, desk, book.WorkingDays);
        var route = rule.To(desk, deadline, role, urgent: urgent) with { Decides = rule.Decides || role == RouteRole.DecisionOwner };
        yield return role == RouteRole.DecisionOwner
            ? route with { Decision = ReferralClocks.Decision(receivedAt, book.WorkingDays) }
            : route;
        var closesAt = AcknowledgementDeadline.ClosesBefore(desk, receivedAt, deadline.DueAt, book.WorkingDays);
        if (desk.EmergencyDutyTeam is { } id && book.Desk(id) is { } team
            && (closesAt is not null || !AcknowledgementDeadline.IsOpen(desk, receivedAt, book.WorkingDays))
            && AcknowledgementDeadline.ForEmergencyDutyTeam(urgency, receivedAt, team, closesAt) is { } ofTeam)
        {
            yield return (closesAt is null ? OutOfHours : Closing).To(team, ofTeam, RouteRole.EmergencyDutyTeam, urgent: urgent) with { Decides = route.Decides };
        }
    }

    /// <summary>Whether the desk is closed, or closes before a report of this urgency would be due there.</summary>
    public static bool NeedsDutyTeam(DeskBook book, Desk desk, Urgency urgency, Instant receivedAt) =>
        !AcknowledgementDeadline.IsOpen(desk, receivedAt, book.WorkingDays)
        || AcknowledgementDeadline.ClosesBefore(desk, receivedAt, AcknowledgementDeadline.ForDesk(urgency, receivedAt, desk, book.WorkingDays).DueAt, book.WorkingDays) is not null;

    /// <summary>One route per desk: the first one found wins, so callers list the strongest reason first.</summary>
    public static IReadOnlyList<Route> OnePerDesk(IEnumerable<Route> routes) => [.. routes.DistinctBy(r => (r.Desk, r.ChildKey))];
}
