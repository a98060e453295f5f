using Safeguarding.Routing;

namespace Safeguarding.Referrals;

/// <summary>Every reason why a desk receives a referral.</summary>
public static class ReferralRoutingRules
{
    public static readonly RoutingRule Located = new("referral.child-located", "child-is-there-now", "WG37941 paragraph 152; Wales Safeguarding Procedures c2-p6")
    {
        When = "section 130: the authority where the child is now is known (currentAuthority, else that of currentPlace)",
        Action = "decides, with the decision clock",
        Desk = "intake of that authority",
    };

    public static readonly RoutingRule Occurred = new("referral.concern-occurred", "concern-occurred-there", "Wales Safeguarding Procedures c2-p6, c3pt1-p3")
    {
        When = "section 130: where the child is now is unknown, the authority where the concern occurred is known",
        Action = "decides, with the decision clock",
        Desk = "intake of that authority",
    };

    public static readonly RoutingRule Home = new("referral.home-decides", "home-authority", "product rule: the home authority decides while the places of child and concern are unknown")
    {
        When = "section 130: neither place is known, the home authority is",
        Action = "decides, with the decision clock",
        Desk = "intake of the home authority",
    };

    public static readonly RoutingRule CopyHome = new("referral.copy-home", "home-authority-copied", "WG37941 paragraph 152: each relevant authority")
    {
        When = "section 130: another authority decides",
        Action = "is copied, without a decision clock",
        Desk = "intake of the home authority",
    };

    public static readonly RoutingRule CopyNamed = new("referral.copy-named", "named-relevant-authority", "WG37941 paragraph 152: each relevant authority")
    {
        When = "section 130: another authority decides, and otherAuthorities or a place names this one",
        Action = "is copied, without a decision clock",
        Desk = "intake of that authority",
    };

    public static readonly RoutingRule Assessment = new("referral.care-and-support-home", "home-authority-assessment", "WG37941 paragraph 149; Social Services and Well-being (Wales) Act 2014 s.21")
    {
        When = "care and support with consent",
        Action = "assesses, with the decision clock; no other authority hears",
        Desk = "intake of the home authority",
    };

    public static readonly RoutingRule Unplaced = new("referral.authority-unknown", "authority-unknown", "product rule: what cannot be placed goes to a person, never nowhere")
    {
        When = "no authority that would decide is known, or a named one is not in the directory",
        Action = "finds the right authority",
        Desk = "duty desk of the board nearest to the child, else of the sender",
    };

    public static readonly IReadOnlyList<RoutingRule> All = [Located, Occurred, Home, CopyHome, CopyNamed, Assessment, Unplaced];
}
