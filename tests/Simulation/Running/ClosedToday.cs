using Safeguarding.Tests.Simulation.Generation;
using Safeguarding.Tests.Simulation.Model;

namespace Safeguarding.Tests.Simulation.Running;

/// <summary>One school after another says on one morning that it is closed today. Its own items move at once, whoever covers or relays for it at the next step.</summary>
internal sealed class ClosedToday(SimulatedStack stack, SimulationRun run, Fortnight fortnight, People people)
{
    public void Plan()
    {
        var first = LondonClock.Utc(fortnight.ClosedToday, new(6, 49));
        foreach (var (school, i) in Calendars.ClosedToday(run.World.Schools, fortnight).Select((s, i) => (s, i)))
        {
            var at = first.AddSeconds(1 + i);
            run.At(at, () => Announce(school, LondonClock.CeilToMinute(at)));
        }
    }

    private async Task Announce(WorldSchool school, DateTime minute)
    {
        var answer = await stack.Send(HttpMethod.Post, "/api/closures", DirectoryFolder.Worker(school.Desk), """{"reason":"weather"}""");
        if (answer.Status != 200)
        {
            people.Surprises.Add($"{school.Number} could not say that it is closed: {answer.Status} {answer.Body}");
            return;
        }
        run.World = run.World with { Calendar = [.. run.World.Calendar, Calendars.Announced(school, fortnight)] };
        foreach (var item in people.Reports.SelectMany(r => r.Items).Where(i => i.School == school.Number))
        {
            if (item.Desk == school.Desk)
            {
                Closures.Recompute(run.World, item, minute);
            }
            else if (Closures.NextTurn(item, minute) is { } turn)
            {
                run.At(turn, () => Again(item, turn));
            }
        }
    }

    private Task Again(ExpectedItem item, DateTime turn)
    {
        Closures.Recompute(run.World, item, turn);
        return Task.CompletedTask;
    }
}
