using NodaTime;
using Safeguarding.Reports;
using Safeguarding.Routing;

namespace Safeguarding.MissingEpisodes;

/// <summary>
/// Who hears that a child may have been missing before: the home authority's intake, which considers a strategy discussion, the placing authority,
/// and the trafficking advocate where the report has that marker. Out of hours their emergency duty teams too (design 6).
/// </summary>
public static class RepeatRouting
{
    /// <param name="foundAt">When the repeat was found: the desks' clocks start then.</param>
    public static IReadOnlyList<Route> Routes(Report report, ReportChild child, RepeatFinding finding, DeskBook desks, Instant foundAt)
    {
        var request = new RoutingRequest(report.Content, report.Children, report.SenderId, foundAt, desks);
        var urgency = MissingEpisodeRouting.UrgencyOf(request) == Urgency.Immediate ? Urgency.Immediate : Urgency.Prompt;
        IEnumerable<Route> To(Desk desk, RouteRole role, bool isHome) => DeskRouting
            .Routes(desks, MissingEpisodeRoutingRules.Repeat with { Decides = isHome }, desk, role, urgency, foundAt)
            .Select(r => r.Desk == desk.Id && urgency != Urgency.Immediate ? r with { Deadline = AcknowledgementDeadline.OfRepeat(foundAt, desk, desks.WorkingDays) } : r);
        return
        [
            .. DeskRouting.OnePerDesk(Named(request, child).SelectMany(n => To(n.Desk, n.Role, n.IsHome)))
                .Select(r => r with { ChildKey = child.Key, Repeat = finding, Reason = MissingEpisodeRoutingRules.Repeat.Reason }),
        ];
    }

    /// <summary>Every desk that may have such an item by what the report says now, open or closed.</summary>
    public static IEnumerable<string> Hearers(Report report, ReportChild child, DeskBook desks) =>
        Named(new(report.Content, report.Children, report.SenderId, report.ReceivedAt, desks), child)
            .SelectMany(n => new[] { n.Desk.Id, n.Desk.EmergencyDutyTeam }).OfType<string>();

    private static IEnumerable<(Desk Desk, RouteRole Role, bool IsHome)> Named(RoutingRequest request, ReportChild child)
    {
        IReadOnlyList<string> homes = [.. PlaceAuthority.Homes(request.Desks, request.Of(child)).Select(h => h.Code)];
        var placing = request.Of(child).Authority("placingAuthority");
        yield return homes.Select(request.Desks.Intake).FirstOrDefault(d => d is not null) is { } home
            ? (home, RouteRole.Informed, true)
            : (request.Desks.DutyDesk(request.Sender, [.. homes, placing]), RouteRole.Resolver, false);
        if (request.Desks.Intake(placing) is { } placed)
        {
            yield return (placed, RouteRole.Informed, false);
        }
        if (MissingEpisodeRouting.IsTrafficking(request) && request.Desks.Desk("icta") is { } advocate)
        {
            yield return (advocate, RouteRole.Informed, false);
        }
    }

    /// <summary>Board of the first home authority that the directory knows.</summary>
    public static string? BoardOf(System.Text.Json.JsonElement child, DeskBook desks) =>
        PlaceAuthority.Homes(desks, child).Select(h => desks.Authority(h.Code)?.Board).FirstOrDefault(b => b is not null);
}
