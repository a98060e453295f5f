using Safeguarding.Reports;
using Safeguarding.Routing;

namespace Safeguarding.Intake;

/// <summary>Why a desk hears of an amendment although its content alone would not send it there.</summary>
internal static class AmendmentRules
{
    public static readonly RoutingRule Withdrawn = new("amendment.withdrawn", "withdrawn",
        "product rule: a withdrawal is told to every desk that had the report")
    {
        When = "the sender takes back a report or one of its children",
        Action = "is told so and why, and acknowledges that; the chase for what it had ends",
        Desk = "every desk that had it",
    };

    public static readonly RoutingRule DutyGoesOn = new("amendment.withdrawn-duty-goes-on", AmendmentReasons.DutyGoesOn,
        "WG37941 paragraphs 150-151: a child reported under section 130 is considered and decided on, and that is not the sender's to lift")
    {
        When = "the sender takes back a section 130 report or one of its children",
        Action = "is told so and why; must still decide and record the rationale, and is chased as before",
        Desk = "the desk that decides, finds who does, or covers it out of hours",
    };

    public static readonly RoutingRule AmendedAway = new("amendment.amended-away", "amended-away",
        "product rule: a desk from which a correction takes a report is told so")
    {
        When = "a correction sends the report elsewhere",
        Action = "sees nothing of it any more, is told so, and acknowledges that",
        Desk = "the desk that it no longer goes to",
    };

    public static readonly RoutingRule ReadBefore = new("amendment.read-before-marker", "read-before-marker",
        "WG37941 paragraph 198: what is not safe to share; design 4, rule 10: a later marker lists who had read")
    {
        When = "an amendment says that something is not safe to share, or a withdrawal leaves a desk nothing to see",
        Action = "is told which person of which desk had read it, and when",
        Desk = "the desk that decides, else the duty desk of the board nearest to the children",
    };

    public static readonly IReadOnlyList<RoutingRule> All = [Withdrawn, DutyGoesOn, AmendedAway, ReadBefore];

    /// <summary>A notice to the desk of what it had, to be acknowledged without hurry and escalated like any other item.</summary>
    public static Route Notice(RoutingRule rule, RouteInForce had, RoutingRequest request, string? child)
    {
        var desk = request.Desks.Desk(had.Route.Desk) ?? request.Desks.DutyDesk(request.Sender);
        var deadline = AcknowledgementDeadline.ForDesk(Urgency.WorkingDay, request.ReceivedAt, desk, request.Desks.WorkingDays);
        return new(had.Route.Desk, child, RouteRole.Withdrawn, rule.Reason, rule.RuleId, rule.Citation, deadline)
        {
            EscalatesTo = had.Route.EscalatesTo,
            Amends = had.DeliveryId,
        };
    }
}
