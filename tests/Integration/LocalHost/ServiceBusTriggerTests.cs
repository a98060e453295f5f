using System.Text.Json;
using Safeguarding.Local.Host;
using Safeguarding.Tests.Integration.ServiceBus;
using Shouldly;
using Xunit;

namespace Safeguarding.Tests.Integration.LocalHost;

/// <summary>Service Bus triggers against the contract observed on the real host; the messages are sent with Microsoft's own client.</summary>
public sealed class ServiceBusTriggerTests(StubbedHost stub) : IClassFixture<StubbedHost>, IAsyncLifetime
{
    private const string Queue = "reports-in";
    private const string DeadLetters = "reports-in/$DeadLetterQueue";

    private BusClient _client = null!;

    public ValueTask InitializeAsync()
    {
        _client = BusClient.Connect(stub.Stack.ServiceBusConnectionString);
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync() => _client.DisposeAsync();

    [Fact]
    public async Task Message_ArrivesChunkedAsBase64WithWhatTheBrokerAndTheSenderSayBesideIt()
    {
        var message = SentMessage.Of("""{"MessageId":"forged","EnqueuedTime":"1999-01-01T00:00:00+00:00","mark":"shape"}""") with
        {
            MessageId = "m-1",
            Subject = "referral",
            CorrelationId = "c-1",
            ApplicationProperties = new Dictionary<string, object> { ["p1"] = "v1", ["n"] = 5 },
        };
        await _client.Send(Queue, message);

        var seen = (await stub.SeenAsync(message.Body)).ShouldHaveSingleItem();
        (seen.Method, seen.Url).ShouldBe(("POST", "/Bus"));
        seen.Headers.ShouldNotContainKey("content-length");
        seen.Headers["transfer-encoding"].ShouldBe("chunked");
        seen.Headers.ShouldNotContainKey("x-forwarded-host");

        using var json = JsonDocument.Parse(seen.Body);
        json.RootElement.GetProperty("Data").GetProperty("item").GetString().ShouldBe(message.Body);
        var metadata = json.RootElement.GetProperty("Metadata");
        metadata.GetProperty("MessageId").GetString().ShouldBe("\"m-1\"");
        metadata.GetProperty("Subject").GetString().ShouldBe("\"referral\"");
        metadata.GetProperty("CorrelationId").GetString().ShouldBe("\"c-1\"");
        metadata.GetProperty("DeliveryCount").GetString().ShouldBe("1");
        metadata.GetProperty("ApplicationProperties").GetRawText().ShouldBe("""{"p1":"v1","n":5}""");
        metadata.GetProperty("EnqueuedTime").GetString()!.ShouldMatch(@"^20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d\+00:00$");
        metadata.GetProperty("EnqueuedTimeUtc").GetString()!.ShouldMatch(@"^20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d$");
        metadata.TryGetProperty("mark", out _).ShouldBeFalse();
        await Empty(Queue);
    }

    [Fact]
    public async Task FailingMessage_IsRedeliveredAtOnceCountedAndDeadLetteredAfterTheLast()
    {
        var message = SentMessage.Of($"fail {Guid.NewGuid()}");
        await _client.Send(Queue, message);
        await Poll.Until(() => stub.Stack.Broker.Look(DeadLetters).Any(m => Convert.ToBase64String(m.Body) == message.Body), "it is dead-lettered");

        var seen = await stub.SeenAsync(message.Body, count: 50);
        seen.Count.ShouldBe(50);
        seen.Select(DeliveryCount).ShouldBe(Enumerable.Range(1, 50));
        seen.Select(request => request.Headers["x-azure-functions-invocationid"]).Distinct().Count().ShouldBe(50);
    }

    [Fact]
    public async Task MessageThatTakesLongerThanItsLock_KeepsItAndIsWorkedOnOnce()
    {
        var message = SentMessage.Of($"slow {Guid.NewGuid()}");
        await _client.Send(Queue, message);
        await stub.SeenAsync(message.Body);
        await Empty(Queue);

        stub.Seen(message.Body).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task PausedFunction_LeavesItsMessageInTheQueueForOthers()
    {
        await using var bus = await stub.Host.PauseAsync("Bus");
        await _client.Send(Queue, SentMessage.Of($"later {Guid.NewGuid()}"));
        var taken = (await _client.Receive(Queue, wait: (int)Poll.Limit.TotalMilliseconds)).ShouldHaveSingleItem();
        await _client.Settle(taken, "complete");
        await bus.DisposeAsync();

        stub.Seen(taken.Body).ShouldBeEmpty();
    }

    [Fact]
    public async Task BrokerThatWasAway_IsReceivedFromAgain()
    {
        var before = stub.Host.Output.Lines.Count;
        stub.Stack.Broker.Close();
        await Poll.Until(() => stub.Host.Output.Lines.Skip(before).Any(l => l.Text.Contains("cannot be received from", StringComparison.Ordinal)), "the host notices");
        stub.Stack.Broker.Open();
        var message = SentMessage.Of($"after {Guid.NewGuid()}");
        await _client.Send(Queue, message);

        await stub.SeenAsync(message.Body);
        await Empty(Queue);
    }

    private static int DeliveryCount(SeenRequest request)
    {
        using var json = JsonDocument.Parse(request.Body);
        return int.Parse(json.RootElement.GetProperty("Metadata").GetProperty("DeliveryCount").GetString()!, System.Globalization.CultureInfo.InvariantCulture);
    }

    private Task Empty(string address) => Poll.Until(() =>
    {
        Poll.Saw(() => string.Join(", ", stub.Stack.Broker.Look(address).Select(m => $"{m.Text} ({m.DeliveryCount})")));
        Poll.Saw(() => string.Join('\n', stub.Host.Output.Lines.Where(l => l.Source == OutputSource.Host).TakeLast(20).Select(l => l.Text)));
        return stub.Stack.Broker.Look(address).Count == 0;
    }, $"{address} runs empty");
}
