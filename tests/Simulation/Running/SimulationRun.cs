using NodaTime;
using Safeguarding.Tests.Simulation.Model;

namespace Safeguarding.Tests.Simulation.Running;


/// <summary>
/// Runs one fortnight. The clock jumps to the next minute at which anything happens: somebody sends or acts, or the database says that something is due.
/// In such a minute people act first, each at their own second, then the host empties its queues and runs its timer, as it does every minute.
/// </summary>
internal sealed class SimulationRun(SimulatedStack stack, World world)
{
    private readonly PriorityQueue<(DateTime At, Func<Task> Do), (DateTime, int)> _agenda = new();

    /// <summary>What the world is like now: some schools say on one morning that they are closed.</summary>
    public World World { get; set; } = world;

    /// <summary>Minutes in which the clock stood still.</summary>
    public int Stops { get; private set; }

    public void At(DateTime when, Func<Task> act) => _agenda.Enqueue((when, act), (when, _agenda.Count));

    /// <param name="plan">Puts the first entries into the agenda.</param>
    public async Task Run(Action<SimulationRun> plan)
    {
        plan(this);
        var due = await NextDue();
        while (Earliest(due, _agenda.TryPeek(out var next, out _) ? next.At : null) is { } moment)
        {
            Stops++;
            var minute = LondonClock.CeilToMinute(moment);
            while (_agenda.TryPeek(out next, out _) && next.At <= minute)
            {
                _agenda.Dequeue();
                stack.SetTime(next.At);
                await next.Do();
            }
            stack.SetTime(minute);
            await stack.Queues.Drain();
            if (due <= minute)
            {
                await stack.Invoke("SweepDeadlines", []);
                await stack.Queues.Drain();
            }
            due = await NextDue();
        }
    }

    private async Task<DateTime?> NextDue() =>
        await stack.Stored.NextDue() is { } milliseconds ? Instant.FromUnixTimeMilliseconds(milliseconds).ToDateTimeUtc() : null;

    private static DateTime? Earliest(DateTime? one, DateTime? other) => new[] { one, other }.Min();
}
