using Safeguarding.Reports;
using Safeguarding.Routing;

namespace Safeguarding.Deliveries;

/// <summary>
/// Changes the deliveries that stood before an amendment, in the order of design 7: what is closed is closed before anything new is made. Cut anywhere,
/// it is done again and changes nothing twice; an acknowledgement that comes between is kept.
/// </summary>
public sealed class ApplyAmendments(IDeliveryStore deliveries, IWorkQueues queues, DeliveryViews views, ReportIds ids)
{
    /// <summary>A delivery that is not made yet is made as the amendments leave it (<see cref="Settle"/>).</summary>
    internal async Task Run(Report report, PutOff putOff, CancellationToken stop)
    {
        foreach (var amendment in report.Amendments.Skip(report.AmendmentsApplied))
        {
            foreach (var effect in amendment.Effects)
            {
                await putOff.Try(async () =>
                {
                    if (await deliveries.Find(effect.DeliveryId, effect.Desk, stop) is not null)
                    {
                        await Change(report, amendment, effect, stop);
                    }
                });
            }
        }
    }

    /// <summary>A delivery that a slower worker made from the report as it was, or that is about to be made: as all amendments leave it.</summary>
    public async Task Settle(Report report, string deliveryId, CancellationToken stop)
    {
        foreach (var (amendment, effect) in EffectsOn(report, deliveryId))
        {
            await Change(report, amendment, effect, stop);
        }
    }

    /// <summary>A delivery that is not stored yet; a desk that said "not ours" meanwhile finds it closed.</summary>
    public Delivery AsLeft(Report report, Delivery made)
    {
        var left = EffectsOn(report, made.Id).Aggregate(made, (d, e) => AmendmentSteps.Apply(d, e.Effect, e.Amendment));
        return made.Amends is null || !RouteInForce.IsSentOn(report, ids, made.Id) ? left
            : DeliverySteps.StoodDown(left, made.CreatedAt) with { View = DeskAction.ClosedView };
    }

    private async Task Change(Report report, ReportAmendment amendment, DeliveryEffect effect, CancellationToken stop)
    {
        var view = effect.Kind == EffectKind.Rewritten ? await views.Of(report, RouteInForce.ByDelivery(report, ids)[effect.DeliveryId], stop) : default;
        var changed = await deliveries.Update(effect.DeliveryId, effect.Desk, d => AmendmentSteps.Apply(d, effect, amendment, effect.Kind == EffectKind.Rewritten ? view : null), stop);
        if (DeliverySteps.ToStandDown(changed).Count > 0)
        {
            await queues.Enqueue(new QueuedWork.Delivery(changed.RecipientId, changed.Id), stop);
        }
    }

    private static IEnumerable<(ReportAmendment Amendment, DeliveryEffect Effect)> EffectsOn(Report report, string deliveryId) =>
        report.Amendments.SelectMany(a => a.Effects.Where(e => e.DeliveryId == deliveryId).Select(e => (a, e)));
}
