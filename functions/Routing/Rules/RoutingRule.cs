namespace Safeguarding.Routing;

/// <summary>Why a desk receives: stable reason code, rule id and citation, kept together so that a rule is changed in one place.</summary>
public sealed record RoutingRule(string RuleId, string Reason, string Citation)
{
    public Route To(Desk desk, Deadline deadline, RouteRole role, string? childKey = null, bool urgent = false) =>
        new(desk.Id, childKey, role, Reason, RuleId, Citation, deadline) { EscalatesTo = desk.EscalatesTo, Urgent = urgent };
}
