using NodaTime;
using Safeguarding.Reports;
using Safeguarding.Routing;

namespace Safeguarding.Deliveries;

/// <summary>What the calendar said when the deadline was last worked out, to see whether it says something else now. UTC.</summary>
public sealed record DeadlineBasis(Instant DueAt, bool Assumed);

/// <summary>
/// A delivery after a change of the calendar (design 6, "School day"): a new deadline that is never earlier than now, steps made anew from it, and
/// the old value in the history. Pure, and the same again changes nothing, so a worker may be cut anywhere and start again.
/// </summary>
public static class Recomputed
{
    /// <summary>A closure put the target over three days away: the desk behind the school hears at once that an item waits there.</summary>
    public const string ClosedNotice = "closed-notice";

    private const string Again = ".r";

    /// <param name="fresh">By the calendar of now, for the receipt as it was.</param>
    /// <param name="asIfNow">By the calendar of now, as if received now: stands in where <paramref name="fresh"/> is past already.</param>
    public static Delivery Of(Delivery delivery, Route route, Deadline fresh, Deadline? asIfNow, Instant now)
    {
        var basis = new DeadlineBasis(fresh.DueAt, fresh.Assumed);
        var deadline = fresh.DueAt > now ? fresh : asIfNow;
        if (!IsOpen(delivery) || deadline is null || basis == (delivery.Basis ?? new(Instant.FromUnixTimeMilliseconds(delivery.DueAt), delivery.Assumed)))
        {
            return delivery;
        }
        var number = delivery.Recomputations + 1;
        var keepsTarget = route.RedirectedFrom is not null || route.Amendment is not null;
        return delivery with
        {
            Basis = basis,
            Recomputations = number,
            DeadlineRule = deadline.RuleId,
            DueAt = deadline.DueAt.ToUnixTimeMilliseconds(),
            Target = keepsTarget ? delivery.Target : fresh.Target,
            // A report that came in time stays in time, whatever a school says afterwards.
            LateOnArrival = delivery.LateOnArrival && (keepsTarget || fresh.LateOnArrival),
            ShortNotice = delivery.ShortNotice && fresh.ShortNotice,
            Assumed = deadline.Assumed,
            Steps = [.. StillDone(delivery), .. Steps(delivery, deadline, number, now), .. Notice(delivery, route, fresh, now)],
            History = delivery.History.With(new(now, "recomputed", Instant.FromUnixTimeMilliseconds(delivery.DueAt).ToString())),
        };
    }

    /// <summary>Neither answered nor breached, and something is still to come: a deadline that is over is not reopened.</summary>
    public static bool IsOpen(Delivery delivery) => !delivery.Closed && delivery.BreachedAt is null && delivery.Steps.Any(s => !delivery.StepsDone.Contains(s.Name));

    /// <summary>Name of a step in its plan: one that came again after a recomputation carries a number.</summary>
    public static string PlanName(string step) => step.LastIndexOf(Again, StringComparison.Ordinal) is > 0 and var at ? step[..at] : step;

    private static IEnumerable<DeadlineStep> StillDone(Delivery delivery) => delivery.Steps.Where(s => delivery.StepsDone.Contains(s.Name));

    /// <summary>What lies behind is skipped as at acceptance, but an escalation that nobody has had yet comes at once.</summary>
    private static IEnumerable<DeadlineStep> Steps(Delivery delivery, Deadline deadline, int number, Instant now) => deadline.Steps
        .Select(s => (Step: s, Done: delivery.StepsDone.Contains(s.Name)))
        .Where(s => s.Step.At > now || (s.Step.Action == StepAction.Escalate && !s.Done))
        .Select(s => s.Step with { Name = s.Done ? $"{s.Step.Name}{Again}{number}" : s.Step.Name, At = Instant.Max(s.Step.At, now) });

    private static IEnumerable<DeadlineStep> Notice(Delivery delivery, Route route, Deadline fresh, Instant now) =>
        fresh.HolidayNotice && !route.Deadline.HolidayNotice && delivery.Steps.All(s => s.Name != ClosedNotice)
            ? [new(ClosedNotice, StepAction.Escalate, now)] : [];
}
