using System.Diagnostics;
using System.Globalization;
using Safeguarding.Local;
using Safeguarding.Tests.Integration.Support;
using Shouldly;
using Xunit;
using static Safeguarding.Tests.Integration.Support.Payloads;

namespace Safeguarding.Tests.Integration;

/// <summary>
/// What each operation asks of the stores (<see cref="StorageCalls"/> says what counts), held against the table of the README. The stack is of this
/// class alone, its timers are paused, and an operation has ended when its work queues are empty, so nothing else is in the count. How often the pointer of
/// the directory is read depends on time alone, so it is held against time and not against the table.
/// </summary>
[Collection<CountedStack>]
public sealed class StorageCallTests(CountedStack stack) : IAsyncLifetime
{
    /// <summary>An instance of the app reads the pointer once in this time.</summary>
    private static readonly TimeSpan PointerAge = TimeSpan.FromSeconds(10);

    private const string Preview = "/api/routing-previews";
    private const string Named = """{"actingPerson":{"name":"A. Person"}}""";

    /// <summary>What an app reads once in its life it has read before anything is counted.</summary>
    public async ValueTask InitializeAsync()
    {
        await stack.Stack.Host.PauseAsync("SweepDeadlines");
        await stack.Stack.Host.PauseAsync("ReconcileArchive");
        await stack.Swept();
        (await stack.Post(Force, Preview, OneChild())).Status.ShouldBe(200);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task EncompassReport_FromPostToSent()
    {
        var id = "";
        await Costs("An Encompass report of one child at one school, from POST to sent", async () => id = await SentReport());

        await Acknowledge(await Item(id));
    }

    [Fact]
    public async Task Acknowledgement()
    {
        var item = await Item(await SentReport());

        await Costs("An acknowledgement", () => Acknowledge(item));
    }

    [Fact]
    public Task IdleSweep() => Costs("A sweep that finds nothing due", stack.Swept);

    [Fact]
    public Task PreviewThatNamesASchool() => Costs("A preview that names one school", () => Previewed(OneChild()));

    [Fact]
    public Task PreviewThatNamesNoSchool() => Costs("A preview that names no school", () => Previewed(Referral(extra: "\"kind\":\"referral\",")));

    private async Task Costs(string operation, Func<Task> work)
    {
        IReadOnlyList<StorageCall> calls;
        var took = Stopwatch.StartNew();
        using (var counted = new StorageCalls(stack.Stack))
        {
            await work();
            calls = counted.All;
        }
        calls.Count(c => c.IsOfPointer).ShouldBeLessThanOrEqualTo(1 + (int)(took.Elapsed / PointerAge), $"{operation}: reads of the pointer\n{string.Join('\n', calls)}\n");
        Numbers([.. calls.Where(c => !c.IsOfPointer)]).ShouldBe(InReadme(operation), $"{operation}:\n{string.Join('\n', calls)}\n");
    }

    private static string Numbers(IReadOnlyList<StorageCall> calls) =>
        string.Join(", ", new[] { Backend.Blob, Backend.Cosmos, Backend.Queue }.Select(store => string.Create(CultureInfo.InvariantCulture, $"{calls.Count(c => c.Store == store)} {StorageCalls.Name(store)}")));

    private static string InReadme(string operation)
    {
        var row = File.ReadLines(Path.Combine(new LocalStackOptions().RepositoryRoot, "README.md"))
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
            .SingleOrDefault(cells => cells.ElementAtOrDefault(1) == operation);
        row.ShouldNotBeNull($"The README has no row '{operation}' in its table of storage calls.");
        return $"{row[2]} blob, {row[3]} cosmos, {row[4]} queue";
    }

    /// <summary>Ends when each message that the report brought was worked off: the host deletes it after the app has answered.</summary>
    private async Task<string> SentReport()
    {
        var receipt = await stack.Post(Force, Encompass, OneChild());
        receipt.Status.ShouldBe(202, receipt.Body);
        await stack.WorkedOff();
        return receipt.Text("reportId");
    }

    private async Task<string> Item(string reportId)
    {
        var item = (await stack.Inbox(LittleOtter, reportId)).ShouldHaveSingleItem();
        item.GetProperty("state").GetString().ShouldBe("sent");
        return item.GetProperty("deliveryId").GetString()!;
    }

    /// <summary>Leaves nothing that a sweep could find due.</summary>
    private async Task Acknowledge(string item)
    {
        var answer = await stack.Post(LittleOtter, $"/api/deliveries/{item}/acknowledgement", Named);
        answer.Status.ShouldBe(200, answer.Body);
    }

    private async Task Previewed(string body)
    {
        var answer = await stack.Post(Force, Preview, body);
        answer.Status.ShouldBe(200, answer.Body);
    }
}
