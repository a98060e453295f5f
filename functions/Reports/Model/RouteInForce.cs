using Safeguarding.Routing;

namespace Safeguarding.Reports;

/// <summary>A route whose desk has not said "not ours".</summary>
/// <param name="OriginRule">The rule by which the report first went out on it: a redirection changes the desk, not what it stands for.</param>
public sealed record RouteInForce(Route Route, string OriginRule)
{
    public static IReadOnlyList<RouteInForce> Of(Report report, ReportIds ids)
    {
        var byDelivery = report.Routes.GroupBy(r => ids.Delivery(report.Id, r.Desk, r.ChildKey, r.Cause)).ToDictionary(g => g.Key, g => g.First());
        var sentOn = report.Routes.Select(r => r.RedirectedFrom).ToHashSet();
        return [.. byDelivery.Where(d => !sentOn.Contains(d.Key)).Select(d => new RouteInForce(d.Value, Origin(d.Value, byDelivery).RuleId))];
    }

    private static Route Origin(Route route, Dictionary<string, Route> byDelivery)
    {
        while (route.RedirectedFrom is { } from && byDelivery.TryGetValue(from, out var before) && before.Round < route.Round)
        {
            route = before;
        }
        return route;
    }
}
