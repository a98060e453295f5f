using System.Text.Json;
using System.Text.Json.Nodes;
using Safeguarding.Tests.Integration.Support;
using Shouldly;
using Xunit;
using static Safeguarding.Tests.Integration.Support.OperatorItems;
using static Safeguarding.Tests.Integration.Support.Payloads;

namespace Safeguarding.Tests.Integration;

/// <summary>One document of a broken shape hides, stops and delays nothing else, and is told of by its id.</summary>
[Collection<AfterwardsStack>]
public class UnreadableTests(AfterwardsStack stack)
{
    private const string School = "school.6812901";
    private const string SchoolSystem = "school-6812901-system";
    private const string Health = "health.aneurin-bevan";
    private const string HealthSystem = "aneurin-bevan-health-system";

    /// <summary>Far from what any other test lists.</summary>
    private const string Year = "2090-01-01";
    private static readonly long Then = DateTimeOffset.Parse("2090-01-02T00:00:00Z", System.Globalization.CultureInfo.InvariantCulture).ToUnixTimeMilliseconds();

    private static NodaTime.LocalDate Today => NodaTime.SystemClock.Instance.GetCurrentInstant().InUtc().Date;

    [Fact]
    public async Task Inbox_ShowsTheOthersAndNamesWhatCannotBeShown()
    {
        await using var documents = new BrokenDocuments(stack, "deliveries", "recipientId");
        var good = await Delivery();
        var sound = await Copies(documents, good, 3);
        var broken = await documents.Each(good, "dueAt");

        await Listed(SchoolSystem, "/api/deliveries?", "deliveryId", sound, broken);
    }

    [Fact]
    public async Task SendersList_ShowsTheOthersAndNamesWhatCannotBeShown()
    {
        await using var documents = new BrokenDocuments(stack, "reports", "id");
        var good = (JsonObject)(await stack.Report((await stack.SentItem())["reportId"]!.GetValue<string>()))!.DeepClone();
        (good["senderId"], good["updatedAt"]) = (Health, Then);
        good.Remove("nextActionAt");
        var sound = await Copies(documents, good, 3);
        var broken = await documents.Each(good, "senderId", "updatedAt", "nextActionAt");

        await Listed(HealthSystem, $"/api/reports?updatedSince={Year}&", "reportId", sound, broken);
    }

    [Fact]
    public async Task SendersRefusals_ShowTheOthersAndNameWhatCannotBeShown()
    {
        await using var documents = new BrokenDocuments(stack, "rejections", "senderId");
        var good = Refusal(Health, "invalid-report");
        var sound = await Copies(documents, good, 3);
        var broken = await documents.Each(good, "at");

        var (items, unreadable) = await Pages(HealthSystem, $"/api/reports?state=refused&updatedSince={Year}&");

        items.Count.ShouldBeGreaterThanOrEqualTo(sound.Count);
        (items.Count + unreadable.Count).ShouldBe(sound.Count + broken.Count);
        unreadable.ShouldNotBeEmpty();
        unreadable.Except(broken).ShouldBeEmpty();
    }

    [Fact]
    public async Task Notices_ShowTheOthersAndNameWhatCannotBeShown()
    {
        await using var documents = new BrokenDocuments(stack, "operations", "part");
        var good = JsonNode.Parse($$"""
            {"part":"break-glass","subjectId":"x","desk":"{{School}}","by":"p","person":"p","reason":"r","at":{{Then}},"expiresAt":{{Then}},"reads":[],"readCount":0}
            """)!.AsObject();
        var sound = await Copies(documents, good, 3);
        var broken = await documents.Each(good, "at");

        await Listed(Auditor, "/api/operations/notices?", "grantId", sound, broken);
    }

    [Fact]
    public async Task OperatorsViews_HaveALineForEach()
    {
        string[] listedBy = ["stuckAt", "overdueSince", "returnedByChannelAt", "dueAt", "state"];
        await using var documents = new BrokenDocuments(stack, "deliveries", "recipientId");
        var good = await Delivery();
        good["recipientId"] = "duty.gwent";
        foreach (var name in listedBy.Where(n => !good.ContainsKey(n)))
        {
            good[name] = "2026-11-24T08:00:00Z";
        }
        good["work"] = JsonNode.Parse("""{"attempts":11,"lastError":"X","lastErrorAt":"2026-11-24T08:00:00Z"}""");
        var sound = await Copies(documents, good, 1);
        var broken = await documents.Each(good, listedBy);

        foreach (var view in new[] { "stuck", "breached", "returned-by-channel", "duty-desk" })
        {
            var lines = (await stack.View(view)).Select(l => l.GetProperty("id").GetString()!).ToHashSet();
            sound.Concat(broken).Where(id => !lines.Contains(id)).ShouldBeEmpty(view);
        }
    }

    [Theory]
    [InlineData("rejected", "invalid-report", Health)]
    [InlineData("poisoned", "poison-message", "pipeline")]
    public async Task OperatorsRejections_HaveALineForEach(string view, string code, string sender)
    {
        await using var documents = new BrokenDocuments(stack, "rejections", "senderId");
        var sound = await Copies(documents, Refusal(sender, code), 1);
        var broken = await documents.Each(Refusal(sender, code), "at", "code");

        var lines = (await stack.View(view)).Select(l => l.GetProperty("id").GetString()!).ToHashSet();

        sound.Concat(broken).Where(id => !lines.Contains(id)).ShouldBeEmpty();
    }

    [Fact]
    public async Task FiguresOfLateness_CountTheOthersAndSayHowManyDoNotRead()
    {
        await using var documents = new BrokenDocuments(stack, "deliveries", "recipientId");
        var good = await Delivery();
        good["dueAt"] = Then;
        await Copies(documents, good, 3);
        await documents.Each(good, "dueAt");

        var answer = await stack.Get(Operator, $"/api/lateness?from={Year}&until=2090-01-20");

        answer.Status.ShouldBe(200, answer.Body);
        answer.Json.GetProperty("unreadable").GetInt32().ShouldBeGreaterThan(0);
        answer.Json.GetProperty("recipients").EnumerateArray().Single(r => r.GetProperty("organisation").GetString() == "6812901")
            .GetProperty("items").GetInt32().ShouldBeGreaterThanOrEqualTo(3);
    }

    [Fact]
    public async Task Sweep_RecordsTheErrorOnEachAndEndsItsRun()
    {
        await using var deliveries = new BrokenDocuments(stack, "deliveries", "recipientId");
        await using var reports = new BrokenDocuments(stack, "reports", "id");
        await using var boxes = new BrokenDocuments(stack, "alerts", "id");
        await using var sweep = await stack.Stack.Host.PauseAsync("SweepDeadlines");
        var item = await Delivery();
        var report = (await stack.Report(item["reportId"]!.GetValue<string>()))!;
        var broken = new List<(string Container, string Id, string Partition)>();
        foreach (var (name, value) in new (string, JsonNode?)[] { ("view", null), ("history", "words"), ("steps", 7), ("work", "words"), ("work", new JsonObject { ["attempts"] = "many" }) })
        {
            broken.Add(("deliveries", await deliveries.Copy(item, ("nextActionAt", 1), (name, value)), School));
        }
        foreach (var (name, value) in new (string, JsonNode?)[] { ("content", null), ("routes", "words"), ("kind", 7), ("work", -1) })
        {
            var id = await reports.Copy(report, ("nextActionAt", 1), (name, value));
            broken.Add(("reports", id, id));
        }
        var box = await boxes.Copy(JsonNode.Parse("""{"desk":"d","contactId":"c","channel":"email","messages":"words","nextActionAt":1}""")!.AsObject());
        broken.Add(("alerts", box, box));

        await stack.Swept();

        foreach (var (container, id, partition) in broken)
        {
            var marked = (await stack.Read(container, id, partition))!;
            marked["work"]!["lastError"]!.GetValue<string>().ShouldBe("UnreadableDocumentException", $"{container} {broken.IndexOf((container, id, partition))}");
            marked["nextActionAt"]!.GetValue<long>().ShouldBeGreaterThan(1);
        }
    }

    [Fact]
    public async Task Reconciliation_RecoversTheOthersAndRecordsWhatAPersonMustLookAt()
    {
        var (broken, lost) = (await Routed(), await Routed());
        var report = (await stack.Report(broken))!;
        await stack.Store("reports", With(report, "history", "words"), broken);
        using (await stack.Container("reports").DeleteItemStreamAsync(lost, new(lost)))
        {
        }
        var nobodys = $"encompass-notification/{Today:uuuu-MM-dd}/{NewId()}/{new string('0', 64)}";
        await stack.Archive.GetBlobClient(nobodys).UploadAsync(BinaryData.FromString("{}"));
        await Age(broken, lost);

        (await stack.Stack.Host.RunTimerAsync("ReconcileArchive")).Succeeded.ShouldBeTrue();

        (await stack.Report(lost)).ShouldNotBeNull("the other was recovered");
        (await Recorded("police.gwent", broken)).ShouldBe("report-unreadable");
        await stack.Store("reports", report, broken);
        await stack.Archive.GetBlobClient(nobodys).DeleteAsync();
    }

    /// <summary>Found in the archive without its metadata: nobody can say whose it is.</summary>
    [Fact]
    public async Task BlobWithoutItsMetadata_IsRecordedAndStopsNoOther()
    {
        var lost = await Routed();
        using (await stack.Container("reports").DeleteItemStreamAsync(lost, new(lost)))
        {
        }
        // Before every other: the listing is in the order of names.
        var id = new string('2', 52);
        var nobodys = $"encompass-notification/{Today.PlusDays(-1):uuuu-MM-dd}/{id}/{new string('0', 64)}";
        await stack.Archive.GetBlobClient(nobodys).UploadAsync(BinaryData.FromString("{}"));
        await stack.Archive.GetBlobClient(nobodys).SetMetadataAsync(new Dictionary<string, string> { ["receivedAt"] = "2026-11-01T00:00:00Z" });
        await Age(lost);

        (await stack.Stack.Host.RunTimerAsync("ReconcileArchive")).Succeeded.ShouldBeTrue();

        (await stack.Report(lost)).ShouldNotBeNull("the other was recovered");
        (await Recorded("unproven", id)).ShouldBe("sender-unknown");
        await stack.Archive.GetBlobClient(nobodys).DeleteAsync();
    }

    [Fact]
    public async Task OneItemOfAReport_IsNamedToItsSenderAndTheOtherDesksHaveTheirs()
    {
        var report = (await stack.Post(Force, Encompass, Siblings())).Text("reportId");
        await Poll.Until(() => stack.IsAtRest(report), "delivered");
        var item = (await stack.ItemsAt("school.6802901", report)).Single();
        await stack.Store("deliveries", With(item, "steps", "words"), "school.6802901");

        var status = await stack.Get(Force, $"/api/reports/{report}");
        var opened = await stack.Get(LittleOtter, $"/api/deliveries/{Id(item)}");
        var (_, unreadable) = await Pages(LittleOtter, "/api/deliveries?");

        status.Status.ShouldBe(200, status.Body);
        status.Json.GetProperty("unreadable").EnumerateArray().Select(u => u.GetString()).ShouldBe([Id(item)]);
        status.Json.GetProperty("deliveries").EnumerateArray().Select(d => d.GetProperty("desk").GetString()).ShouldBe(["school.6804901"]);
        (opened.Status, opened.Text("code")).ShouldBe((500, "unreadable-item"));
        unreadable.ShouldContain(Id(item));
        (await stack.Inbox(NineLanterns, report)).Count.ShouldBe(1);
        await stack.Store("deliveries", item, "school.6802901");
    }

    /// <summary>A report whose first item was broken before the others were made: they are made, and the report stays unfinished.</summary>
    [Fact]
    public async Task BrokenItem_KeepsNoOtherDeskFromItsOwn()
    {
        var report = (await stack.Post(Force, Encompass, Siblings())).Text("reportId");
        await Poll.Until(() => stack.IsAtRest(report), "delivered");
        var (first, second) = ((await stack.ItemsAt("school.6802901", report)).Single(), (await stack.ItemsAt("school.6804901", report)).Single());
        await stack.Store("deliveries", With(first, "steps", "words"), "school.6802901");
        using (await stack.Container("deliveries").DeleteItemStreamAsync(Id(second), new("school.6804901")))
        {
        }
        var stored = (await stack.Report(report))!;
        (stored["routesDelivered"], stored["nextActionAt"]) = (0, 1);
        stored.Remove("routedAt");
        await stack.Store("reports", stored, report);

        await stack.Swept();
        await Poll.Until(async () => (await stack.ItemsAt("school.6804901", report)) is [var made] && made["sentAt"] is not null, "the other desk has its item");
        (await stack.Report(report))!["routedAt"].ShouldBeNull();

        await stack.Store("deliveries", first, "school.6802901");
        await stack.SweptUntil(report, () => stack.IsAtRest(report));
    }

    [Fact]
    public async Task ReplayOfABrokenReport_IsAnsweredAndItsItemsAreSent()
    {
        var report = await Routed();
        var stored = (await stack.Report(report))!;
        await stack.Store("reports", With(stored, "history", "words"), report);

        var answer = await stack.Replay(Reference(), $"\"reportIds\":[\"{report}\"]");

        answer.Status.ShouldBe(200, answer.Body);
        answer.Outcomes().ShouldBe("unreadable replayed");
        await stack.Store("reports", stored, report);
    }

    private async Task Listed(string principal, string path, string id, IReadOnlyList<string> sound, IReadOnlyList<string> broken)
    {
        var (items, unreadable) = await Pages(principal, path);
        var shown = items.Select(i => i.GetProperty(id).GetString()!).ToHashSet();

        sound.Where(s => !shown.Contains(s)).ShouldBeEmpty();
        broken.Where(b => !shown.Contains(b) && !unreadable.Contains(b)).ShouldBeEmpty();
        unreadable.ShouldNotBeEmpty();
        unreadable.Intersect(sound).ShouldBeEmpty();
    }

    private async Task<(IReadOnlyList<JsonElement> Items, IReadOnlyList<string> Unreadable)> Pages(string principal, string path)
    {
        var (items, unreadable) = (new List<JsonElement>(), new List<string>());
        string? page = null;
        do
        {
            var answer = await stack.Get(principal, path + (page is null ? "" : $"page={Uri.EscapeDataString(page)}"));
            answer.Status.ShouldBe(200, answer.Body);
            items.AddRange(answer.Json.GetProperty("items").EnumerateArray());
            unreadable.AddRange(answer.Json.TryGetProperty("unreadable", out var ids) ? ids.EnumerateArray().Select(u => u.GetString()!) : []);
            page = answer.Json.TryGetProperty("next", out var next) ? next.GetString() : null;
        }
        while (page is not null);
        return (items, unreadable);
    }

    private static async Task<IReadOnlyList<string>> Copies(BrokenDocuments documents, JsonObject good, int count)
    {
        var ids = new List<string>();
        for (var i = 0; i < count; i++)
        {
            ids.Add(await documents.Copy(good));
        }
        return ids;
    }

    /// <summary>An item at rest, at a school that no other test writes to; with most of what an item can hold.</summary>
    private async Task<JsonObject> Delivery()
    {
        var item = (JsonObject)(await stack.SentItem()).DeepClone();
        item["recipientId"] = School;
        item["decisions"] = JsonNode.Parse("""[{"code":"strategy-discussion","by":{"name":"A"},"at":"2026-11-24T08:00:00Z","nextActions":[]}]""");
        item.Remove("nextActionAt");
        return item;
    }

    private static JsonObject Refusal(string sender, string code) => new()
    {
        ["senderId"] = sender,
        ["at"] = Then,
        ["digest"] = new string('a', 64),
        ["code"] = code,
        ["faults"] = new JsonArray("no-reporter"),
        ["attempts"] = 1,
        ["nextTryAt"] = Then,
    };

    private async Task<string> Routed()
    {
        var report = (await stack.SentItem())["reportId"]!.GetValue<string>();
        await Poll.Until(() => stack.IsAtRest(report), "at rest");
        return report;
    }

    private static JsonObject With(JsonObject document, string name, JsonNode value)
    {
        var changed = (JsonObject)document.DeepClone();
        changed[name] = value;
        return changed;
    }

    private static string Id(JsonObject document) => document["id"]!.GetValue<string>();

    private async Task<string?> Recorded(string sender, string report) =>
        (await stack.Query("rejections", "SELECT * FROM c WHERE c.senderId = @key", sender))
            .SingleOrDefault(r => Id(r).StartsWith($"archive-{report}", StringComparison.Ordinal))?["code"]!.GetValue<string>();

    private async Task Age(params string[] reports)
    {
        foreach (var blob in (await stack.Archived("encompass-notification")).Where(b => reports.Contains(b.Name.Split('/')[2])))
        {
            await stack.Age(blob);
        }
    }
}
