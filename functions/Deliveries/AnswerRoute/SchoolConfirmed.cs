using NodaTime;
using Safeguarding.Reports;
using Safeguarding.Routing;

namespace Safeguarding.Deliveries;

/// <summary>
/// The sender's answer to "does the child still attend this school" (design 6, Holidays). The school has had its item all along: naming it confirms
/// it; naming another one closes it there as a redirection does, so that the wrong school no longer shows the child.
/// </summary>
internal static class SchoolConfirmed
{
    /// <summary>Whether the answer is carried out with this; otherwise the named school is routed to beside what there is.</summary>
    public static async Task<bool> By(
        Redirection answer, Report report, Route asked, ReportIds ids, IDeliveryStore deliveries, IWorkQueues queues, Instant now, CancellationToken stop)
    {
        var schools = RouteInForce.Of(report, ids).Select(r => r.Route)
            .Where(r => r.ChildKey == asked.ChildKey && r.Role == RouteRole.Informed && r.Desk.StartsWith("school.", StringComparison.Ordinal)).ToList();
        if (schools.Any(r => r.Desk == answer.SuggestedDesk))
        {
            return true;
        }
        // Of two schools nobody said which one is left: both keep their item, and the third gets its own.
        if (schools.DistinctBy(r => r.Desk).Count() != 1)
        {
            return false;
        }
        var only = schools[^1];
        var item = await deliveries.Update(
            ids.Delivery(report.Id, only.Desk, only.ChildKey, only.Cause), only.Desk, d => DeliverySteps.Redirected(d, answer, DeskAction.ClosedView, now), stop);
        await DeskAction.WakeWorker(item, queues, stop);
        return item.RedirectedAt is not null;
    }
}
