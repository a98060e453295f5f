namespace Safeguarding.Tests.Simulation.Model;

/// <summary>
/// "Closed today" (design 6): open deadlines of the school are worked out again by the new calendar, never earlier than now. What was done stays done;
/// an escalation that nobody has had yet is not lost; when the target is now over three days away the desk behind the school hears at once.
/// </summary>
public static class Closures
{
    private const string Notice = "closed-notice";

    /// <param name="now">The minute at which a worker looks at the item again.</param>
    public static void Recompute(World world, ExpectedItem item, DateTime now)
    {
        var school = world.School(item.School!)!;
        Clock Fresh(DateTime received) => item.Case is EncompassCase notification
            ? EncompassClock.Of(world, school.Authority, school, notification, received)
            : DeskClocks.SchoolNotice(world, school, received);

        var old = item.Clock;
        var fresh = Fresh(item.Received);
        if (!IsOpen(item, now) || (fresh.Due, fresh.Assumed) == (old.Due, old.Assumed))
        {
            return;
        }
        var clock = fresh.Due > now ? fresh : Fresh(now);
        var done = old.Steps.Where(s => IsDone(s, now)).ToList();
        bool Again(ClockStep step) => done.Any(d => d.Name == step.Name);
        var ahead = clock.Steps.Where(s => s.At > now || (s.Action == "escalate" && !Again(s)))
            .Select(s => s with { Name = Again(s) ? $"{s.Name}.r1" : s.Name, At = s.At > now ? s.At : now });
        var isNewlyFar = item.Case is EncompassCase && EncompassClock.IsFarAway(fresh, item.Received) && !EncompassClock.IsFarAway(old, item.Received);
        item.Clock = clock with
        {
            Steps = [.. done, .. ahead, .. isNewlyFar ? new[] { new ClockStep(Notice, "escalate", now) } : []],
            Target = item.Instead is null ? fresh.Target : old.Target,
            LateOnArrival = old.LateOnArrival && (item.Instead is not null || fresh.LateOnArrival),
            ShortNotice = old.ShortNotice && fresh.ShortNotice,
        };
    }

    /// <summary>When a worker next takes the item up by itself; null when nothing is to come.</summary>
    public static DateTime? NextTurn(ExpectedItem item, DateTime now) =>
        IsOpen(item, now) ? item.Clock.Steps.Where(s => !IsDone(s, now)).Select(s => (DateTime?)LondonClock.CeilToMinute(s.At)).Min() : null;

    private static bool IsOpen(ExpectedItem item, DateTime now) => !(item.ClosedAt <= now)
        && item.Clock.Steps.Any(s => !IsDone(s, now)) && !item.Clock.Steps.Any(s => s.Action == "breach" && IsDone(s, now));

    private static bool IsDone(ClockStep step, DateTime now) => LondonClock.CeilToMinute(step.At) < now;
}
