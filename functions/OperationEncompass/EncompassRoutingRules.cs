using Safeguarding.Routing;

namespace Safeguarding.OperationEncompass;

/// <summary>Every reason why a desk receives an Operation Encompass notification.</summary>
public static class EncompassRoutingRules
{
    public static readonly RoutingRule Registered = new("encompass.registered-school", "registered-school", "Domestic Abuse Act 2021 s.49A(3)(a)")
    {
        When = "the child is registered at the school, each one where at several",
        Action = "is told before its next school day",
        Desk = "school",
    };

    public static readonly RoutingRule EducatedAt = new("encompass.educated-at", "educated-at-school", "Domestic Abuse Act 2021 s.49A(3)(b)")
    {
        When = "the child is registered nowhere and educated at the school",
        Action = "is told before its next school day",
        Desk = "school",
    };

    public static readonly RoutingRule AtCollege = new(
        "encompass.under-16-at-college", "college-beside-school-of-roll", "WG37941 paragraph 110: under 16 at a college and on the roll of a school; Domestic Abuse Act 2021 s.49A(2)")
    {
        When = "a child under 16 is registered at a school and educated at a college",
        Action = "is told beside the school of roll: their designated persons work together",
        Desk = "college",
    };

    public static readonly RoutingRule HomeEducated = new("encompass.home-educated", "home-education-desk", "Operation Encompass guidance, 7 Nov 2025: home-educated child")
    {
        When = "educationStatus is home-educated and no school is registered",
        Action = "is told in the school's place",
        Desk = "home education of the home authority",
    };

    public static readonly RoutingRule Holiday = new("encompass.holiday", "holiday-cover", "Operation Encompass guidance, 7 Nov 2025: holidays are included")
    {
        When = "the school's deadline is over three days away",
        Action = "is told at once beside the school",
        Desk = "holiday desk of the school, else education safeguarding of its authority",
    };

    public static readonly RoutingRule Relayed = new("encompass.relayed-by-council", "relayed-by-council", "domain 1.4: the force's arrangements pass through the council; Domestic Abuse Act 2021 s.49A(1)")
    {
        When = "the profile of the force says that the council passes notifications on",
        Action = "passes it on to the school that it names",
        Desk = "education safeguarding of the school's authority",
    };

    public static readonly RoutingRule TooYoung = new("encompass.below-school-age", EncompassAge.BelowSchoolAge, "Operation Encompass guidance, 7 Nov 2025: reception to 17; a person decides who hears of a younger child")
    {
        When = "the child is below reception age",
        Action = "decides who hears; no school is told",
        Desk = "duty desk of the board nearest to the child",
    };

    public static readonly RoutingRule SchoolUnknown = new("encompass.school-unknown", "school-unknown", "product rule: what cannot be placed goes to a person, never nowhere")
    {
        When = "no school is named, or the named one is not in the directory",
        Action = "finds the school",
        Desk = "duty desk of the board nearest to the school, else to the child",
    };

    public static readonly RoutingRule ChildUnknown = new("encompass.child-unknown", "child-unknown", "product rule: what cannot be placed goes to a person, never nowhere")
    {
        When = "the notification names no child",
        Action = "finds child and school",
        Desk = "duty desk of the board of the place, else of the sender",
    };

    public static readonly RoutingRule ConfirmSchool = new("encompass.confirm-school", "confirm-school", "product rule: a target in a later school year is confirmed by the sender, and nothing is held back meanwhile")
    {
        When = "the school's deadline lies in a later school year",
        Action = "confirms the school or names another; the school has its item meanwhile",
        Desk = "sender's desk, else duty desk of the sender's board",
    };

    public static readonly IReadOnlyList<RoutingRule> All = [Registered, EducatedAt, AtCollege, HomeEducated, Holiday, Relayed, TooYoung, SchoolUnknown, ChildUnknown, ConfirmSchool];
}
