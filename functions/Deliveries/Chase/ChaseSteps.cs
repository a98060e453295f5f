using Safeguarding.Directory;
using Safeguarding.Routing;

namespace Safeguarding.Deliveries;

/// <summary>Who is told at a step of a delivery: its clocks have plans of their own (<see cref="ChasePlans"/>). Pure.</summary>
public static class ChaseSteps
{
    public static ChaseWhom Whom(Delivery delivery, string step)
    {
        var clock = delivery.ClockOf(step);
        var name = Recomputed.PlanName(step);
        return delivery.StepsOf(clock).FirstOrDefault(s => s.Name == step) is not { } known ? ChaseWhom.Nobody
            : name == Recomputed.ClosedNotice ? ChaseWhom.EscalationDesk
            : clock switch
            {
                DeliveryClock.Decision => ChasePlans.Whom(RuleIds.Decision, Without("decision-", name), known.Action),
                DeliveryClock.ReturnInterview => ChasePlans.Whom(RuleIds.ReturnInterview, Without("return-interview-", name), known.Action),
                _ => ChasePlans.Whom(delivery.DeadlineRule, name, known.Action),
            };
    }

    private static string Without(string prefix, string name) => name.StartsWith(prefix, StringComparison.Ordinal) ? name[prefix.Length..] : name;

    /// <summary>The desk that gets an item of its own at that step, because this one waits; null where nobody is left to tell.</summary>
    public static string? DeskToTell(Delivery delivery, DeadlineStep step, DeskBook desks)
    {
        var whom = Whom(delivery, step.Name);
        var desk = whom.HasFlag(ChaseWhom.EscalationDesk) ? delivery.EscalatesTo
            : whom.HasFlag(ChaseWhom.DutyDesk) ? DutyDesk(delivery, desks)
            : null;
        return desk == delivery.RecipientId ? null : desk;
    }

    /// <summary>Of the board of the organisation that runs the desk, else of the sender's; a duty desk that waits itself has none behind it.</summary>
    private static string? DutyDesk(Delivery delivery, DeskBook desks)
    {
        var desk = desks.Desk(delivery.RecipientId);
        var organisation = desk?.Organisation ?? delivery.RecipientId.Split('.')[0];
        return desk?.Kind == DeskKind.DutyDesk ? null
            : desks.DutyDesk(delivery.SenderId ?? organisation, [organisation, desks.School(organisation)?.Authority]).Id;
    }
}
