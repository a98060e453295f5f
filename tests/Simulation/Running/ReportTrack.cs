using Safeguarding.Tests.Simulation.Generation;
using Safeguarding.Tests.Simulation.Model;

namespace Safeguarding.Tests.Simulation.Running;


/// <summary>An accepted report and all that must have come of it.</summary>
internal sealed record ReportTrack(Case Case, string ReportId)
{
    private readonly HashSet<DateTime> _takenUp = [];

    public List<ExpectedItem> Items { get; } = [];

    /// <summary>
    /// Which of two desks was the first to send a report on is a matter of the queue when both do it within the same minute, and the next desk depends on
    /// it: so the second acts five minutes later.
    /// </summary>
    public PlannedAct Alone(PlannedAct act)
    {
        while (act.What is "redirect" or "answer" && !_takenUp.Add(LondonClock.CeilToMinute(act.At)))
        {
            act = act with { At = act.At.AddMinutes(5) };
        }
        return act;
    }

    /// <summary>The items of the next round; whoever was asked for the right desk is stood down once one is named.</summary>
    public IReadOnlyList<ExpectedItem> SendOn(World world, ExpectedItem closed, string? named, DateTime at)
    {
        var earlier = Items.Count(i => i.Child == closed.Child && i.RedirectedAt is not null && !i.IsQuestion);
        closed.RedirectedAt = at;
        var next = Redirections.After(world, closed, named, at, Items.Max(i => i.Round) + 1, earlier);
        foreach (var question in Items.Where(i => i.IsQuestion && i.Child == closed.Child && i.ClosedAt is null && next.Any(n => !n.IsQuestion)))
        {
            question.StoodDownAt = LondonClock.CeilToMinute(at);
        }
        return next;
    }
}
