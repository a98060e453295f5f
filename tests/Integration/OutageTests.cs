using System.Text;
using System.Text.Json.Nodes;
using Safeguarding.Local.Fronts;
using Safeguarding.Tests.Integration.Support;
using Shouldly;
using Xunit;
using static Safeguarding.Tests.Integration.Support.Payloads;

namespace Safeguarding.Tests.Integration;

/// <summary>Azurite or the Cosmos-compatible server fails, hangs or throttles: the sender is told to come back, and nothing that was accepted is lost.</summary>
[Collection<FailingStack>]
public class OutageTests(FailingStack stack)
{
    [Theory]
    [InlineData(Backend.Cosmos, FaultEffect.Status)]
    [InlineData(Backend.Cosmos, FaultEffect.Drop)]
    [InlineData(Backend.Cosmos, FaultEffect.Hang)]
    [InlineData(Backend.Blob, FaultEffect.Status)]
    [InlineData(Backend.Blob, FaultEffect.Drop)]
    [InlineData(Backend.Blob, FaultEffect.Hang)]
    public async Task StoreDown_IsServiceUnavailableWithRetryAfter(Backend front, FaultEffect effect)
    {
        var body = OneChild();
        using (stack.Front(front).Faults.Add(new() { Effect = effect }))
        {
            var answer = await stack.Post(Force, Encompass, body);
            answer.Status.ShouldBe(503, answer.Body);
            answer.Text("code").ShouldBe("unavailable");
            answer.Response.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(10));
        }
        var again = await stack.Post(Force, Encompass, body);
        again.Status.ShouldBe(202, again.Body);
        await Sent(again.Text("reportId"));
    }

    [Fact]
    public async Task CosmosThrottled_IsServiceUnavailable()
    {
        using (stack.Stack.CosmosFront.Faults.Add(new() { Effect = FaultEffect.Status, Status = 429 }))
        {
            (await stack.Post(Force, Encompass, OneChild())).Status.ShouldBe(503);
        }
    }

    [Fact]
    public async Task HealthWhileTheStoreIsDown_IsNotReady()
    {
        using (stack.Stack.CosmosFront.Faults.Add(new() { Effect = FaultEffect.Status, Status = 503 }))
        {
            var health = await stack.Send(HttpMethod.Get, "/api/health", null, null);
            health.Status.ShouldBe(503);
            health.Text("status").ShouldBe("store-unavailable");
            // Restarting it would help nobody: it lives.
            var live = await stack.Send(HttpMethod.Get, "/api/health/live", null, null);
            (live.Status, live.Text("status")).ShouldBe((200, "live"));
        }
    }

    [Fact]
    public async Task QueueDown_IsAcceptedAllTheSameAndTheSweepDelivers()
    {
        Answer receipt;
        using (stack.Stack.QueueFront.Faults.Add(new() { Effect = FaultEffect.Status, Status = 503 }))
        {
            receipt = await stack.Post(Force, Encompass, OneChild());
            receipt.Status.ShouldBe(202, receipt.Body);
        }
        (await stack.Inbox(LittleOtter, receipt.Text("reportId"))).ShouldBeEmpty();

        await stack.LetLeasesEnd(receipt.Text("reportId"));
        await stack.Swept();
        await Sent(receipt.Text("reportId"));
    }

    [Theory]
    [InlineData(403)]
    [InlineData(404)]
    public async Task QueueRefuses_IsAcceptedAllTheSame(int status)
    {
        using (stack.Stack.QueueFront.Faults.Add(new() { Effect = FaultEffect.Status, Status = status }))
        {
            (await stack.Post(Force, Encompass, OneChild())).Status.ShouldBe(202);
        }
    }

    [Fact]
    public async Task HealthWhileTheArchiveIsDown_IsNotReady()
    {
        using (stack.Stack.BlobFront.Faults.Add(new() { Effect = FaultEffect.Status, Status = 503 }))
        {
            (await stack.Send(HttpMethod.Get, "/api/health", null, null)).Status.ShouldBe(503);
        }
    }

    [Fact]
    public async Task AcceptedButTheAnswerWasLost_TheRetryIsADuplicateAndTheSchoolGetsOne()
    {
        var body = OneChild();
        using (stack.Stack.CosmosFront.Faults.Add(new() { Method = "POST", Path = "/colls/reports/docs$", Header = Kills.Creates, Phase = FaultPhase.After, Effect = FaultEffect.Status, Status = 503, Count = 5 }))
        {
            (await stack.Post(Force, Encompass, body)).Status.ShouldBeOneOf(202, 503);
        }
        var again = await stack.Post(Force, Encompass, body);
        again.Json.GetProperty("duplicate").GetBoolean().ShouldBeTrue();
        await stack.LetLeasesEnd(again.Text("reportId"));
        await stack.Swept();
        await Sent(again.Text("reportId"));
        (await stack.Inbox(LittleOtter, again.Text("reportId"))).Count.ShouldBe(1);
    }

    [Fact]
    public async Task DeliveryStoreFailsThreeTimes_TheMessageIsRedelivered()
    {
        Answer receipt;
        using (var fault = stack.Stack.CosmosFront.Faults.Add(new() { Method = "POST", Path = "/colls/deliveries/docs$", Header = Kills.Creates, Effect = FaultEffect.Status, Status = 500, Count = 3 }))
        {
            receipt = await stack.Post(Force, Encompass, OneChild());
            await Sent(receipt.Text("reportId"));
            fault.Hits.ShouldBe(3);
        }
        (await stack.Inbox(LittleOtter, receipt.Text("reportId"))).Count.ShouldBe(1);
    }

    /// <summary>An item that was due when the queue went away is due when it comes back, and no later for the outage.</summary>
    [Theory]
    [InlineData(503)]
    [InlineData(404)]
    public async Task QueueAwayForOneSweep_TheStepFiresWithTheNext(int status)
    {
        await using var sweep = await stack.Stack.Host.PauseAsync("SweepDeadlines");
        var item = await DueStep();
        var id = item["id"]!.GetValue<string>();
        using (var fault = stack.Stack.QueueFront.Faults.Add(new() { Method = "POST", Effect = FaultEffect.Status, Status = status }))
        {
            (await stack.Stack.Host.RunTimerAsync("SweepDeadlines")).Succeeded.ShouldBeFalse("the queue takes nothing");
            fault.Hits.ShouldBeGreaterThan(0);
        }
        var waiting = (await stack.Read("deliveries", id, School))!;
        (waiting["nextActionAt"]!.GetValue<long>(), waiting["work"]!["attempts"]!.GetValue<int>(), waiting["work"]!["lastError"]).ShouldBe((1L, 0, null));

        await stack.Swept();
        await Poll.Until(async () => (await stack.Read("deliveries", id, School))!["breachedAt"] is not null, "the step fires");
    }

    [Theory]
    [InlineData(503)]
    [InlineData(403)]
    [InlineData(404)]
    public async Task QueueRefusesAfterAnAction_ThePersonIsNotTold(int status)
    {
        var id = (await stack.Post(Force, Encompass, OneChild())).Text("reportId");
        await Sent(id);
        var item = (await stack.Inbox(LittleOtter, id)).Single().GetProperty("deliveryId").GetString();
        using (var fault = stack.Stack.QueueFront.Faults.Add(new() { Method = "POST", Effect = FaultEffect.Status, Status = status }))
        {
            var answer = await stack.Post(LittleOtter, $"/api/deliveries/{item}/redirection", """{"actingPerson":{"name":"A. Person"},"reason":"not on our roll"}""");
            answer.Status.ShouldBe(200, answer.Body);
            fault.Hits.ShouldBeGreaterThan(0);
        }
    }

    [Fact]
    public async Task AnswerWasLostAndSoWasTheMessage_SendingAgainWaitsForNoSweep()
    {
        await using var sweep = await stack.Stack.Host.PauseAsync("SweepDeadlines");
        var body = OneChild();
        using (stack.Stack.QueueFront.Faults.Add(new() { Method = "POST", Effect = FaultEffect.Status, Status = 503 }))
        {
            (await stack.Post(Force, Encompass, body)).Status.ShouldBe(202);
        }
        var again = await stack.Post(Force, Encompass, body);
        again.Json.GetProperty("duplicate").GetBoolean().ShouldBeTrue();
        await Sent(again.Text("reportId"));
    }

    [Fact]
    public async Task CallerHangsUpAfterItsBody_TheReportIsAcceptedAllTheSame()
    {
        using var http = new HttpClient();
        using var hangUp = new CancellationTokenSource();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(stack.Stack.HostAddress, Encompass)) { Content = new StringContent(OneChild(), Encoding.UTF8, "application/json") };
        request.Headers.Authorization = new("Bearer", stack.Token(Force));
        using (var held = stack.Stack.BlobFront.Faults.Add(new() { Method = "PUT", Path = "/raw-reports/", Phase = FaultPhase.After, Effect = FaultEffect.Hang, Count = 1 }))
        {
            var sending = http.SendAsync(request, hangUp.Token);
            await held.FirstHit.WaitAsync(Poll.Limit);
            await hangUp.CancelAsync();
            await Should.ThrowAsync<OperationCanceledException>(() => sending);
        }
        var reportId = (await stack.Archived("encompass-notification")).MaxBy(b => b.ReceivedAt())!.Name.Split('/')[2];
        await Poll.Until(async () => (await stack.Report(reportId))?["routedAt"] is not null, "it is accepted and routed");
    }

    /// <summary>Nobody works what the sweep hands out: said by what the sweep left behind, and not by who is asked.</summary>
    [Fact]
    public async Task HealthWhileNothingIsDelivered_IsNotReady()
    {
        await using var sweep = await stack.Stack.Host.PauseAsync("SweepDeadlines");
        await stack.Swept();
        (await Health()).ShouldBe((200, "ready"));

        var item = await DueStep();
        await using (await stack.Stack.Host.PauseAsync("SendDelivery"))
        {
            item["nextActionAt"] = NodaTime.SystemClock.Instance.GetCurrentInstant().ToUnixTimeMilliseconds() - 1;
            item["work"] = new JsonObject { ["attempts"] = 8 };
            await stack.Store("deliveries", item, School);
            await stack.Swept();
            (await Health()).ShouldBe((503, "not-delivering"), "eight leases of two minutes ended, and no worker came");
        }
        await stack.WorkedOff();
        await stack.Swept();
        (await Health()).ShouldBe((200, "ready"));

        var record = (await stack.Read("operations", "sweep", "sweep"))!;
        record["sweep"]!["at"] = "2026-11-24T08:00:00Z";
        await stack.Store("operations", record, "sweep");
        (await Health()).ShouldBe((503, "not-delivering"), "no sweep has ended for long");
        await stack.Swept();
        (await Health()).ShouldBe((200, "ready"));
    }

    private async Task<(int Status, string Said)> Health()
    {
        var health = await stack.Send(HttpMethod.Get, "/api/health", null, null);
        return (health.Status, health.Text("status"));
    }

    /// <summary>A sent item of a school whose last step is due since long: a copy, which no recomputation finds a route for.</summary>
    private async Task<JsonObject> DueStep()
    {
        var id = (await stack.Post(Force, Encompass, OneChild())).Text("reportId");
        await Sent(id);
        await stack.WorkedOff();
        var item = OperatorItems.Copy(
            (await stack.DeliveriesOf(id)).Single(), ("nextActionAt", 1), ("dueAt", 1_000_000_000_000),
            ("steps", JsonNode.Parse("""[{"name":"breach","action":"breach","at":"2001-09-09T01:46:40Z"}]""")));
        await stack.Store("deliveries", item, School);
        return item;
    }

    private const string School = "school.6802901";

    private Task Sent(string reportId) => Poll.Until(
        async () => (await stack.Inbox(LittleOtter, reportId)).Any(i => i.GetProperty("state").GetString() == "sent"), $"{reportId} is sent");
}
