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
    /// The rows of a test that kills the app at each of its steps. The everyday run kills once after a write to each kind of store, because each kill
    /// costs seconds.
    /// </summary>
    public static IEnumerable<ITheoryDataRow> InShort(IReadOnlyCollection<ITheoryDataRow> rows) =>
        All
            ? rows
            : rows.GroupBy(KindOfStore).Select(kind => kind.FirstOrDefault(row => row.GetData().Contains(FaultPhase.After)) ?? kind.First());

    /// <summary>A front's name in lower case; a row without one is about the database.</summary>
    private static string KindOfStore(ITheoryDataRow row) => row.GetData().OfType<string>().FirstOrDefault(text => text.All(char.IsAsciiLetterLower)) ?? "cosmos";

    /// <summary>Holds one step by a front that does not answer, kills the app there, and waits until it runs again.</summary>
    /// <param name="front">"blob", "queue" or "cosmos".</param>
    /// <param name="skip">So many of the same step pass first.</param>
    public static async Task KilledAt(this RunningStack stack, string front, string method, string path, FaultPhase phase, int skip, Func<Task> action)
    {
        var acting = Task.CompletedTask;
        using (var held = stack.Front(front).Faults.Add(new()
        {
            Method = method,
            Path = path,
            Phase = phase,
            Effect = FaultEffect.Hang,
            Skip = skip,
            Header = front == "cosmos" && method == "POST" ? Creates : null,
        }))
        {
            acting = action();
            await held.FirstHit.WaitAsync(TimeSpan.FromSeconds(60));
            stack.Stack.Host.KillApp();
        }
        await Task.WhenAny(acting, Task.Delay(TimeSpan.FromSeconds(20)));
        (await stack.Stack.Host.WaitUntilReadyAsync(CancellationToken.None)).ShouldBeTrue();
    }

    /// <summary>One run of the sweep, which must reach its end.</summary>
    public static async Task Swept(this RunningStack stack)
    {
        var swept = await stack.Stack.Host.RunTimerAsync("SweepDeadlines");
        swept.Succeeded.ShouldBeTrue(swept.Error);
    }

    /// <summary>Lets leases end and the sweep run until a question is answered with yes.</summary>
    public static Task SweptUntil(this RunningStack stack, string reportId, Func<Task<bool>> done) =>
        stack.SweptUntil(() => stack.LetLeasesEnd(reportId), done);

    /// <summary>Lets time pass and the sweep run until a question is answered with yes, at most 90 seconds: a busy machine is slow.</summary>
    public static async Task SweptUntil(this RunningStack stack, Func<Task> timePasses, Func<Task<bool>> done)
    {
        for (var i = 0; i < 180 && !await done(); i++)
        {
            await Task.Delay(500);
            await timePasses();
            await stack.Swept();
        }
    }

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

    private static Front Front(this RunningStack stack, string name) =>
        name switch { "blob" => stack.Stack.BlobFront, "queue" => stack.Stack.QueueFront, _ => stack.Stack.CosmosFront };
}
