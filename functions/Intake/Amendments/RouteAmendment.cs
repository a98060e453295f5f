using NodaTime;
using Safeguarding.Reports;
using Safeguarding.Routing;

namespace Safeguarding.Intake;

/// <summary>What an amendment does to desks: new routes, and changes of the deliveries that stand already.</summary>
internal sealed record RoutedAmendment(IReadOnlyList<Route> Routes, IReadOnlyList<DeliveryEffect> Effects);

/// <summary>
/// Pure: a corrected or completed content is routed again by content and directory alone. A route that newly appears is received now; one that falls
/// away is closed; one that stays hears what is new in an item of its own. A desk whose view is the same before and after hears nothing.
/// </summary>
/// <param name="number">Of the amendment, from 1.</param>
/// <param name="answers">It answers the duty desk's question about a marker: that item ends by being acknowledged, and nothing is taken from the desk.</param>
internal sealed class RouteAmendment(RoutesByContent before, RoutesByContent after, ReportKind kind, ReportIds ids, int number, Instant at, bool answers = false)
{
    private readonly RoutingRequest _request = after.Request(at);
    private readonly int _round = before.Report.Routes.Max(r => r.Round) + 1;

    public RoutedAmendment Route()
    {
        var held = HeldItems.Of(before.Report, ids).Where(h => !answers || !h.IsOfAMarker).ToList();
        var gone = held.Where(FallsAway).ToList();
        var staying = held.Except(gone).ToList();
        List<Route> updates = [.. staying.Where(h => !h.Asked).SelectMany(Update).Select(Numbered)];
        List<Route> fresh = [.. New(staying, updates).Select(Numbered)];
        List<Route> notices =
        [
            .. gone.Where(h => !h.Asked && !h.IsOfAMarker && !fresh.Exists(h.IsAt))
                .Select(h => Numbered(AmendmentRules.Notice(AmendmentRules.AmendedAway, h.Latest, _request, h.Child))),
        ];
        return new(
            [.. updates, .. fresh, .. notices],
            [
                .. gone.SelectMany(h => h.Items.Select(i => Effect(i, EffectKind.AmendedAway, notices.Concat(fresh).FirstOrDefault(h.IsAt)))),
                .. staying.SelectMany(h => updates.Where(u => u.Amends == h.Latest.DeliveryId).Take(1).Select(u => Effect(h.Latest, EffectKind.Amended, u))),
            ]);
    }

    /// <summary>The content sent it there and does no longer, wherever it was sent on to since.</summary>
    private bool FallsAway(HeldItems held) =>
        held.Items.Any(i => before.Has(i.Origin, TimeOf(i.Origin)) || before.Has(i.Route, at))
        && !held.Items.Any(i => after.Has(i.Origin, TimeOf(i.Origin)) || after.Has(i.Origin, at) || after.Has(i.Route, at));

    private Instant TimeOf(Route route) =>
        before.Report.Events.FirstOrDefault(e => e.Id == route.EventId)?.ReceivedAt
        ?? before.Report.Amendments.FirstOrDefault(a => a.Number == route.Amendment)?.ReceivedAt
        ?? before.Report.ReceivedAt;

    /// <summary>Content-caused only: what time or a new directory alone would add for another child is not this amendment's.</summary>
    private IEnumerable<Route> New(IReadOnlyList<HeldItems> staying, IReadOnlyList<Route> updates)
    {
        bool Covered(Route r) => staying.Any(h => h.IsAt(r) || h.Items.Any(i => (i.Origin.Desk, i.Origin.ChildKey) == (r.Desk, r.ChildKey)));
        var uncovered = after.At(at).Routes.Where(r => !Covered(r) && !(answers && r.Role == RouteRole.MarkerToRead)).ToList();
        return uncovered.Where(r => !before.Has(r, at) || (r.Role == RouteRole.EmergencyDutyTeam && r.Urgent && CoversOneOf(updates, r.Desk)));
    }

    /// <summary>Something urgent came in while the desk is closed, whatever the hour of the report was.</summary>
    private bool CoversOneOf(IReadOnlyList<Route> updates, string team) => updates.Any(u => _request.Desks.Desk(u.Desk)?.EmergencyDutyTeam == team);

    /// <summary>
    /// The same desk's next item, with an acknowledgement deadline of its own. A decision's clock goes on where it runs: new information does not give
    /// the authority more time, nor ask it to decide twice. Target and late arrival stay those of the report.
    /// </summary>
    private IEnumerable<Route> Update(HeldItems held)
    {
        var had = held.Latest.Route;
        var desk = _request.Desks.Desk(had.Desk) ?? _request.Desks.DutyDesk(_request.Sender, had.Desk.Split('.')[0]);
        if (desk.Id == had.Desk && !SeesAnythingNew(had, desk))
        {
            return [];
        }
        var rule = new RoutingRule(held.Latest.OriginRule, had.Reason, had.Citation);
        var routed = after.At(at).Routes.FirstOrDefault(held.IsAt) ?? Unhurried(kind.RouteTo(_request, new(desk, held.Child, rule, had.Role)).First(r => r.Desk == desk.Id), desk);
        var update = routed with
        {
            Role = had.Role,
            Decides = had.Decides,
            Decision = null,
            Deadline = routed.Deadline with { Target = had.Deadline.Target ?? routed.Deadline.Target, LateOnArrival = had.Deadline.LateOnArrival },
            Amends = held.Latest.DeliveryId,
        };
        // A return interview is chased once, where its clock runs.
        return [held.Items.Any(i => i.Route.ReturnInterviewDueAt is not null) ? update with { ReturnInterviewDueAt = null, ReturnInterviewSteps = [] } : update];
    }

    /// <summary>A team that was told at night hears how it goes on; while the desks that it covers are open it is not hurried.</summary>
    private Route Unhurried(Route route, Desk desk) => desk.Kind != DeskKind.EmergencyDutyTeam ? route
        : route with { Deadline = AcknowledgementDeadline.ForEmergencyDutyTeam(route.Urgent ? Urgency.Immediate : Urgency.Routine, at, desk)! };

    private bool SeesAnythingNew(Route had, Desk desk)
    {
        var route = had with { EventId = null };
        return kind.View(before.Report, route, desk).ToJsonString() != kind.View(after.Report, route, desk).ToJsonString();
    }

    private Route Numbered(Route route) => route with { Amendment = number, Round = _round };

    private DeliveryEffect Effect(RouteInForce item, EffectKind effect, Route? newer) => new(
        item.DeliveryId, item.Route.Desk, item.Route.ChildKey, effect, newer is null ? null : ids.Delivery(before.Report.Id, newer.Desk, newer.ChildKey, newer.Cause));
}
