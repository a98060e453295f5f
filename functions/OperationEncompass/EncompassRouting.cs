using NodaTime;
using Safeguarding.Reports;
using Safeguarding.Routing;
using static Safeguarding.OperationEncompass.EncompassRoutingRules;

namespace Safeguarding.OperationEncompass;

/// <summary>
/// Who receives an Operation Encompass notification (DA Act 2021 s.49A(3)): each school at which each child is registered;
/// for a child registered nowhere, where it is educated; for everyone else a person at the duty desk finds out (design rule 8).
/// </summary>
public static class EncompassRouting
{
    public static IEnumerable<Route> Routes(RoutingRequest request)
    {
        if (request.Children.Count == 0)
        {
            return [ToDutyDesk(request, null, ChildUnknown, [])];
        }
        IReadOnlyList<Route> routes = [.. request.Children.SelectMany(child => ForChild(request, child))];
        return DeskRouting.OnePerDesk([.. routes, .. SchoolToConfirm.Routes(request, [.. routes.Where(r => r.RuleId != HomeEducated.RuleId)])]);
    }

    /// <summary>A school that somebody named afterwards is notified like one that was named at once; another desk finds the school.</summary>
    public static IEnumerable<Route> To(RoutingRequest request, Redirected to) =>
        request.Desks.School(to.Desk.Organisation) is { } school && school.DeskId == to.Desk.Id
            ? WithCover(request, to.Rule.To(to.Desk, Deadline(request, school), RouteRole.Informed, to.ChildKey), school)
            : [to.Rule.To(to.Desk, AcknowledgementDeadline.ForDesk(Urgency.Prompt, request.ReceivedAt, to.Desk, request.Desks.WorkingDays), RouteRole.Resolver, to.ChildKey)];

    /// <summary>Authorities nearest to the children, in an order that does not depend on that of the children.</summary>
    public static IReadOnlyList<string?> Nearest(RoutingRequest request) =>
    [
        .. request.Named(c => request.Of(c).Items("schools").Select(s => request.Desks.AuthorityOfSchoolNumber(s.School("number")))),
        .. request.NamedAuthorities(c => PlaceAuthority.Homes(request.Desks, request.Of(c))).Select(h => h.Code),
        PlaceAuthority.Of(request.Desks, request.Content, "incident", "place")?.Code,
    ];

    private static IEnumerable<Route> ForChild(RoutingRequest request, ReportChild child)
    {
        var details = request.Of(child);
        var named = PlaceAuthority.Homes(request.Desks, details);
        IReadOnlyList<string> homes = [.. named.Select(h => h.Code)];
        var places = Places(request, child);
        if (EncompassAge.IsBelow(request, child))
        {
            return [ToDutyDesk(request, child.Key, TooYoung, homes)];
        }
        if (details.Code("educationStatus") == "home-educated" && places.All(p => p.Rule != Registered) && HomeEducationDesk(request, named) is var (desk, home))
        {
            var officer = home.By(HomeEducated).To(desk, Deadline(request, Anywhere(desk.Organisation)), RouteRole.Informed, child.Key);
            return [officer, .. places.SelectMany(p => ForSchool(request, child, p.Number, p.Rule, homes))];
        }
        return places.Count > 0
            ? places.SelectMany(p => ForSchool(request, child, p.Number, p.Rule, homes))
            : [ToDutyDesk(request, child.Key, SchoolUnknown, homes)];
    }

    private static (Desk Desk, NamedAuthority Home)? HomeEducationDesk(RoutingRequest request, IReadOnlyList<NamedAuthority> homes)
    {
        foreach (var home in homes)
        {
            if (request.Desks.Desk($"{home.Code}.home-education") is { } desk)
            {
                return (desk, home);
            }
        }
        return null;
    }

    /// <summary>
    /// Every registered school; only when there is none, where the child is educated. A college that educates a pupil under 16 hears beside the school
    /// of roll: their designated persons work together (paragraph 110).
    /// </summary>
    private static IReadOnlyList<(string? Number, RoutingRule Rule)> Places(RoutingRequest request, ReportChild child)
    {
        var schools = request.Of(child).Items("schools").Where(s => s.School("number") is not null || s.Text("name") is not null).ToList();
        var elsewhere = schools.Where(s => s.Code("relation") == "educated-at").ToList();
        var registered = schools.Where(s => s.Code("relation") != "educated-at").ToList();
        return registered.Count == 0
            ? [.. schools.Select(s => (s.School("number"), EducatedAt))]
            :
            [
                .. registered.Select(s => (s.School("number"), Registered)),
                .. elsewhere.Select(s => s.School("number")).Where(n => IsCollegeOf(request, child, n)).Select(n => (n, AtCollege)),
            ];
    }

    private static bool IsCollegeOf(RoutingRequest request, ReportChild child, string? number) =>
        request.Desks.School(number)?.Type == SchoolType.FurtherEducation && request.Younger(child, Limits.Value(LimitIds.CollegeAge));

    private static IEnumerable<Route> ForSchool(RoutingRequest request, ReportChild child, string? number, RoutingRule rule, IReadOnlyList<string> homes)
    {
        if (request.Desks.School(number) is not { } school || request.Desks.Desk(school.DeskId) is not { } desk)
        {
            yield return ToDutyDesk(request, child.Key, SchoolUnknown, [request.Desks.AuthorityOfSchoolNumber(number), .. homes]);
            yield break;
        }
        var deadline = Deadline(request, school);
        if (FieldProfiles.Of(request.Sender).RelayThrough is { } relay && request.Desks.Desk($"{school.Authority}.{relay}") is { } council)
        {
            yield return Relayed.To(council, deadline, RouteRole.Relay, child.Key);
            yield break;
        }
        foreach (var route in WithCover(request, rule.To(desk, deadline, RouteRole.Informed, child.Key), school))
        {
            yield return route;
        }
    }

    /// <summary>A target over three days away also goes at once to whoever covers for the school in holidays.</summary>
    private static IEnumerable<Route> WithCover(RoutingRequest request, Route route, School school) =>
        route.Deadline.HolidayNotice && request.Desks.Desk(school.HolidayDesk ?? route.EscalatesTo ?? "") is { } cover
            ? [route, Holiday.To(cover, route.Deadline, RouteRole.Informed, route.ChildKey)]
            : [route];

    /// <summary>The duty desk has its own clock, because the school's runs while nobody knows which school it is.</summary>
    private static Route ToDutyDesk(RoutingRequest request, string? childKey, RoutingRule rule, IReadOnlyList<string?> nearest)
    {
        var incidentPlace = PlaceAuthority.Of(request.Desks, request.Content, "incident", "place")?.Code;
        var desk = request.Desks.DutyDesk(request.Sender, [.. nearest, incidentPlace]);
        var deadline = AcknowledgementDeadline.ForDesk(Urgency.Prompt, request.ReceivedAt, desk, request.Desks.WorkingDays);
        return rule.To(desk, deadline, RouteRole.Resolver, childKey);
    }

    private static Deadline Deadline(RoutingRequest request, School school)
    {
        var occurred = request.Content.EventTime(request.ReceivedAt, "incident", "occurredAt");
        var aware = request.Content.EventTime(request.ReceivedAt, "incident", "policeAwareAt");
        return EncompassDeadline.Compute(
            new(occurred?.At, occurred?.Date, aware?.At ?? (aware?.Date is { } day ? LondonTime.EndOf(day) : null), request.ReceivedAt), request.Desks.Calendar(school));
    }

    /// <summary>An officer of the authority works to its schools' calendar without one school's own days.</summary>
    private static School Anywhere(string authority) => new("", "", "", authority);
}
