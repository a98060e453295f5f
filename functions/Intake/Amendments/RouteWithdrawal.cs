using NodaTime;
using Safeguarding.Reports;
using Safeguarding.Routing;

namespace Safeguarding.Intake;

/// <summary>
/// Pure: the sender takes back the report or one child of it. Nothing is removed in silence: every desk that had it is told and acknowledges that, and
/// a duty of the desk's own goes on (paragraphs 150-151).
/// </summary>
/// <param name="number">Of the amendment, from 1.</param>
internal sealed class RouteWithdrawal(RoutesByContent before, RoutesByContent after, ReportKind kind, ReportIds ids, ReportAmendment withdrawal, int number)
{
    private readonly Instant _at = withdrawal.ReceivedAt;
    private readonly int _round = before.Report.Routes.Max(r => r.Round) + 1;
    private readonly bool _hides = AmendmentReasons.Find(withdrawal.ReasonCode)?.HidesView == true;

    /// <summary>Nothing is left that the sender still says.</summary>
    public bool IsWhole => withdrawal.Child is null || after.Report.ChildrenInForce.Count == 0;

    public RoutedAmendment Route()
    {
        var told = HeldItems.Of(before.Report, ids).Where(h => IsWhole || h.Child == withdrawal.Child || (h.Child is null && !h.Asked)).ToList();
        List<Route> notices = [];
        List<DeliveryEffect> effects = [];
        foreach (var held in told)
        {
            var notice = AmendmentRules.Notice(Outlives(held.Latest.Route) ? AmendmentRules.DutyGoesOn : AmendmentRules.Withdrawn, held.Latest, after.Request(_at), withdrawal.Child ?? held.Child) with { Amendment = number, Round = _round };
            var newer = held.Asked ? null : ids.Delivery(before.Report.Id, notice.Desk, notice.ChildKey, notice.Cause);
            notices.AddRange(held.Asked ? [] : [notice]);
            effects.AddRange(Ends(held)
                ? held.Items.Select(i => new DeliveryEffect(i.DeliveryId, i.Route.Desk, i.Route.ChildKey, EndOf(i.Route), newer))
                : [new(held.Latest.DeliveryId, held.Desk, held.Child, EffectKind.Amended, newer)]);
        }
        // A desk that had a child's own item and the whole report's hears of the child once.
        return new([.. notices.DistinctBy(n => (n.Desk, n.ChildKey))], effects);
    }

    /// <summary>A desk of the whole report that other children still bring stays with it.</summary>
    private bool Ends(HeldItems held) => IsWhole || held.Child == withdrawal.Child
        || (held.Items.Any(i => before.Has(i.Origin, before.Report.ReceivedAt) || before.Has(i.Route, _at))
            && !after.At(_at).Routes.Any(held.IsAt) && !held.Items.Any(i => after.Has(i.Origin, before.Report.ReceivedAt)));

    private EffectKind EndOf(Route route) =>
        Outlives(route) ? EffectKind.WithdrawnStillOpen : _hides ? EffectKind.WithdrawnUnseen : EffectKind.Withdrawn;

    private bool Outlives(Route route) => kind.OutlivesWithdrawal(before.Report.Content, route);
}
