using System.Text.Json;
using System.Text.Json.Nodes;
using Safeguarding.Tests.Integration.Support;
using Shouldly;
using Xunit;
using static Safeguarding.Tests.Integration.Support.OperatorItems;
using static Safeguarding.Tests.Integration.Support.Payloads;

namespace Safeguarding.Tests.Integration.OperatorDesk;

/// <summary>What the operator's desk lists, and that no line holds content.</summary>
[Collection<UndisturbedStack>]
public class ViewTests(UndisturbedStack stack)
{
    private static readonly long Far = DateTimeOffset.Parse("2100-01-01T00:00:00Z", System.Globalization.CultureInfo.InvariantCulture).ToUnixTimeMilliseconds();

    [Fact]
    public async Task Stuck_ListsItemsReportsAndWhatTheSweepCannotRead()
    {
        var item = await stack.SentItem();
        var stuck = await stack.StoreCopy(item, Desk, ("stuckAt", "2026-11-24T08:00:00Z"), ("nextActionAt", Far), ("work", new JsonObject { ["attempts"] = 11 }));
        var broken = await stack.StoreCopy(item, Desk, ("steps", "no list"), ("nextActionAt", 0));
        await stack.Swept();
        var report = (await stack.Report(item["reportId"]!.GetValue<string>()))!;
        report["stuckAt"] = "2026-11-24T08:00:00Z";
        await stack.Store("reports", report, report["id"]!.GetValue<string>());

        var lines = await stack.View("stuck");

        var line = Line(lines, stuck);
        (line.GetProperty("type").GetString(), line.GetProperty("desk").GetString(), line.GetProperty("attempts").GetInt32()).ShouldBe(("delivery", Desk, 11));
        line.GetProperty("since").GetString().ShouldBe("2026-11-24T08:00:00Z");
        Reasons(line).ShouldBe("too-many-attempts registered-school");
        Line(lines, report["id"]!.GetValue<string>()).GetProperty("type").GetString().ShouldBe("report");
        Reasons(Line(lines, broken)).ShouldStartWith("sweep-error");
        Line(lines, broken).GetProperty("lastError").GetString().ShouldBe("UnreadableDocumentException");
        report.Remove("stuckAt");
        await stack.Store("reports", report, report["id"]!.GetValue<string>());
        await Remove(stuck, broken);
    }

    [Fact]
    public async Task Breached_ListsTheClocksThatStillRun()
    {
        var item = await stack.SentItem();
        var late = await stack.StoreCopy(item, Desk, ("nextActionAt", 1), ("stepsDone", null),
            ("steps", JsonNode.Parse("""[{"name":"breach","action":"breach","at":"2001-09-09T01:46:40Z"}]""")), ("dueAt", 1_000_000_000_000));
        await stack.Swept();
        await Poll.Until(async () => (await stack.View("breached")).Any(l => Id(l) == late), "listed");
        var line = Line(await stack.View("breached"), late);
        line.GetProperty("since").GetString().ShouldBe("2001-09-09T01:46:40Z");
        Reasons(line).ShouldStartWith("acknowledgement-breached");

        (await stack.Post(LittleOtter, $"/api/deliveries/{late}/acknowledgement", """{"actingPerson":{"name":"A"}}""")).Status.ShouldBe(200);
        (await stack.View("breached")).ShouldNotContain(l => Id(l) == late);
        await Remove(late);
    }

    [Fact]
    public async Task DutyDesk_ListsWhatNobodyThereHasInHand()
    {
        var body = OneChild().Replace("6802901", "6999999", StringComparison.Ordinal);
        var receipt = await stack.Post(Force, Encompass, body);
        receipt.Status.ShouldBe(202, receipt.Body);
        await Poll.Until(async () => (await stack.View("duty-desk")).Any(l => Report(l) == receipt.Text("reportId")), "listed");
        var line = (await stack.View("duty-desk")).Single(l => Report(l) == receipt.Text("reportId"));
        line.GetProperty("desk").GetString()!.ShouldStartWith("duty.");

        var duty = line.GetProperty("desk").GetString()!.Replace('.', '-') + "-system";
        (await stack.Post(duty, $"/api/deliveries/{Id(line)}/acknowledgement", """{"actingPerson":{"name":"A"}}""")).Status.ShouldBe(200);
        (await stack.View("duty-desk")).ShouldNotContain(l => Id(l) == Id(line));
    }

    /// <summary>As a channel that gives messages back writes it on the document.</summary>
    [Fact]
    public async Task ReturnedByChannel_ListsWhatNobodyHasInHandWithTheChannelsReason()
    {
        var item = await stack.SentItem();
        (string, JsonNode?)[] returned =
        [
            ("returnedByChannelAt", "2026-11-24T08:00:00Z"),
            ("history", JsonNode.Parse("""[{"at":"2026-11-23T08:00:00Z","what":"sent"},{"at":"2026-11-24T08:00:00Z","what":"returned-by-channel","detail":"expired"}]""")),
        ];
        var waits = await stack.StoreCopy(item, Desk, returned);
        var answered = await stack.StoreCopy(item, Desk, [.. returned, ("state", "acknowledged"), ("acknowledgedAt", "2026-11-24T09:00:00Z")]);

        var lines = await stack.View("returned-by-channel");

        Reasons(Line(lines, waits)).ShouldStartWith("returned-by-channel expired");
        lines.ShouldNotContain(l => Id(l) == answered);
        await Remove(waits, answered);
    }

    [Fact]
    public async Task Rejected_AndPoisoned_ShowCodesAndIds()
    {
        (await stack.Post(Force, Encompass, """{"children":"Sioned Test-Afanc"}""")).Status.ShouldBe(422);
        await using var sweep = await stack.Stack.Host.PauseAsync("SweepDeadlines"); // it takes away what was moved aside
        var lost = NewId();
        await stack.Queue("accepted-reports").SendMessageAsync(lost);
        await Poll.Until(async () => (await stack.Queue("accepted-reports-poison").PeekMessagesAsync(32)).Value.Length == 1, "moved aside");
        await stack.Swept();

        var rejected = (await stack.View("rejected"))[0];
        rejected.GetProperty("senderId").GetString().ShouldBe("police.gwent");
        Reasons(rejected).ShouldContain("wrong-type");
        var poisoned = (await stack.View("poisoned"))[0];
        Reasons(poisoned).ShouldBe("poison-message accepted-reports");
        poisoned.GetProperty("names").EnumerateArray().ShouldHaveSingleItem().GetString().ShouldBe(lost);
        (await stack.View("rejected")).ShouldNotContain(l => Id(l) == Id(poisoned));

        var replay = await stack.Replay(Reference(), """ "filter":{"view":"poisoned"} """);
        replay.Json.GetProperty("items").EnumerateArray().Single(i => Id(i) == lost).GetProperty("outcome").GetString().ShouldBe("not-found");
    }

    [Fact]
    public async Task Pages_HoldEachItemOnceAndNoContent()
    {
        var item = await stack.SentItem();
        var ids = new List<string>();
        for (var i = 0; i < 120; i++)
        {
            ids.Add(await stack.StoreCopy(item, Desk, ("stuckAt", $"2026-11-24T08:{i % 60:D2}:{i / 60:D2}Z"), ("nextActionAt", Far)));
        }

        var lines = await stack.View("stuck");

        lines.Select(Id).Where(ids.Contains).ShouldBe(ids, ignoreOrder: true);
        var all = string.Join('\n', lines.Select(l => l.ToString()));
        all.ShouldNotContain("Afanc");
        all.ShouldNotContain("childKey");
        await Remove([.. ids]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("?view=all")]
    [InlineData("?view=stuck&page=9~")]
    [InlineData("?view=stuck&page=nonsense")]
    [InlineData("?view=breached&page=0~nonsense")]
    public async Task ViewOrPageThatIsNone_IsRefused(string query) =>
        (await stack.Get(Operator, $"/api/operations/items{query}")).Text("code").ShouldBe("invalid-query");

    [Theory]
    [InlineData(Force)]
    [InlineData(Cardiff)]
    [InlineData("duty-north-wales-practitioner")]
    [InlineData("pipeline-directory-admin")]
    [InlineData(Auditor)]
    public async Task OtherRoles_AreForbidden(string principal)
    {
        (await stack.Get(principal, "/api/operations/items?view=stuck")).Status.ShouldBe(403);
        (await stack.Post(principal, "/api/operations/replays", "{}")).Status.ShouldBe(403);
        (await stack.Post(principal, "/api/operations/break-glass", "{}")).Status.ShouldBe(403);
        (await stack.Get(principal, $"/api/operations/items/{NewId()}/content")).Text("code").ShouldBe("not-allowed");
        (await stack.Get(principal, "/api/operations/notices")).Status.ShouldBe(principal == Auditor ? 200 : 403);
        (await stack.Get(Operator, "/api/operations/notices")).Status.ShouldBe(403);
    }

    private static string Id(JsonElement line) => line.GetProperty("id").GetString()!;

    private static string? Report(JsonElement line) => line.TryGetProperty("reportId", out var id) ? id.GetString() : null;

    private static string Reasons(JsonElement line) => string.Join(' ', line.GetProperty("reasons").EnumerateArray().Select(r => r.GetString()));

    private static JsonElement Line(IEnumerable<JsonElement> lines, string id) => lines.Where(l => Id(l) == id).ShouldHaveSingleItem();

    private async Task Remove(params string[] ids)
    {
        await stack.WorkedOff("due-deliveries"); // a message of an item that is gone would count as poisoned
        foreach (var id in ids)
        {
            await stack.Container("deliveries").DeleteItemStreamAsync(id, new(Desk));
        }
    }
}
