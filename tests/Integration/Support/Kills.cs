using System.Runtime.CompilerServices;
using Safeguarding.Local.Fronts;
using Shouldly;
using Xunit;

namespace Safeguarding.Tests.Integration.Support;

/// <summary>The app dies between two steps of its work, and comes back.</summary>
internal static class Kills
{
    /// <summary>A query is a POST to the same address; only a create asks for an answer without content.</summary>
    public const string Creates = "Prefer";

    /// <summary>KILL_STEPS=all asks for the long form.</summary>
    public static bool All { get; } = Environment.GetEnvironmentVariable("KILL_STEPS") == "all";

    /// <summary>
    /// The rows of a test that kills the app at each of its steps. The everyday run kills once, after a write to one of the stores, because each kill
    /// costs seconds: to another one in another order of the tests.
    /// </summary>
    public static IEnumerable<ITheoryDataRow> InShort(IReadOnlyCollection<ITheoryDataRow> rows)
    {
        if (All)
        {
            return rows;
        }
        var afterAWrite = rows.GroupBy(KindOfStore).Select(kind => kind.FirstOrDefault(row => row.GetData().Contains(FaultPhase.After)) ?? kind.First()).ToList();
        return [afterAWrite[RandomOrder.Seed % afterAWrite.Count]];
    }

    /// <summary>A row that names none is about the database.</summary>
    private static Backend KindOfStore(ITheoryDataRow row) => row.GetData().OfType<Backend>().FirstOrDefault(Backend.Cosmos);

    /// <summary>
    /// Holds one step by a front that does not answer, kills the app there, and waits until it runs again. What earlier tests left is worked off first,
    /// and the sweep of the minute does not run meanwhile: the step that is met is the action's own.
    /// </summary>
    /// <param name="front">Where the step is held.</param>
    /// <param name="skip">So many of the same step pass first.</param>
    public static async Task KilledAt(this RunningStack stack, Backend front, string method, string path, FaultPhase phase, int skip, Func<Task> action)
    {
        await using var sweep = await stack.Stack.Host.PauseAsync("SweepDeadlines");
        await stack.WorkedOff();
        var acting = Task.CompletedTask;
        using (var held = stack.Front(front).Faults.Add(new()
        {
            Method = method,
            Path = path,
            Phase = phase,
            Effect = FaultEffect.Hang,
            Skip = skip,
            Header = front == Backend.Cosmos && method == "POST" ? Creates : null,
        }))
        {
            acting = action();
            await held.FirstHit.WaitAsync(Poll.Limit);
            stack.Stack.Host.KillApp();
        }
        await acting.Answered();
        (await stack.Stack.Host.WaitUntilReadyAsync(CancellationToken.None)).ShouldBeTrue();
    }

    /// <summary>Whoever waited for the app when it was killed hears of it, by an error at the least.</summary>
    private static async Task Answered(this Task acting)
    {
        await acting.WaitAsync(Poll.Limit).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        acting.IsCompleted.ShouldBeTrue("the caller was never answered");
    }

    /// <summary>The workers have nothing in hand and nothing before them.</summary>
    public static Task WorkedOff(this RunningStack stack) => Poll.Until(() => stack.AreWorkedOff(stack.Stack.DataModel.Queues), "the queues run empty");

    /// <summary>The same of one queue.</summary>
    public static Task WorkedOff(this RunningStack stack, string queue) => Poll.Until(() => stack.AreWorkedOff([queue]), $"{queue} runs empty");

    /// <summary>Seen empty twice: a worker may put a message into a queue that was looked at a moment before.</summary>
    private static async Task<bool> AreWorkedOff(this RunningStack stack, IReadOnlyList<string> queues)
    {
        foreach (var queue in queues.Concat(queues))
        {
            var count = (await stack.Queue(queue).GetPropertiesAsync()).Value.ApproximateMessagesCount;
            Poll.Saw(() => $"{count} messages in {queue}");
            if (count > 0)
            {
                return false;
            }
        }
        return true;
    }

    /// <summary>One run of the sweep, which must reach its end.</summary>
    public static async Task Swept(this RunningStack stack)
    {
        var swept = await stack.Stack.Host.RunTimerAsync("SweepDeadlines");
        swept.Succeeded.ShouldBeTrue(swept.Error);
    }

    /// <summary>Lets leases end and the sweep run until a question is answered with yes.</summary>
    public static Task SweptUntil(this RunningStack stack, string reportId, Func<Task<bool>> done, [CallerArgumentExpression(nameof(done))] string condition = "") =>
        stack.SweptUntil(() => stack.LetLeasesEnd(reportId), done, condition);

    /// <summary>
    /// Lets time pass and the sweep run until a question is answered with yes. While a worker has a message in hand no time passes: a lease that ended
    /// under it would have the same done twice, on a slow machine more often than on another.
    /// </summary>
    public static Task SweptUntil(this RunningStack stack, Func<Task> timePasses, Func<Task<bool>> done, [CallerArgumentExpression(nameof(done))] string condition = "") =>
        Poll.Until(done, "the sweep brings it about", condition: condition, meanwhile: async () =>
        {
            if (await stack.AreWorkedOff(stack.Stack.DataModel.Queues))
            {
                await timePasses();
                await stack.Swept();
            }
        });

    /// <summary>Routed, each item sent, and no worker is about to write to any of it.</summary>
    public static async Task<bool> IsAtRest(this RunningStack stack, string reportId) =>
        await stack.Report(reportId) is { } report && report["routedAt"] is not null && !report.ContainsKey("nextActionAt")
        && await stack.DeliveriesOf(reportId) is { Count: > 0 } deliveries && deliveries.All(d => d.IsAtRest());

    /// <summary>One sent delivery for each route, every amendment applied, and nothing due for the report.</summary>
    public static async Task<bool> AllDelivered(this RunningStack stack, string reportId)
    {
        var report = await stack.Report(reportId);
        var routes = report?["routes"]!.AsArray().Count;
        return report is not null && !report.ContainsKey("nextActionAt") && report["routesDelivered"]?.GetValue<int>() == routes
            && (report["amendmentsApplied"]?.GetValue<int>() ?? 0) == (report["amendments"]?.AsArray().Count ?? 0)
            && (await stack.DeliveriesOf(reportId)) is var deliveries && deliveries.Count == routes
            && deliveries.All(d => d.IsAtRest());
    }
}
