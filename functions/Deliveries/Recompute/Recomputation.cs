using NodaTime;
using Safeguarding.Directory;
using Safeguarding.Reports;
using Safeguarding.Routing;

namespace Safeguarding.Deliveries;

/// <summary>
/// Before a worker fires a step of an item whose deadline rests on a school's calendar it reads the calendar again, the imported one (where a step is
/// due, as it is at this moment) and what was announced since (design 6): whatever changed it, and whoever was cut off on the way, no step fires by a
/// calendar that no longer holds.
/// </summary>
public sealed class Recomputation(
    IReportStore reports, IDeliveryStore deliveries, LiveSnapshot directory, IEnumerable<ReportKind> kinds, ReportIds ids)
{
    public async Task<Delivery> Run(Delivery delivery, Instant now, CancellationToken stop)
    {
        if (!Limits.RestsOnSchoolDays(delivery.DeadlineRule) || !Recomputed.IsOpen(delivery))
        {
            return delivery;
        }
        var report = (await reports.Find(delivery.ReportId, delivery.ReportId, stop) ?? throw new MissingDocumentException(delivery.ReportId)).AsAmended();
        if (report.Routes.FirstOrDefault(r => ids.Delivery(report.Id, r.Desk, r.ChildKey, r.Cause) == delivery.Id) is not { } route)
        {
            return delivery;
        }
        var schools = NamedSchools.In(report.AsAmended().Content).Append(route.Desk.Split('.')[^1]);
        var snapshot = DeliverySteps.Due(delivery, now).Count > 0 ? await directory.NowFor(schools, stop) : await directory.For(schools, stop);
        var kind = kinds.Single(k => k.Name == report.Kind);
        if (FreshDeadline.Of(report, route, kind, snapshot.Desks) is not { } fresh)
        {
            return delivery;
        }
        var asIfNow = fresh.DueAt > now ? null : FreshDeadline.Of(report, route, kind, snapshot.Desks, now);
        Delivery Change(Delivery d) => Recomputed.Of(d, route, fresh, asIfNow, now);
        return ReferenceEquals(Change(delivery), delivery) ? delivery : await deliveries.Update(delivery.Id, delivery.RecipientId, Change, stop);
    }
}
