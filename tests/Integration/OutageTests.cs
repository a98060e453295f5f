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

    private Task Sent(string reportId) => Poll.Until(
        async () => (await stack.Inbox(LittleOtter, reportId)).Any(i => i.GetProperty("state").GetString() == "sent"), $"{reportId} is sent");
}
