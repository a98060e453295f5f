using System.Text;
using System.Text.Json;
using Azure.Storage.Queues;
using Shouldly;
using Xunit;

namespace Safeguarding.Tests.Integration.LocalHost;

/// <summary>Queue and timer triggers against the contract observed on the real host.</summary>
public sealed class TriggerTests(StubbedHost stub) : IClassFixture<StubbedHost>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task QueueMessage_ArrivesChunkedAsBase64_WithNoPropertyOfItsOwnInMetadata()
    {
        var body = Base64("""{"id":7,"DequeueCount":"99","mark":"shape"}""");
        await stub.Queue.SendMessageAsync(body, Stop);

        var seen = (await stub.SeenAsync(body)).ShouldHaveSingleItem();
        (seen.Method, seen.Url).ShouldBe(("POST", "/Work"));
        seen.Headers.ShouldNotContainKey("content-length");
        seen.Headers["transfer-encoding"].ShouldBe("chunked");
        seen.Headers["content-type"].ShouldBe("application/json; charset=utf-8");
        seen.Headers.ShouldNotContainKey("x-forwarded-host");

        using var json = JsonDocument.Parse(seen.Body);
        json.RootElement.GetProperty("Data").GetProperty("item").GetString().ShouldBe(body);
        var metadata = json.RootElement.GetProperty("Metadata");
        metadata.GetProperty("DequeueCount").GetString().ShouldBe("1");
        metadata.TryGetProperty("mark", out _).ShouldBeFalse();
        metadata.GetProperty("sys").GetProperty("MethodName").GetString().ShouldBe("Work");
        await Poll.Until(async () => (await stub.Queue.GetPropertiesAsync(Stop)).Value.ApproximateMessagesCount == 0, "the message is done");
    }

    [Theory]
    [InlineData("fail")]
    [InlineData("text")]
    public async Task FailingMessage_RetriedThenPoisoned(string reply)
    {
        var body = Base64($"{reply} {Guid.NewGuid()}");
        await stub.Queue.SendMessageAsync(body, Stop);

        await PoisonHolds(body);
        stub.Seen(body).Count.ShouldBe(3);
        stub.Seen(body).Select(request => request.Headers["x-azure-functions-invocationid"]).Distinct().Count().ShouldBe(3);
    }

    [Fact]
    public async Task MessageThatIsNotBase64_PoisonedUnseen()
    {
        var body = $"not base64 {Guid.NewGuid()}";
        await stub.Queue.SendMessageAsync(body, Stop);

        await PoisonHolds(body);
        stub.Seen(body).ShouldBeEmpty();
    }

    [Fact]
    public async Task EmptyReply_HangsUntilFunctionTimeout_ThenAppIsKilledAndMessageRetried()
    {
        var before = stub.Host.AppProcessId;
        var body = Base64($"empty {Guid.NewGuid()}");
        await stub.Queue.SendMessageAsync(body, Stop);

        await stub.SeenAsync(body, count: 2);
        stub.Host.AppProcessId.ShouldNotBe(before);
        stub.Host.GivenUp.IsCompleted.ShouldBeFalse();
        await PoisonHolds(body);
    }

    [Fact]
    public async Task PausedQueue_KeepsItsMessageUntilResumed()
    {
        var body = Base64($"later {Guid.NewGuid()}");
        await using var work = await stub.Host.PauseAsync("Work");
        await stub.Queue.SendMessageAsync(body, Stop);
        var taken = (await stub.Queue.ReceiveMessagesAsync(32, TimeSpan.FromMinutes(5), Stop)).Value.Single(m => m.Body.ToString() == body);
        taken.DequeueCount.ShouldBe(1, "nobody took it before");
        stub.Seen(body).ShouldBeEmpty();
        await stub.Queue.UpdateMessageAsync(taken.MessageId, taken.PopReceipt, visibilityTimeout: TimeSpan.Zero, cancellationToken: Stop);

        await work.DisposeAsync();

        await stub.SeenAsync(body);
    }

    [Fact]
    public async Task TimerRunOnDemand_HasScheduleAndMonitor()
    {
        (await stub.Host.RunTimerAsync("Tick", Stop)).Succeeded.ShouldBeTrue();

        var seen = (await stub.SeenAsync("/Tick"))[^1];
        using var json = JsonDocument.Parse(seen.Body);
        var timer = json.RootElement.GetProperty("Data").GetProperty("timer");
        timer.GetProperty("Schedule").GetProperty("AdjustForDST").GetBoolean().ShouldBeTrue();
        timer.GetProperty("ScheduleStatus").GetProperty("Next").GetString()!.ShouldEndWith("-01-01T03:00:00+00:00");
        timer.GetProperty("IsPastDue").GetBoolean().ShouldBeFalse();
    }

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    private Task PoisonHolds(string body) => Poll.Until(
        async () => (await stub.Poison.PeekMessagesAsync(32, Stop)).Value.Any(message => message.Body.ToString() == body), "it is moved aside");
}
