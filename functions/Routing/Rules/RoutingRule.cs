namespace Safeguarding.Routing;

/// <summary>Where the user of a rule sees it.</summary>
[Flags]
public enum SeenIn
{
    /// <summary>A warning, an advice or a duty of the receipt or of the preview.</summary>
    Receipt = 1,

    /// <summary>A desk with reason, citation and deadline among the routes of the receipt.</summary>
    Route = 2,

    /// <summary>The item of the desk that receives.</summary>
    Delivery = 4,

    /// <summary>The answer of an endpoint: a refusal, or what a report or an item says when it is read.</summary>
    Endpoint = 8,
}

/// <summary>Why a desk receives: stable reason code, rule id and citation, kept together so that a rule is changed in one place.</summary>
public sealed record RoutingRule(string RuleId, string Reason, string Citation)
{
    /// <summary>When the rule applies; with <see cref="Action"/> and <see cref="Desk"/> the words of docs/rules.md, beside the rule so that they change with it.</summary>
    public string When { get; init; } = "";

    /// <summary>What the desk is asked to do.</summary>
    public string Action { get; init; } = "";

    /// <summary>Which desk receives.</summary>
    public string Desk { get; init; } = "";

    public SeenIn SeenIn { get; init; } = SeenIn.Route | SeenIn.Delivery;

    /// <summary>Its desk decides for the child, whatever the role is called.</summary>
    public bool Decides { get; init; }

    public Route To(Desk desk, Deadline deadline, RouteRole role, string? childKey = null, bool urgent = false) =>
        new(desk.Id, childKey, role, Reason, RuleId, Citation, deadline) { EscalatesTo = desk.EscalatesTo, Urgent = urgent, Decides = Decides };
}
