using Safeguarding.Routing;

namespace Safeguarding.Deliveries;

/// <summary>Every reason why a desk receives after another one said "not ours" (design 7).</summary>
public static class RedirectionRules
{
    public static readonly RoutingRule Named = new("redirection.named-desk", "redirected", "product rule: a desk that the directory knows is routed to at once")
    {
        When = "the desk that says \"not ours\" names another one that the directory knows",
        Action = "takes over, with a deadline as if received now",
        Desk = "the named desk",
        SeenIn = SeenIn.Delivery | SeenIn.Endpoint,
    };

    public static readonly RoutingRule Asked = new("redirection.route-needed", "route-needed", "product rule: the sender and the child's authority say which desk is right, within 30 minutes")
    {
        When = "the desk that says \"not ours\" names no other one that the directory knows",
        Action = "says which desk is right",
        Desk = "the sender's desk and the home authority's: education safeguarding for a school, else intake",
        SeenIn = SeenIn.Delivery | SeenIn.Endpoint,
    };

    public static readonly RoutingRule Second = new("redirection.second", "redirected-twice", "product rule: a second redirection for one child goes to the duty desk")
    {
        When = "a second desk says \"not ours\" for one child",
        Action = "finds the right desk",
        Desk = "duty desk of the child's board",
        SeenIn = SeenIn.Delivery | SeenIn.Endpoint,
    };

    public static readonly RoutingRule Unasked = new("redirection.repeat", "redirected", "product rule: of a possible repeat the sender is not asked, because the question would tell of other reports")
    {
        When = "a desk says \"not ours\" of a possible repeat and names no other one that the directory knows",
        Action = "finds the right desk",
        Desk = "duty desk of the child's board",
        SeenIn = SeenIn.Delivery,
    };

    public static readonly IReadOnlyList<RoutingRule> All = [Named, Asked, Second, Unasked];
}
