using NodaTime;
using NodaTime.Testing;
using Safeguarding.Local;
using Safeguarding.Local.Broker;
using Shouldly;
using Xunit;

namespace Safeguarding.Tests.Integration.ServiceBus;

/// <summary>The local broker, held against the client of Microsoft: what works here with it works with Service Bus.</summary>
public sealed class BrokerTests : IAsyncLifetime
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private static readonly BusModel Model = new(
        [new("in", Minute, 10), new("untaken", Minute, 10)],
        [new("out", "recipientId", Minute, 3, TimeSpan.FromHours(1), TimeSpan.FromHours(1), "untaken", ["one", "two"])]);

    private static readonly Duration Lock = Duration.FromMinutes(1);

    private readonly LocalBroker _broker = LocalBroker.Start(Model, new PortChoice("", null), Lock, SystemClock.Instance);
    private BusClient _client = null!;

    public ValueTask InitializeAsync()
    {
        _client = BusClient.Connect(_broker.ConnectionString);
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await _client.DisposeAsync();
        await _broker.DisposeAsync();
    }

    [Fact]
    public async Task MessagesSentAloneAsAListAndAsABatch_ArriveInOrderWithWhatWasSaidOfThem()
    {
        await _client.Send("in", SentMessage.Of("1") with { MessageId = "m-1", Subject = "referral", CorrelationId = "c", ApplicationProperties = new Dictionary<string, object> { ["p"] = "v", ["n"] = 5 } });
        await _client.Send("in", SentMessage.Of("2"), SentMessage.Of("3"));
        await _client.SendBatch("in", SentMessage.Of("4"), SentMessage.Of("5"));

        var got = await _client.Subscribe("in", 5);

        got.Select(m => m.Text).ShouldBe(["1", "2", "3", "4", "5"]);
        got.Select(m => m.SequenceNumber).ShouldBeInOrder();
        (got[0].MessageId, got[0].Subject, got[0].CorrelationId).ShouldBe(("m-1", "referral", "c"));
        got[0].ApplicationProperties!.ToJsonString().ShouldBe("""{"p":"v","n":5}""");
        got[1].MessageId.ShouldNotBeNullOrEmpty("a message without an id is given one");
        await ShouldBeEmpty("in");
    }

    [Fact]
    public async Task CompletedMessage_IsGoneAndAbandonedOneComesAgainCounted()
    {
        await _client.Send("in", SentMessage.Of("x"));
        var first = (await _client.Receive("in")).ShouldHaveSingleItem();
        first.DeliveryCount.ShouldBe(0);
        await _client.Settle(first, "abandon");
        var second = (await _client.Receive("in")).ShouldHaveSingleItem();
        second.DeliveryCount.ShouldBe(1);
        await _client.Settle(second, "complete");

        await ShouldBeEmpty("in");
    }

    [Fact]
    public async Task DeadLetteredMessage_LiesInTheDeadLetterQueueWithItsReason()
    {
        await _client.Send("in", SentMessage.Of("x"));
        await _client.Settle((await _client.Receive("in")).Single(), "deadLetter", "why", "in words");

        var dead = (await _client.Receive("in", deadLetters: true)).ShouldHaveSingleItem();
        (dead.DeadLetterReason, dead.DeadLetterErrorDescription, dead.DeadLetterSource).ShouldBe(("why", "in words", "in"));
        await _client.Settle(dead, "complete");
        _broker.Look("in/$DeadLetterQueue").ShouldBeEmpty();
    }

    [Fact]
    public async Task HandlerThatAlwaysFails_SeesTheMessageAsOftenAsAllowedAndThenItIsDeadLettered()
    {
        await _client.Send("in", SentMessage.Of("x"));

        (await _client.SubscribeAndFail("in", 10)).ShouldBe(Enumerable.Range(0, 10));
        var dead = (await _client.Receive("in", deadLetters: true)).ShouldHaveSingleItem();
        dead.DeadLetterReason.ShouldBe("MaxDeliveryCountExceeded");
    }

    [Fact]
    public async Task Topic_GivesEachSubscriptionItsOwnMessagesOnlyAndEachIdOnce()
    {
        await _client.Send("out", To("one", "1"), To("two", "2"), To("three", "3"), To("One", "4"));
        await _client.Send("out", To("one", "1"));

        _broker.Look("out/Subscriptions/one").Select(m => m.Id).ShouldBe(["1"]);
        (await _client.Receive("out/Subscriptions/two", max: 5)).Select(m => m.MessageId).ShouldBe(["2"]);
    }

    [Fact]
    public async Task MessageThatNobodyTook_IsForwardedWhereDeadLettersGo()
    {
        await _client.Send("out", To("one", "1") with { TimeToLive = 300 });
        await Poll.Until(() => _broker.Look("untaken").Count == 1, "it expires");

        var untaken = (await _client.Receive("untaken")).Single();
        (untaken.MessageId, untaken.DeadLetterReason, untaken.DeadLetterSource).ShouldBe(("1", "TTLExpiredException", "out/Subscriptions/one"));
    }

    [Fact]
    public async Task LockThatRanOut_IsLostForItsHolderAndTheMessageComesAgain()
    {
        await _client.Send("in", SentMessage.Of("x"));
        var held = (await _client.Receive("in", mode: "peekLock")).Single();
        _broker.Expire("in", SystemClock.Instance.GetCurrentInstant() + Duration.FromMinutes(5));

        (await Should.ThrowAsync<BusClientException>(_client.Settle(held, "complete"))).Code.ShouldBe("MessageLockLost");
        (await _client.Receive("in")).Single().DeliveryCount.ShouldBe(1);
    }

    /// <summary>On a clock of its own: on a real one a machine that stands still for a moment would lose the lock.</summary>
    [Fact]
    public async Task RenewedLock_OutlivesItsFirstTime()
    {
        var clock = new FakeClock(SystemClock.Instance.GetCurrentInstant());
        await using var broker = LocalBroker.Start(Model, new PortChoice("", null), Lock, clock);
        await using var client = BusClient.Connect(broker.ConnectionString);
        await client.Send("in", SentMessage.Of("x"));
        var held = (await client.Receive("in")).Single();
        for (var i = 0; i < 4; i++)
        {
            clock.Advance(Lock * 0.7);
            await client.Settle(held, "renew");
            broker.Expire("in", clock.GetCurrentInstant());
        }

        await client.Settle(held, "complete");
        broker.Look("in").ShouldBeEmpty();
    }

    [Fact]
    public async Task EntityThatIsNotThere_IsNotFoundAtOnce() =>
        (await Should.ThrowAsync<BusClientException>(_client.Send("absent", SentMessage.Of("x")))).Code.ShouldBe("MessagingEntityNotFound");

    [Fact]
    public async Task WrongKey_IsRefused()
    {
        await using var stranger = BusClient.Connect(_broker.ConnectionString.Replace("SharedAccessKey=", "SharedAccessKey=x", StringComparison.Ordinal));
        await Should.ThrowAsync<BusClientException>(stranger.Send("in", SentMessage.Of("x")));
        _broker.Look("in").ShouldBeEmpty();
    }

    [Fact]
    public async Task BrokerThatWasAway_KeepsItsMessagesAndItsClientsComeBack()
    {
        await _client.Send("in", SentMessage.Of("before"));
        _broker.Close();
        await Should.ThrowAsync<BusClientException>(_client.Send("in", SentMessage.Of("lost")));
        _broker.Open();
        await _client.Send("in", SentMessage.Of("after"));

        (await _client.Subscribe("in", 2)).Select(m => m.Text).ShouldBe(["before", "after"]);
    }

    [Fact]
    public async Task LargeMessage_ArrivesWhole()
    {
        var text = new string('ŵ', 300_000);
        await _client.Send("in", SentMessage.Of(text));
        (await _client.Receive("in")).Single().Text.ShouldBe(text);
    }

    private static SentMessage To(string recipient, string id) =>
        SentMessage.Of(id) with { MessageId = id, ApplicationProperties = new Dictionary<string, object> { ["recipientId"] = recipient } };

    private async Task ShouldBeEmpty(string address)
    {
        (await _client.Receive(address, wait: 300)).ShouldBeEmpty();
        _broker.Look(address).ShouldBeEmpty();
    }
}
