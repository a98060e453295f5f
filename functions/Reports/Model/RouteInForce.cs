using Safeguarding.Routing;

namespace Safeguarding.Reports;

/// <summary>
/// A route whose desk has the report: it has not said "not ours", and no amendment took it back. What a possible repeat brought about is none: it
/// tells of other reports, not of this one.
/// </summary>
/// <param name="Origin">The route by which the report first went out on it: a redirection changes the desk, not what it stands for.</param>
/// <param name="DeliveryId">The delivery that the route makes.</param>
public sealed record RouteInForce(Route Route, Route Origin, string DeliveryId)
{
    public string OriginRule => Origin.RuleId;

    /// <summary>In the order of the report's routes; notices of other items are not among them.</summary>
    public static IReadOnlyList<RouteInForce> Of(Report report, ReportIds ids)
    {
        var byDelivery = ByDelivery(report, ids);
        var ended = report.Amendments.SelectMany(a => a.Effects).Where(e => e.Ends).Select(e => e.DeliveryId).ToHashSet();
        // Whoever says "not ours" of one item says it of all that the desk was told of the same.
        var sentOn = SentOn(report, byDelivery);
        return
        [
            .. byDelivery.Where(d => d.Value.Repeat is null && !ended.Contains(d.Key) && !sentOn.Contains(First(d.Key, byDelivery)) && !d.Value.IsNotice())
                .Select(d => new RouteInForce(d.Value, OriginOf(d.Value, byDelivery), d.Key)),
        ];
    }

    /// <summary>The other deliveries by which the same desk was told of the same: a later one brings an earlier one up to date.</summary>
    public static IReadOnlyList<(string DeliveryId, Route Route)> ToldOfTheSame(Report report, ReportIds ids, string deliveryId)
    {
        var byDelivery = ByDelivery(report, ids);
        var first = First(deliveryId, byDelivery);
        return [.. byDelivery.Where(d => d.Key != deliveryId && !d.Value.IsNotice() && First(d.Key, byDelivery) == first).Select(d => (d.Key, d.Value))];
    }

    /// <summary>The desk said "not ours" of this delivery or of one that it brings up to date.</summary>
    public static bool IsSentOn(Report report, ReportIds ids, string deliveryId) =>
        ByDelivery(report, ids) is var byDelivery && SentOn(report, byDelivery).Contains(First(deliveryId, byDelivery));

    private static HashSet<string> SentOn(Report report, IReadOnlyDictionary<string, Route> byDelivery) =>
        [.. report.Routes.Select(r => r.RedirectedFrom).OfType<string>().Select(id => First(id, byDelivery))];

    /// <summary>Every route by the delivery that it makes.</summary>
    public static IReadOnlyDictionary<string, Route> ByDelivery(Report report, ReportIds ids) =>
        report.Routes.GroupBy(r => ids.Delivery(report.Id, r.Desk, r.ChildKey, r.Cause)).ToDictionary(g => g.Key, g => g.First());

    /// <summary>The first of the deliveries that bring one another up to date.</summary>
    private static string First(string delivery, IReadOnlyDictionary<string, Route> byDelivery)
    {
        while (byDelivery.GetValueOrDefault(delivery) is { Amends: { } before } route && byDelivery.TryGetValue(before, out var earlier) && earlier.Round < route.Round)
        {
            delivery = before;
        }
        return delivery;
    }

    private static Route OriginOf(Route route, IReadOnlyDictionary<string, Route> byDelivery)
    {
        while ((route.RedirectedFrom ?? route.Amends) is { } from && byDelivery.TryGetValue(from, out var before) && before.Round < route.Round)
        {
            route = before;
        }
        return route;
    }
}
