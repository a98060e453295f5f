using NodaTime;
using Safeguarding.Reports;
using Safeguarding.Routing;

namespace Safeguarding.Deliveries;

/// <summary>
/// When a reporter should ring: 7 working days after acceptance, while nobody has acknowledged or decided (safeguarding.wales c2.p18).
/// Worked out when the report is read, so that no timer can miss it.
/// </summary>
public static class ReporterChase
{
    public static readonly Text Advice = new(
        "Nobody has confirmed this report. Ring the desk that decides, ask for a named person and note the answer; if you disagree with it, follow your board's escalation protocol. If the child is in immediate danger, ring 999.",
        "Nid oes neb wedi cadarnhau'r adroddiad hwn. Ffoniwch y ddesg sy'n penderfynu, gofynnwch am berson a enwir a nodwch yr ateb; os ydych yn anghytuno, dilynwch brotocol uwchgyfeirio eich bwrdd. Os yw'r plentyn mewn perygl uniongyrchol, ffoniwch 999.");

    /// <summary>
    /// The desks that decide, or find who does, and have not answered; empty before the time to chase. A copied authority's
    /// acknowledgement does not count, because it decides nothing.
    /// </summary>
    public static IReadOnlyList<string> WaitsAt(Report report, IReadOnlyList<Delivery> deliveries, Instant now) =>
        report.ChaseAt is not { } chaseAt || now < chaseAt ? []
        : [.. report.RoutesForSender().Where(r => r.Role is RouteRole.DecisionOwner or RouteRole.Resolver && !Answered(r, deliveries)).Select(r => r.Desk).Distinct()];

    private static bool Answered(Route route, IReadOnlyList<Delivery> deliveries) =>
        deliveries.Any(d => d.RecipientId == route.Desk && d.ChildKey == route.ChildKey && d.Cause == route.Cause && d.Closed);
}
