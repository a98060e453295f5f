using Safeguarding.Reports;
using Safeguarding.Routing;

namespace Safeguarding.MissingEpisodes;

/// <summary>
/// Who hears of an event: the desks that have the episode; out of hours, when it is urgent, their emergency duty teams; and the authority where
/// the child was found. It is routed by the episode's own report alone.
/// </summary>
public static class EpisodeEventRouting
{
    public static RoutedEvent Route(EventRequest request)
    {
        var happened = request.Event;
        var type = EpisodeEventType.Of(happened);
        var urgency = UrgencyOf(request, type);
        var returned = type.Name == EpisodeEventType.Returned && !happened.IsPlanned;
        var routes = DeskRouting.OnePerDesk(
        [
            .. Hearers(request, type).SelectMany(h => ToDesk(request, h, urgency)),
            .. type.EndsSearch ? FoundIn(request, urgency) : [],
        ]);
        routes = returned ? ReturnInterviewClock.On(routes, happened.At, happened.ReceivedAt, request.Desks, IsOver(request))
            : type.EndsReturnInterview ? [.. routes.Select(r => r with { ReturnInterviewEndedAt = happened.At })]
            : routes;
        return new(
            routes,
            [
                .. OrganisationCheck.Run(AsRouting(request, happened.Content), EpisodeEvents.Fields),
                .. UnclearMarkers.Warnings(happened.Content, [], [], [.. request.Report.Routes, .. routes]),
            ],
            type.Name switch
            {
                EpisodeEventType.Returned when returned => ["offer-return-interview"],
                EpisodeEventType.PreventionInterview => ["prevention-interview-is-not-return-interview"],
                _ => [],
            },
            returned ? routes.Select(r => r.ReturnInterviewDueAt).Min() ?? ReferralClocks.ReturnInterview(happened.At).DueAt : null);
    }

    /// <summary>A grade of high on the event itself counts whatever its type: no child waits for the choice of a word.</summary>
    private static Urgency UrgencyOf(EventRequest request, EpisodeEventType type) =>
        request.Event.Content.Code("grade") == "high" ? Urgency.Immediate
        : type.Limit ?? EpisodeState.Of(request.Report, [.. request.Report.Events, request.Event]).Urgency;

    /// <summary>An interview after this return was told of before the return itself.</summary>
    private static bool IsOver(EventRequest request) =>
        request.Report.Events.Any(e => EpisodeEventType.Get(e.Type).EndsReturnInterview && e.At >= request.Event.At);

    /// <summary>A school that had a notice hears that the search is over, and nothing between.</summary>
    private static IEnumerable<RouteInForce> Hearers(EventRequest request, EpisodeEventType type) => request.InForce
        .Where(r => r.Route.Role is not (RouteRole.RouteNeeded or RouteRole.MarkerToRead) && (type.EndsSearch || r.OriginRule != MissingEpisodeRoutingRules.SchoolNotice.RuleId))
        .DistinctBy(r => (r.Route.Desk, r.Route.ChildKey));

    private static IEnumerable<Route> ToDesk(EventRequest request, RouteInForce hearer, Urgency urgency)
    {
        var (route, book, at) = (hearer.Route, request.Desks, request.Event.ReceivedAt);
        var rule = new RoutingRule(hearer.OriginRule, Reason(request), route.Citation) { Decides = route.Decides };
        // A desk that the directory no longer knows must not take the event with it.
        var desk = book.Desk(route.Desk) ?? book.DutyDesk(request.Report.SenderId, [route.Desk.Split('.')[0]]);
        return desk.Kind switch
        {
            DeskKind.EmergencyDutyTeam => [ToDutyTeam(request, rule, desk, urgency)],
            DeskKind.School when book.School(desk.Organisation) is { } school =>
                [rule.To(desk, SchoolNoticeDeadline.From(at, book.Calendar(school)), route.Role, route.ChildKey)],
            _ => DeskRouting.Routes(book, rule, desk, route.Role, urgency, at).Take(urgency == Urgency.Immediate ? int.MaxValue : 1)
                .Select(r => r with { Reason = rule.Reason, ChildKey = r.Desk == desk.Id ? route.ChildKey : null }),
        };
    }

    /// <summary>A team that was told hears how it goes on; it is not hurried while every desk that it covers is open and stays so.</summary>
    private static Route ToDutyTeam(EventRequest request, RoutingRule rule, Desk team, Urgency urgency)
    {
        var (book, at) = (request.Desks, request.Event.ReceivedAt);
        var covers = request.InForce.Select(r => book.Desk(r.Route.Desk))
            .Any(d => d?.EmergencyDutyTeam == team.Id && DeskRouting.NeedsDutyTeam(book, d, urgency, at));
        var limit = covers ? urgency : Urgency.Routine;
        return rule.To(team, AcknowledgementDeadline.ForEmergencyDutyTeam(limit, at, team)!, RouteRole.EmergencyDutyTeam, urgent: limit == Urgency.Immediate);
    }

    private static IEnumerable<Route> FoundIn(EventRequest request, Urgency urgency)
    {
        if (PlaceAuthority.Of(request.Desks, request.Event.Content, "place") is not { } found)
        {
            return [];
        }
        var (book, at) = (request.Desks, request.Event.ReceivedAt);
        return book.Intake(found.Code) is { } desk
            ? DeskRouting.Routes(book, found.By(MissingEpisodeRoutingRules.FoundIn), desk, RouteRole.Informed, urgency, at)
            : DeskRouting.Routes(book, MissingEpisodeRoutingRules.Unplaced, book.DutyDesk(request.Report.SenderId), RouteRole.Resolver, urgency, at);
    }

    private static string Reason(EventRequest request) => $"event-{request.Event.Type}";

    private static RoutingRequest AsRouting(EventRequest request, System.Text.Json.JsonElement content) =>
        new(content, request.Report.Children, request.Report.SenderId, request.Event.ReceivedAt, request.Desks);
}
