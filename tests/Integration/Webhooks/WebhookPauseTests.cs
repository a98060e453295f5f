using System.Text.Json.Nodes;
using Safeguarding.Tests.Integration.Support;
using Shouldly;
using Xunit;
using static Safeguarding.Tests.Integration.Support.ConnectedStack;

namespace Safeguarding.Tests.Integration.Webhooks;

/// <summary>A desk's webhook that is paused, the operator's notice of it, and what ends it.</summary>
[Collection<ConnectedStack>]
public class WebhookPauseTests(ConnectedStack stack)
{
    [Fact]
    public async Task Gone_PausesTheDeskTellsTheOperatorOnceAndAReplayEndsIt()
    {
        const string Council = "W06000005";
        stack.Receiver.Answers(Council, 410, 204);
        var first = await stack.Reported(Council);
        (await stack.Nudge(Council, first, n => n["pausedAt"] is not null, "paused"))["lastStatus"]!.GetValue<string>().ShouldBe("410");
        (await Notice(Council)).ShouldBe("webhook-paused 410");

        var second = await stack.Reported(Council);
        (await stack.Nudge(Council, second, n => n["pausedAt"] is not null, "not even tried"))["attempts"]!.GetValue<int>().ShouldBe(0);
        stack.Receiver.At(Council).Count.ShouldBe(1);
        (await stack.Item(Council, second))!["state"]!.GetValue<string>().ShouldBe("sent", "it lies in the inbox");
        (await Notice(Council)).ShouldBe("webhook-paused 410", "one pause, one notice");

        var id = await stack.Id(Council, first);
        (await stack.Replay(Payloads.Reference(), $""" "deliveryIds":["{id}"] """)).Outcomes().ShouldBe("replayed");
        await stack.Nudge(Council, first, n => n["lastStatus"]?.GetValue<string>() == "204", "the replay arrives");
        stack.Receiver.At(Council).Select(r => r.Id).ShouldBe([id, id], "a replay keeps the id");

        var third = await stack.Reported(Council);
        await stack.Nudge(Council, third, n => n["lastStatus"]?.GetValue<string>() == "204", "and ends the pause");
    }

    /// <summary>Nine failures in a row lie behind it, the first two hours ago.</summary>
    [Fact]
    public async Task RepeatedFailure_PausesTheDeskAndTellsTheOperator()
    {
        const string Council = "W06000006";
        var (report, _) = await stack.FailedOnce(Council, async _ =>
        {
            var known = (await Known(Council))!;
            known["failures"] = 20;
            known["failingSince"] = "2026-01-01T00:00:00Z";
            await stack.Store("webhooks", known, Desk(Council));
        });

        await stack.Nudge(Council, report, n => n["pausedAt"] is not null, "paused by the next one");

        (await Notice(Council)).ShouldBe("webhook-paused 503");
        (await stack.Nudge(Council, report, _ => true, "")).ContainsKey("nextAttemptAt").ShouldBeFalse();
    }

    [Fact]
    public async Task DeskWithoutASecret_IsSentNothingAndTheOperatorIsTold()
    {
        var report = await stack.Reported(Unsigned);

        await stack.Nudge(Unsigned, report, n => n["pausedAt"] is not null, "paused");

        stack.Receiver.At(Unsigned).ShouldBeEmpty();
        (await Notice(Unsigned)).ShouldBe("webhook-paused no-secret");
    }

    private Task<JsonObject?> Known(string council) => stack.Read("webhooks", Desk(council), Desk(council));

    /// <summary>The reasons of the one line about the desk in the operator's list.</summary>
    private async Task<string> Notice(string council)
    {
        var line = (await stack.View("rejected")).Where(l => l.TryGetProperty("names", out var names) && names.EnumerateArray().Any(n => n.GetString() == Desk(council))).ShouldHaveSingleItem();
        line.GetProperty("senderId").GetString().ShouldBe("pipeline");
        return string.Join(' ', line.GetProperty("reasons").EnumerateArray().Select(r => r.GetString()));
    }
}
