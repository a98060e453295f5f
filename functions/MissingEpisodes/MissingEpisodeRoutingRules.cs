using Safeguarding.Routing;

namespace Safeguarding.MissingEpisodes;

/// <summary>Every reason why a desk hears of a missing episode.</summary>
public static class MissingEpisodeRoutingRules
{
    private const string Guide = "All Wales Practice Guide, children who go missing";

    public static readonly RoutingRule Home = new("missing.home", "home-authority", $"{Guide}; WG37941 paragraph 152")
    {
        When = "a child is missing and its home authority is known",
        Action = "acts and sees to the return interview",
        Desk = "intake of the home authority",
        Decides = true,
    };

    public static readonly RoutingRule Placing = new("missing.placing", "placing-authority", $"{Guide}; WG37941 paragraph 42: placements across the border")
    {
        When = "the report names the authority that placed the child",
        Action = "acts",
        Desk = "intake of that authority, in Wales or in England",
    };

    public static readonly RoutingRule HostOfPlacement = new("missing.host", "host-of-placement", $"{Guide}; WG37941 paragraph 42: placements across the border")
    {
        When = "the report names the authority in whose area the child is placed",
        Action = "acts",
        Desk = "intake of that authority, in Wales or in England",
    };

    public static readonly RoutingRule FoundIn = new("missing.found-in", "found-in-authority", $"{Guide}; WG37941 paragraph 152")
    {
        When = "report or event names the authority where the child was found",
        Action = "acts for the child who is there now",
        Desk = "intake of that authority",
    };

    public static readonly RoutingRule Force = new("missing.police-out-of-area", "police-of-placement", $"{Guide}: out-of-area placement, both forces; WG37941 paragraph 42")
    {
        When = "placing authority and host of the placement differ",
        Action = "acts",
        Desk = "police desks of both areas that the directory knows",
    };

    public static readonly RoutingRule Unplaced = new("missing.authority-unknown", "authority-unknown", "product rule: what cannot be placed goes to a person, never nowhere")
    {
        When = "no authority is named, a named one is not in the directory, or a child's home is unknown",
        Action = "finds the right authority and sees to the return interview",
        Desk = "duty desk of the board nearest to the child, else of the sender",
    };

    public static readonly RoutingRule SchoolNotice = new("missing.school-notice", "school-notice", $"{Guide}; product rule: only where the sender asks for it")
    {
        When = "notifySchool, and a school of the child is in the directory",
        Action = "is told who is missing since when, and that the search is over",
        Desk = "school",
    };

    public static readonly RoutingRule SchoolDay = new("missing.school-day", "missing-from-school-day", "WG37941 paragraph 249")
    {
        When = "missingFrom is school-day",
        Action = "is told, for a discussion of safety",
        Desk = "education safeguarding of the school's authority, else of the home authority",
    };

    public static readonly RoutingRule Trafficking = new("missing.trafficking", "trafficking-and-missing", "product rule: trafficking and missing escalates at once (WG37941 paragraphs 132 and 222; domain 2.5)")
    {
        When = "riskMarkers holds trafficking",
        Action = "is told at once who is missing, and no more, beside every other desk",
        Desk = "duty desk of the board nearest to the child",
    };

    public static readonly RoutingRule Repeat = new("missing.repeat", "repeat-missing",
        "domain 2.5: local practice, set per safeguarding board; WG37941 paragraph 133: understanding early what makes a child go missing")
    {
        When = "after acceptance: as many episodes of possibly the same child in the window as the board has set, or an earlier one that a person has linked",
        Action = "considers a strategy discussion; says whether it is the same child (match-confirmation)",
        Desk = "intake of the home authority and of the placing authority; with a trafficking marker the advocate; home unknown: duty desk",
        SeenIn = SeenIn.Delivery,
    };

    public static readonly IReadOnlyList<RoutingRule> All = [Home, Placing, HostOfPlacement, FoundIn, Force, Unplaced, SchoolNotice, SchoolDay, Trafficking, Repeat];
}
