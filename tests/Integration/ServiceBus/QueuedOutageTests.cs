using System.Text.Json.Nodes;
using Safeguarding.Local.Broker;
using Safeguarding.Local.Fronts;
using Safeguarding.Tests.Integration.Support;
using Shouldly;
using Xunit;
using static Safeguarding.Tests.Integration.Support.Payloads;

namespace Safeguarding.Tests.Integration.ServiceBus;

/// <summary>What is unavailable for a while makes messages wait; none is lost, refused or answered twice.</summary>
[Collection<FailingStack>]
public sealed class QueuedOutageTests(FailingStack stack)
{
    private const int Many = 20;

    private readonly Bus _bus = new(stack);

    [Fact]
    public async Task CosmosDownForSomeSeconds_AllQueuedMessagesAreAcceptedAndNoneRefused()
    {
        var bodies = Enumerable.Range(0, Many).Select(_ => OneChild()).ToList();
        var ids = new List<string>();
        var said = _bus.Listen();
        using (stack.Stack.CosmosFront.Faults.Add(new() { Effect = FaultEffect.Status, Status = 503 }))
        {
            foreach (var body in bodies)
            {
                ids.Add(await _bus.Send(body));
            }
            await Poll.Until(() => said(" waits (UnavailableException)"), "they wait");
        }

        await AllAreAccepted(ids, bodies);
    }

    [Fact]
    public async Task AppKilledAgainAndAgain_EachMessageIsAcceptedOnceAndAnsweredOnce()
    {
        var bodies = Enumerable.Range(0, Many).Select(_ => OneChild()).ToList();
        var ids = new List<string>();
        foreach (var body in bodies)
        {
            ids.Add(await _bus.Send(body));
            if (ids.Count % 7 == 0)
            {
                stack.Stack.Host.KillApp();
            }
        }

        await AllAreAccepted(ids, bodies);
    }

    [Theory]
    [InlineData(BrokerFault.Busy, 1)]
    [InlineData(BrokerFault.Disconnect, 1)]
    [InlineData(BrokerFault.Hang, 1)]
    [InlineData(BrokerFault.StoreThenHang, 1)]
    [InlineData(BrokerFault.StoreThenHang, 3)] // every attempt of one sending: the whole message is worked on again
    public async Task ReceiptThatTheBrokerDoesNotTakeAtFirst_ArrivesOnce(BrokerFault fault, int times)
    {
        stack.Stack.Broker.Faults.Set("receipts", fault, times);
        var id = await _bus.Send(OneChild());
        var answer = await _bus.AnswerTo(id);

        answer.Json["duplicate"]!.GetValue<bool>().ShouldBeFalse();
        await _bus.QueueIsEmpty();
        stack.Stack.Broker.Look(Bus.GwentReceipts).ShouldNotContain(m => m.CorrelationId == id);
    }

    [Fact]
    public async Task MessageThatExpiredInTheQueue_IsAcceptedFromTheDeadLetterQueue()
    {
        await using var receiving = await stack.Stack.Host.PauseAsync("ReceiveQueuedReport");
        var id = await _bus.Send(OneChild(), timeToLive: 200);
        await Poll.Until(() => stack.Stack.Broker.Look(Bus.Queue).Count == 0, "it expires");
        var answer = await _bus.AnswerTo(id);
        await receiving.DisposeAsync();

        answer.Subject.ShouldBe("receipt");
        await Poll.Until(() => stack.Stack.Broker.Look(Bus.DeadLetters).Count == 0, "it is completed");
    }

    [Fact]
    public async Task DeadLetterThatCannotBeTakenYet_ShowsAsPendingAndIsAcceptedLater()
    {
        var body = OneChild();
        await using var receiving = await stack.Stack.Host.PauseAsync("ReceiveQueuedReport");
        string id;
        IReadOnlyList<JsonObject> shown = [];
        using (stack.Stack.BlobFront.Faults.Add(new() { Effect = FaultEffect.Status, Status = 503 }))
        {
            id = await _bus.Send(body, timeToLive: 200);
            await Poll.Until(async () => (shown = await _bus.Rejections("pipeline", body)).Count > 0, "it shows as pending");
        }
        var pending = shown.ShouldHaveSingleItem();
        await receiving.DisposeAsync();

        pending["code"]!.GetValue<string>().ShouldBe("pending");
        pending["nextTryAt"]!.GetValue<long>().ShouldBeGreaterThan(pending["at"]!.GetValue<long>());
        pending["faults"]!.ToJsonString().ShouldBe("""["UnavailableException"]""");
        (await _bus.AnswerTo(id)).Subject.ShouldBe("receipt");
        await Poll.Until(async () => (await _bus.Rejections("pipeline", body)).Single()["code"]!.GetValue<string>() == "settled", "the record ends");
    }

    [Fact]
    public async Task DeadLetterWithAPermanentFault_IsOneRejectionToldToItsSender()
    {
        var body = $$"""{"kind":"referral","reference":"{{Reference()}}"}""";
        await using var receiving = await stack.Stack.Host.PauseAsync("ReceiveQueuedReport");
        var id = await _bus.Send(body, timeToLive: 200);
        var answer = await _bus.AnswerTo(id);
        await receiving.DisposeAsync();

        answer.Subject.ShouldBe("refusal");
        var rejection = (await _bus.Rejections("police.gwent", body)).ShouldHaveSingleItem();
        (rejection["code"]!.GetValue<string>(), rejection["nextTryAt"]).ShouldBe(("invalid-report", null));
        (await _bus.Rejections("pipeline", body)).ShouldBeEmpty();
        (await _bus.Kept(rejection["id"]!.GetValue<string>())).ShouldHaveSingleItem();
        await Poll.Until(() => stack.Stack.Broker.Look(Bus.DeadLetters).Count == 0, "it is completed");
    }

    private async Task AllAreAccepted(IReadOnlyList<string> ids, IReadOnlyList<string> bodies)
    {
        var reports = new HashSet<string>();
        foreach (var id in ids)
        {
            var answer = await _bus.AnswerTo(id);
            answer.Subject.ShouldBe("receipt", answer.Text);
            answer.Json["duplicate"]!.GetValue<bool>().ShouldBeFalse();
            reports.Add(answer.Json["reportId"]!.GetValue<string>());
        }
        reports.Count.ShouldBe(ids.Count);
        foreach (var body in bodies)
        {
            (await _bus.Rejections("police.gwent", body)).ShouldBeEmpty();
        }
        await _bus.QueueIsEmpty();
        stack.Stack.Broker.Look(Bus.DeadLetters).ShouldBeEmpty();
    }
}
