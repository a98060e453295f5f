using NodaTime;
using Safeguarding.Reports;
using Safeguarding.Routing;

namespace Safeguarding.Intake;

/// <summary>
/// Pure: a marker that comes later binds what is stored already (paragraph 198; design 4, rule 10): every view that it changes is replaced, and the desk
/// that decides, else the duty desk, is told who had read it.
/// </summary>
/// <param name="answers">A person said what a marker means: only a desk that is bound by that and was not before can have read too much.</param>
internal sealed class BoundViews(RoutesByContent before, RoutesByContent after, ReportKind kind, ReportIds ids, Instant at, bool answers = false)
{
    private readonly DeskBook _desks = after.Request(at).Desks;

    /// <param name="ended">Changes of the same amendment: a view that they close needs no binding.</param>
    public IEnumerable<DeliveryEffect> Rewritten(IReadOnlyList<DeliveryEffect> ended)
    {
        var closed = before.Report.Amendments.SelectMany(a => a.Effects).Concat(ended)
            .Where(e => e.Kind is EffectKind.AmendedAway or EffectKind.WithdrawnUnseen).Select(e => e.DeliveryId)
            .Concat(before.Report.Routes.Select(r => r.RedirectedFrom).OfType<string>()).ToHashSet();
        return RouteInForce.ByDelivery(before.Report, ids)
            .Where(d => !closed.Contains(d.Key) && !d.Value.IsNotice() && !IsTheSendersQuestion(d.Value) && IsBoundAnew(d.Value))
            .Select(d => new DeliveryEffect(d.Key, d.Value.Desk, d.Value.ChildKey, EffectKind.Rewritten) { ForDeskAlone = !d.Value.IsForSender(), Opens = Opens(d.Value) });
    }

    /// <summary>A marker bound the desk and none does any more: nobody there can have read too much.</summary>
    private bool Opens(Route route) => _desks.Desk(route.Desk) is { } desk
        && (IsBound(before.Report, route, desk), IsBound(after.Report, route, desk)) is var (was, isNow) && (answers ? was || !isNow : was && !isNow);

    private static bool IsBound(Report report, Route route, Desk desk) => NotSafeToShare.Of(report, route).Any(m => m.Binds(desk, route));

    /// <summary>To each desk that decides; where none does, to the duty desk nearest to the children.</summary>
    /// <param name="forDeskAlone">Only items that the sender may not know of are hidden.</param>
    public IEnumerable<Route> ToTellWhoHadRead(int number, int round, bool forDeskAlone)
    {
        var request = after.Request(at);
        var deciding = HeldItems.Of(before.Report, ids).Where(h => h.Latest.Route.Role == RouteRole.DecisionOwner).Select(h => _desks.Desk(h.Desk)).OfType<Desk>().ToList();
        IReadOnlyList<Desk> told = deciding.Count > 0 ? deciding
            : [_desks.DutyDesk(request.Sender, [.. request.NamedAuthorities(c => PlaceAuthority.Homes(_desks, request.Of(c))).Select(h => h.Code)])];
        return told.Select(desk => Told(desk) with { Amendment = number, Round = round, ForDeskAlone = forDeskAlone });
    }

    private Route Told(Desk desk) =>
        AmendmentRules.ReadBefore.To(desk, AcknowledgementDeadline.ForDesk(Urgency.Prompt, at, desk, _desks.WorkingDays), RouteRole.ReadBefore);

    /// <summary>There is a marker that was not there, and it changes what the desk sees.</summary>
    private bool IsBoundAnew(Route route) =>
        NotSafeToShare.Of(after.Report, route).Except(NotSafeToShare.Of(before.Report, route)).Any()
        && (_desks.Desk(route.Desk) is not { } desk
            || kind.View(before.Report, route, desk).ToJsonString() != kind.View(after.Report, route, desk).ToJsonString());

    private bool IsTheSendersQuestion(Route route) => route.IsQuestion() && route.Desk == before.Report.SenderId;
}
