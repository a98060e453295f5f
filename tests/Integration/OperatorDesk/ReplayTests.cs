using System.Text.Json.Nodes;
using Safeguarding.Local.Fronts;
using Safeguarding.Tests.Integration.Support;
using Shouldly;
using Xunit;
using static Safeguarding.Tests.Integration.Support.OperatorItems;
using static Safeguarding.Tests.Integration.Support.Payloads;

namespace Safeguarding.Tests.Integration.OperatorDesk;

/// <summary>A replay is sent once for each request, never beside another one, and survives a kill between any two of its steps.</summary>
[Collection<KilledAfterwardsStack>]
public class ReplayTests(KilledAfterwardsStack stack)
{
    private static long InFiveMinutes => (NodaTime.SystemClock.Instance.GetCurrentInstant() + NodaTime.Duration.FromMinutes(5)).ToUnixTimeMilliseconds();

    public static IEnumerable<ITheoryDataRow> Steps => Kills.InShort(new TheoryData<Backend, string, string, FaultPhase, int>
    {
        { Backend.Cosmos, "POST", "/colls/operations/docs$", FaultPhase.Before, 0 },
        { Backend.Cosmos, "POST", "/colls/operations/docs$", FaultPhase.After, 0 },
        { Backend.Cosmos, "POST", "/colls/audit/docs$", FaultPhase.After, 0 },
        { Backend.Cosmos, "PUT", "/colls/deliveries/docs/", FaultPhase.Before, 0 },
        { Backend.Cosmos, "PUT", "/colls/deliveries/docs/", FaultPhase.After, 0 },
        { Backend.Queue, "POST", "/due-deliveries/messages", FaultPhase.Before, 0 },
        { Backend.Queue, "POST", "/due-deliveries/messages", FaultPhase.After, 0 },
        { Backend.Cosmos, "PUT", "/colls/operations/docs/", FaultPhase.Before, 0 },
        { Backend.Cosmos, "PUT", "/colls/operations/docs/", FaultPhase.After, 0 },
        { Backend.Cosmos, "POST", "/colls/audit/docs$", FaultPhase.After, 1 },
        { Backend.Cosmos, "PUT", "/colls/deliveries/docs/", FaultPhase.Before, 1 },
        { Backend.Cosmos, "PUT", "/colls/deliveries/docs/", FaultPhase.After, 1 },
    });

    [Theory]
    [MemberData(nameof(Steps))]
    public async Task KilledBetweenSteps_TheSameRequestReplaysTheItemOnce(Backend front, string method, string path, FaultPhase phase, int skip)
    {
        var item = await stack.SentItem();
        var (id, request) = (item["id"]!.GetValue<string>(), Reference());
        await stack.KilledAt(front, method, path, phase, skip, () => stack.Replay(request, $""" "deliveryIds":["{id}"] """));

        var answer = await stack.Replay(request, $""" "deliveryIds":["{id}"] """);

        answer.Status.ShouldBe(200, answer.Body);
        answer.Outcomes().ShouldBe("replayed");
        await SweptUntilEnded(id);
        (await Replays(id)).ShouldHaveSingleItem()!["number"]!.GetValue<int>().ShouldBe(1);
        (await stack.Replay(request, $""" "deliveryIds":["{id}"] """)).Body.ShouldBe(answer.Body);
    }

    /// <summary>Nobody sends the request again: what was marked is sent all the same.</summary>
    [Fact]
    public async Task KilledAfterTheMark_TheSweepSendsIt()
    {
        var id = (await stack.SentItem())["id"]!.GetValue<string>();
        await stack.KilledAt(Backend.Cosmos, "PUT", "/colls/deliveries/docs/", FaultPhase.After, 0, () => stack.Replay(Reference(), $""" "deliveryIds":["{id}"] """));

        await SweptUntilEnded(id);

        (await stack.Audited(id, "send-replay")).ShouldBe(1);
        (await stack.Audited(id, "replay")).ShouldBe(1);
    }

    [Fact]
    public async Task RequestsWhileOneIsUnderWay_AreAnsweredSoAndSendNothing()
    {
        var id = (await stack.SentItem())["id"]!.GetValue<string>();
        await using var sending = await stack.Stack.Host.PauseAsync("SendDelivery");
        // What is marked is due at once: a sweep now would enqueue it beside the request, and two workers would audit the one sending.
        await using var sweep = await stack.Stack.Host.PauseAsync("SweepDeadlines");
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => stack.Replay(Reference(), $""" "deliveryIds":["{id}"] """)));
        answers.Select(a => a.Outcomes()).Order().ShouldBe(["in-flight", "in-flight", "in-flight", "in-flight", "in-flight", "replayed"]);
        (await stack.Replay(Reference(), $""" "deliveryIds":["{id}"] """)).Outcomes().ShouldBe("in-flight");
        await sending.DisposeAsync();

        await Poll.Until(() => Ended(id), "the first was sent");
        await sweep.DisposeAsync();
        (await stack.Audited(id, "send-replay")).ShouldBe(1);
        (await stack.Replay(Reference(), $""" "deliveryIds":["{id}"] """)).Outcomes().ShouldBe("replayed", "the first is over");
        await SweptUntilEnded(id);
        (await Replays(id)).Count.ShouldBe(2);
    }

    [Fact]
    public async Task SameRequestWithOtherItems_IsAConflict()
    {
        var (first, second, request) = ((await stack.SentItem())["id"]!.GetValue<string>(), (await stack.SentItem())["id"]!.GetValue<string>(), Reference());
        (await stack.Replay(request, $""" "deliveryIds":["{first}"] """)).Status.ShouldBe(200);

        var other = await stack.Replay(request, $""" "deliveryIds":["{second}"] """);

        (other.Status, other.Text("code")).ShouldBe((409, "replay-conflict"));
        (await Replays(second)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Filter_ReplaysItsItemsAndNoOthersAndABrokenOneStopsNothing()
    {
        const string Other = "school.6804901";
        var item = await stack.SentItem();
        (string, JsonNode?)[] stuck = [("stuckAt", "2026-11-24T08:00:00Z"), ("nextActionAt", InFiveMinutes), ("work", new JsonObject { ["attempts"] = 11 })];
        var first = await stack.StoreCopy(item, Desk, stuck);
        var broken = await stack.StoreCopy(item, Desk, [.. stuck, ("steps", "no list"), ("work", new JsonObject { ["attempts"] = 1, ["lastError"] = "UnreadableDocumentException", ["lastErrorAt"] = "2026-11-24T08:00:00Z" })]);
        var second = await stack.StoreCopy(item, Desk, stuck);
        var elsewhere = await stack.StoreCopy(item, Other, stuck);

        var answer = await stack.Replay(Reference(), $$""" "filter":{"view":"stuck","desk":"{{Desk}}"} """);

        answer.Status.ShouldBe(200, answer.Body);
        answer.Json.GetProperty("complete").GetBoolean().ShouldBeTrue();
        var outcomes = answer.Json.GetProperty("items").EnumerateArray().ToDictionary(i => i.GetProperty("id").GetString()!, i => i.GetProperty("outcome").GetString());
        (outcomes[first], outcomes[second], outcomes[broken], outcomes.ContainsKey(elsewhere)).ShouldBe(("replayed", "replayed", "unreadable", false));
        await SweptUntilEnded(first);
        await SweptUntilEnded(second);
        (await stack.Read("deliveries", first, Desk))!.ContainsKey("stuckAt").ShouldBeFalse();
        (await stack.Read("deliveries", elsewhere, Other))!.ContainsKey("replays").ShouldBeTrue("written by nobody since, so as it was copied");
        (await stack.Read("deliveries", elsewhere, Other))!["replays"]!.AsArray().ShouldBeEmpty();
        await stack.WorkedOff("due-deliveries"); // a message of an item that is gone would count as poisoned
        foreach (var (id, desk) in new[] { (first, Desk), (second, Desk), (broken, Desk), (elsewhere, Other) })
        {
            await stack.Container("deliveries").DeleteItemStreamAsync(id, new(desk));
        }
    }

    [Fact]
    public async Task StuckReport_GetsWhatIsMissingAndItsItemsAreReplayed()
    {
        var item = await stack.SentItem();
        var (id, reportId) = (item["id"]!.GetValue<string>(), item["reportId"]!.GetValue<string>());
        var report = (await stack.Report(reportId))!;
        report["routesDelivered"] = 0;
        report["stuckAt"] = "2026-11-24T08:00:00Z";
        report["nextActionAt"] = InFiveMinutes;
        report["work"] = new JsonObject { ["attempts"] = 11 };
        await stack.Store("reports", report, reportId);

        var answer = await stack.Replay(Reference(), $""" "reportIds":["{reportId}"] """);

        answer.Outcomes().ShouldBe("replayed replayed");
        await Poll.Until(async () => (await stack.Report(reportId))! is var r && r["routesDelivered"]!.GetValue<int>() == 1 && !r.ContainsKey("stuckAt"), "routed");
        await SweptUntilEnded(id);
        (await stack.DeliveriesOf(reportId)).Count.ShouldBe(1);
        (await stack.Replay(Reference(), $""" "reportIds":["{NewId()}"] """)).Outcomes().ShouldBe("not-found");
    }

    [Fact]
    public async Task FaultyRequest_NamesEachFaultInWelshTooAndReplaysNothing()
    {
        var answer = await stack.Send(HttpMethod.Post, "/api/operations/replays", stack.Token(Operator),
            new StringContent("""{"requestId":"a b","deliveryIds":["x"],"filter":{"view":"rejected"}}""", null, "application/json"), "cy");

        answer.Status.ShouldBe(422);
        answer.Codes.ShouldBe("import-unfit-id not-an-id operator-reason-required replay-selection replay-view");
        answer.Body.ShouldContain("Dywedwch pam");
    }

    private async Task<JsonArray> Replays(string id) => (await stack.Read("deliveries", id, Desk))!["replays"]!.AsArray();

    private async Task<bool> Ended(string id) => await Replays(id) is [.., { } last] && last["endedAt"] is not null;

    private Task SweptUntilEnded(string id) => Poll.Until(() => Ended(id), "the replay was sent", meanwhile: stack.Swept);
}
