using System.Text.Json;
using NodaTime;
using Safeguarding.Reports;
using Safeguarding.Routing;

namespace Safeguarding.OperationEncompass;

/// <summary>
/// Who receives an Operation Encompass notification (DA Act 2021 s.49A(3)): each school at which each child is registered;
/// for a child registered nowhere, where it is educated; for everyone else a person at the duty desk finds out (design rule 8).
/// </summary>
public static class EncompassRouting
{
    private static readonly RoutingRule Registered = new("encompass.registered-school", "registered-school", "Domestic Abuse Act 2021 s.49A(3)(a)");
    private static readonly RoutingRule EducatedAt = new("encompass.educated-at", "educated-at-school", "Domestic Abuse Act 2021 s.49A(3)(b)");
    private static readonly RoutingRule HomeEducated = new("encompass.home-educated", "home-education-desk", "Operation Encompass guidance, 7 Nov 2025: home-educated child");
    private static readonly RoutingRule Holiday = new("encompass.holiday", "holiday-cover", "Operation Encompass guidance, 7 Nov 2025: holidays are included");
    private static readonly RoutingRule Relayed = new("encompass.relayed-by-council", "relayed-by-council", "domain 1.4: the force's arrangements pass through the council; Domestic Abuse Act 2021 s.49A(1)");
    private static readonly RoutingRule TooYoung = new("encompass.below-school-age", EncompassAge.BelowSchoolAge, "Operation Encompass guidance, 7 Nov 2025: reception to 17; a person decides who hears of a younger child");
    private static readonly RoutingRule SchoolUnknown = new("encompass.school-unknown", "school-unknown", "product rule: what cannot be placed goes to a person, never nowhere");
    private static readonly RoutingRule ChildUnknown = new("encompass.child-unknown", "child-unknown", "product rule: what cannot be placed goes to a person, never nowhere");

    public static IEnumerable<Route> Routes(RoutingRequest request)
    {
        if (request.Children.Count == 0)
        {
            return [ToDutyDesk(request, null, ChildUnknown, [])];
        }
        return DeskRouting.OnePerDesk(request.Children.SelectMany(child => ForChild(request, child)));
    }

    /// <summary>A school that somebody named afterwards is notified like one that was named at once; another desk finds the school.</summary>
    public static IEnumerable<Route> To(RoutingRequest request, Redirected to) =>
        request.Desks.School(to.Desk.Organisation) is { } school && school.DeskId == to.Desk.Id
            ? [to.Rule.To(to.Desk, Deadline(request, school), RouteRole.Informed, to.ChildKey)]
            : [to.Rule.To(to.Desk, AcknowledgementDeadline.ForDesk(Urgency.Prompt, request.ReceivedAt, to.Desk, request.Desks.WorkingDays), RouteRole.Resolver, to.ChildKey)];

    private static IEnumerable<Route> ForChild(RoutingRequest request, ReportChild child)
    {
        var details = request.Of(child);
        var homes = CommonFields.HomeAuthorities(details);
        var places = Places(details);
        if (EncompassAge.IsBelow(request, child))
        {
            return [ToDutyDesk(request, child.Key, TooYoung, homes)];
        }
        if (details.Code("educationStatus") == "home-educated" && places.All(p => p.Rule != Registered) && HomeEducationDesk(request, homes) is { } desk)
        {
            var officer = HomeEducated.To(desk, Deadline(request, Anywhere(desk.Organisation)), RouteRole.Informed, child.Key);
            return [officer, .. places.SelectMany(p => ForSchool(request, child, p.Number, p.Rule, homes))];
        }
        return places.Count > 0
            ? places.SelectMany(p => ForSchool(request, child, p.Number, p.Rule, homes))
            : [ToDutyDesk(request, child.Key, SchoolUnknown, homes)];
    }

    private static Desk? HomeEducationDesk(RoutingRequest request, IReadOnlyList<string> homes) =>
        homes.Select(h => request.Desks.Desk($"{h}.home-education")).FirstOrDefault(d => d is not null);

    /// <summary>Every registered school; only when there is none, where the child is educated.</summary>
    private static IReadOnlyList<(string? Number, RoutingRule Rule)> Places(JsonElement child)
    {
        var schools = child.Items("schools").Where(s => s.Text("number") is not null || s.Text("name") is not null).ToList();
        var registered = schools.Where(s => s.Code("relation") != "educated-at").ToList();
        return registered.Count > 0
            ? [.. registered.Select(s => (s.Text("number"), Registered))]
            : [.. schools.Select(s => (s.Text("number"), EducatedAt))];
    }

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
        yield return rule.To(desk, deadline, RouteRole.Informed, child.Key);
        if (deadline.HolidayNotice && request.Desks.Desk(school.HolidayDesk ?? desk.EscalatesTo ?? "") is { } cover)
        {
            yield return Holiday.To(cover, deadline, RouteRole.Informed, child.Key);
        }
    }

    /// <summary>The duty desk has its own clock, because the school's runs while nobody knows which school it is.</summary>
    private static Route ToDutyDesk(RoutingRequest request, string? childKey, RoutingRule rule, IReadOnlyList<string?> nearest)
    {
        var incidentPlace = request.Content.Text("incident", "place", "authority");
        var desk = request.Desks.DutyDesk(request.Sender, [.. nearest, incidentPlace]);
        var deadline = AcknowledgementDeadline.ForDesk(Urgency.Prompt, request.ReceivedAt, desk, request.Desks.WorkingDays);
        return rule.To(desk, deadline, RouteRole.Resolver, childKey);
    }

    private static Deadline Deadline(RoutingRequest request, School school)
    {
        var occurred = request.Content.EventTime(request.ReceivedAt, "incident", "occurredAt");
        var aware = request.Content.EventTime(request.ReceivedAt, "incident", "policeAwareAt");
        return EncompassDeadline.Compute(
            new(occurred?.At, occurred?.Date, aware?.At ?? EndOf(aware?.Date, request.ReceivedAt), request.ReceivedAt), request.Desks.Calendar(school));
    }

    /// <summary>A date without a time means its end, which cannot lie after the police have written of it.</summary>
    private static Instant? EndOf(LocalDate? date, Instant receivedAt) => date is { } day ? Instant.Min(LondonTime.EndOf(day), receivedAt) : null;

    /// <summary>An officer of the authority works to its schools' calendar without one school's own days.</summary>
    private static School Anywhere(string authority) => new("", "", "", authority);
}
