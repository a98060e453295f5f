using Safeguarding.Tests.Simulation.Checking;
using Safeguarding.Tests.Simulation.Generation;
using Safeguarding.Tests.Simulation.Running;
using Shouldly;
using Xunit;

// Each fortnight has a stack and a clock of its own, and leaves a processor idle.
[assembly: Xunit.v3.Parallelization(Mode = Xunit.Sdk.ParallelMode.All)]

namespace Safeguarding.Tests.Simulation;

/// <summary>
/// Two simulated fortnights of all 43 forces on the real handlers, adapters and engines with an injected clock. SIMULATION_REPORTS=900 asks for the long
/// form, SIMULATION_REPORTS=SIM-2610-550,SIM-2703-522 for single submissions of it. The summary is printed and kept beside the test.
/// </summary>
public class FortnightTests(ITestOutputHelper output)
{
    [Fact]
    public Task AutumnFortnight_EveryItemIsWhereAndWhenTheModelSays() => Simulate(Fortnight.Autumn);

    [Fact]
    public Task EasterFortnight_EveryItemIsWhereAndWhenTheModelSays() => Simulate(Fortnight.Easter);

    private async Task Simulate(Fortnight fortnight)
    {
        var world = WorldBuilder.Of(fortnight);
        await using var stack = await SimulatedStack.Start(world, fortnight.Start);
        var run = new SimulationRun(stack, world);
        var people = new People(stack, run, fortnight);
        await run.Run(_ =>
        {
            foreach (var submission in CaseBuilder.Of(world, fortnight))
            {
                people.Plan(submission);
            }
            new ClosedToday(stack, run, fortnight, people).Plan();
        });

        var comparison = new Comparison(world);
        comparison.Compare(people.Reports, await stack.AllDeliveries(world));
        foreach (var report in people.Reports)
        {
            if (await stack.Stored.Report(report.ReportId) is not { } stored || stored["state"]!.ToString() != "routed")
            {
                comparison.Lost.Add($"{report.Case.Reference} the report itself");
            }
        }
        Tell(new(world, fortnight, people, comparison, run.Stops), fortnight);
        people.Surprises.ShouldBeEmpty();
        comparison.Lost.ShouldBeEmpty();
        comparison.Unexpected.ShouldBeEmpty();
        comparison.Differences.ShouldBeEmpty();
    }

    private void Tell(Summary summary, Fortnight fortnight)
    {
        var text = new StringWriter();
        summary.Write(text);
        output.WriteLine(text.ToString());
        File.WriteAllText(Path.Combine(AppContext.BaseDirectory, $"simulation-{fortnight.Seed}.txt"), text.ToString());
    }
}
