using System.Text.Json.Nodes;
using Azure.Storage.Queues;
using Microsoft.AspNetCore.Http;
using Safeguarding.Tests.Integration.Support;
using Shouldly;
using Xunit;
using static Safeguarding.Tests.Integration.Support.Payloads;

namespace Safeguarding.Tests.Integration;

[Collection<AfterwardsStack>]
public class SweepTests(AfterwardsStack stack)
{
    private const string Desk = "school.6802901";

    /// <summary>In the long form as many as one run of the sweep takes up.</summary>
    private static readonly int Many = Kills.All ? 500 : 100;

    [Fact]
    public async Task OneBrokenDocumentAmongMany_TheOthersAreSentAndItCarriesItsError()
    {
        var template = await SentDelivery();
        await using var sweep = await stack.Stack.Host.PauseAsync("SweepDeadlines");
        var ids = Enumerable.Range(0, Many).Select(i => Id($"{i:D4}")).ToList();
        foreach (var chunk in ids.Chunk(50))
        {
            await Task.WhenAll(chunk.Select(id => stack.Store("deliveries", Due(template, id), Desk)));
        }
        var broken = Due(template, Id("broken"));
        broken["steps"] = "no list";
        broken["nextActionAt"] = 0;
        await stack.Store("deliveries", broken, Desk);

        await stack.Swept();
        await stack.Swept();
        await sweep.DisposeAsync();

        await Poll.Until(async () => (await Sent()).Intersect(ids).Count() == Many, "the others are sent");
        var marked = (await stack.Read("deliveries", Id("broken"), Desk))!;
        marked["work"]!["lastError"]!.GetValue<string>().ShouldBe("UnreadableDocumentException");
        marked["nextActionAt"]!.GetValue<long>().ShouldBeGreaterThan(DateTimeOffset.UnixEpoch.AddYears(50).ToUnixTimeMilliseconds());
        await stack.WorkedOff("due-deliveries"); // a second message of an item that is gone would count as poisoned
        foreach (var id in ids.Append(Id("broken")))
        {
            await stack.Container("deliveries").DeleteItemStreamAsync(id, new(Desk));
        }
    }

    [Fact]
    public async Task DeadlineThatPasses_IsEscalatedAndBreachedAndTheOthersStandDownOnAcknowledgement()
    {
        var template = await SentDelivery();
        var delivery = Due(template, Id("late"));
        delivery["dueAt"] = 1_000_000_000_000;
        delivery["steps"] = JsonNode.Parse("""
            [{"name":"escalate-15","action":"escalate","at":"2001-09-09T01:31:40Z"},{"name":"breach","action":"breach","at":"2001-09-09T01:46:40Z"}]
            """);
        await stack.Store("deliveries", delivery, Desk);
        await stack.Swept();
        await Poll.Until(async () => (await stack.Read("deliveries", Id("late"), Desk))!["breachedAt"] is not null, "breached");

        var breached = (await stack.Read("deliveries", Id("late"), Desk))!;
        breached["breachedAt"]!.GetValue<string>().ShouldBe("2001-09-09T01:46:40Z");
        var escalation = breached["escalations"]!.AsArray().ShouldHaveSingleItem()!;
        escalation["desk"]!.GetValue<string>().ShouldBe("W06000022.education-safeguarding");
        var item = await stack.Read("deliveries", escalation["deliveryId"]!.GetValue<string>(), "W06000022.education-safeguarding");
        item.ShouldNotBeNull()["view"]!.ToJsonString().ShouldNotContain("Afanc");

        (await stack.Post(LittleOtter, $"/api/deliveries/{Id("late")}/acknowledgement", """{"actingPerson":{"name":"A. Person"}}""")).Status.ShouldBe(200);
        await Poll.Until(
            async () => (await stack.Read("deliveries", item["id"]!.GetValue<string>(), "W06000022.education-safeguarding"))!["stoodDownAt"] is not null, "stood down");
    }

    [Fact]
    public async Task MessageThatIsNoId_LeavesOneRecordAndNeverLoops()
    {
        var before = await Poisoned();
        // The body's properties are named like those of the host; a trigger of binary data takes none of them.
        await stack.Queue("due-deliveries").SendMessageAsync("""{"Id":"1","PopReceipt":"x","DequeueCount":"0","InsertionTime":"x","ExpirationTime":"x","NextVisibleTime":"x","sys":{},"message":"x"}""");
        await Poll.Until(async () => await Poisoned() == before + 1, "one record");

        await stack.WorkedOff("due-deliveries");
        await stack.Swept();
        (await Poisoned()).ShouldBe(before + 1);
        (await stack.Queue("due-deliveries").PeekMessagesAsync(32)).Value.ShouldBeEmpty();
    }

    [Fact]
    public async Task MessageOfAReportThatNeverWas_EndsInOneRecordAfterItsLastAttempt()
    {
        await using var sweep = await stack.Stack.Host.PauseAsync("SweepDeadlines"); // it takes away what was moved aside
        var before = await Poisoned();
        await stack.Queue("accepted-reports").SendMessageAsync(Id("unknown"));
        await Poll.Until(async () => (await stack.Queue("accepted-reports-poison").PeekMessagesAsync(32)).Value.Length == 1, "moved aside");

        await stack.Swept();
        await stack.Swept();
        (await Poisoned()).ShouldBe(before + 1);
        (await stack.Queue("accepted-reports-poison").PeekMessagesAsync(32)).Value.ShouldBeEmpty();
    }

    /// <summary>Whatever lies in a poison queue leaves one record, and the other poison queues are drained too.</summary>
    [Fact]
    public async Task PoisonThatIsNotEncoded_LeavesOneRecordAndHoldsUpNone()
    {
        await using var sweep = await stack.Stack.Host.PauseAsync("SweepDeadlines");
        var before = await Poisoned();
        await new QueueClient(stack.Stack.DirectStorageConnectionString, "accepted-reports-poison").SendMessageAsync("not base64: é");
        await stack.Queue("due-deliveries-poison").SendMessageAsync($"{Desk} {Id("nowhere")}");

        await stack.Swept();
        await stack.Swept();

        (await Poisoned()).ShouldBe(before + 2);
        foreach (var queue in new[] { "accepted-reports-poison", "due-deliveries-poison" })
        {
            (await stack.Queue(queue).PeekMessagesAsync(32)).Value.ShouldBeEmpty(queue);
        }
    }

    /// <summary>A worker that has just finished has the word: the error of a sweep that saw the item before is not written over it.</summary>
    [Fact]
    public async Task ItemChangesWhileTheSweepFailsAtIt_TheErrorIsNotWritten()
    {
        await using var sweep = await stack.Stack.Host.PauseAsync("SweepDeadlines");
        var finished = Due(await SentDelivery(), Id("raced"));
        finished.Remove("nextActionAt");
        var broken = (JsonObject)finished.DeepClone();
        (broken["steps"], broken["nextActionAt"]) = ("no list", 1);
        await stack.Store("deliveries", broken, Desk);
        void Finish(HttpRequest request)
        {
            if (request.Method == "PATCH" && request.Path.Value!.EndsWith(Id("raced"), StringComparison.Ordinal))
            {
                stack.Store("deliveries", finished, Desk).GetAwaiter().GetResult();
            }
        }
        stack.Stack.CosmosFront.Arrived += Finish;
        try
        {
            await stack.Swept();
        }
        finally
        {
            stack.Stack.CosmosFront.Arrived -= Finish;
        }
        var left = (await stack.Read("deliveries", Id("raced"), Desk))!;
        (left["work"]?["lastError"], left["nextActionAt"]).ShouldBe((null, null));
        await stack.Container("deliveries").DeleteItemStreamAsync(Id("raced"), new(Desk));
    }

    private async Task<int> Poisoned() => (await stack.Query("rejections", "SELECT * FROM c WHERE c.senderId = @key", "pipeline")).Count;

    private async Task<IEnumerable<string>> Sent() =>
        (await stack.Query("deliveries", "SELECT c.id, c.sentAt FROM c WHERE c.recipientId = @key", Desk)).Where(d => d["sentAt"] is not null).Select(d => d["id"]!.GetValue<string>());

    private static string Id(string name) => string.Concat(Convert.ToHexStringLower(System.Text.Encoding.UTF8.GetBytes(name)).Select(c => (char)(char.IsDigit(c) ? 'a' + (c - '0') : c))).PadRight(52, 'z');

    private async Task<JsonObject> SentDelivery()
    {
        var receipt = await stack.Post(Force, Encompass, OneChild());
        await Poll.Until(async () => (await stack.Report(receipt.Text("reportId")))!["routedAt"] is not null, "routed");
        return (await stack.DeliveriesOf(receipt.Text("reportId")))[0];
    }

    private static JsonObject Due(JsonObject template, string id)
    {
        var copy = (JsonObject)template.DeepClone();
        copy["id"] = id;
        copy["nextActionAt"] = 1;
        copy.Remove("sentAt");
        return copy;
    }
}
