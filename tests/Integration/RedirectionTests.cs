using System.Text.Json;
using System.Text.Json.Nodes;
using NodaTime;
using Safeguarding.Local.Fronts;
using Safeguarding.Tests.Integration.Support;
using Shouldly;
using Xunit;
using static Safeguarding.Tests.Integration.Support.Payloads;

namespace Safeguarding.Tests.Integration;

/// <summary>"Not ours": the content is closed at that desk, the next desk is found, and no other child's delivery changes.</summary>
[Collection<KilledStack>]
public class RedirectionTests(KilledStack stack)
{
    private const string Education = "w06000022-education-safeguarding-system";
    private const string Nobody = """{"actingPerson":{"name":"A. Person"},"reason":"not on our roll"}""";

    /// <summary>Five children in four schools: one school redirects, the next redirects, and the first was right after all.</summary>
    [Fact]
    public async Task FirstSchoolWasRightAfterAll_TheOtherFourChildrenNeverMove()
    {
        var receipt = await stack.Post(Force, Encompass, FiveChildren());
        var id = receipt.Text("reportId");
        await Sent(id, 5);
        var before = await Others(id);

        var unknown = await stack.Post(LittleOtter, $"/api/deliveries/{await Item(LittleOtter, id, "c1")}/redirection", """{"actingPerson":{"name":"A"},"suggestedDesk":"school.0000000"}""");
        (unknown.Status, unknown.Codes).ShouldBe((422, "unknown-desk"));
        await Redirect(LittleOtter, await Item(LittleOtter, id, "c1"), """{"actingPerson":{"name":"A"},"suggestedSchool":"6804901"}""");
        await Sent(id, 6);
        await Redirect(NineLanterns, await Item(NineLanterns, id, "c1"), Nobody);
        await Sent(id, 7);
        var atDuty = await Item("duty-gwent-system", id, "c1");
        (await stack.Post("duty-gwent-system", $"/api/deliveries/{atDuty}/redirection", Nobody)).Text("code").ShouldBe("desk-required");
        await Redirect("duty-gwent-system", atDuty, """{"actingPerson":{"name":"D"},"suggestedDesk":"school.6802901"}""");
        await Sent(id, 8);

        var items = (await stack.Inbox(LittleOtter, id)).Where(i => i.GetProperty("childKey").GetString() == "c1").ToList();
        items.Select(i => i.GetProperty("state").GetString()).Order().ShouldBe(["redirected", "sent"]);
        var open = items.Single(i => i.GetProperty("state").GetString() == "sent").GetProperty("deliveryId").GetString();
        (await stack.Get(LittleOtter, $"/api/deliveries/{open}")).Body.ShouldContain("Test-Afanc");
        (await Others(id)).ShouldBe(before);
    }

    [Fact]
    public async Task Redirected_TheContentIsClosedAtThatDesk()
    {
        var id = (await stack.Post(Force, Encompass, OneChild())).Text("reportId");
        await Sent(id, 1);
        var item = await Item(LittleOtter, id, "c1");
        await Redirect(LittleOtter, item, Nobody);

        (await stack.Get(LittleOtter, $"/api/deliveries/{item}")).Body.ShouldNotContain("Afanc");
        (await stack.Post(LittleOtter, $"/api/deliveries/{item}/redirection", Nobody)).Status.ShouldBe(200);
        (await stack.Post(LittleOtter, $"/api/deliveries/{item}/acknowledgement", Nobody)).Status.ShouldBe(409);
    }

    [Fact]
    public async Task NobodyKnows_TheSenderAndTheAuthorityAreAskedAndTheSendersAnswerIsRouted()
    {
        var id = (await stack.Post(Force, Encompass, OneChild().Replace("\"familyName\"", "\"homeAuthority\":\"W06000022\",\"familyName\"", StringComparison.Ordinal))).Text("reportId");
        await Sent(id, 1);
        await Redirect(LittleOtter, await Item(LittleOtter, id, "c1"), Nobody);
        await Sent(id, 3);
        var asked = await Item("police-gwent-system", id, "c1");
        var question = await stack.Get("police-gwent-system", $"/api/deliveries/{asked}");
        question.Body.ShouldContain("routeNeeded");
        question.Body.ShouldNotContain("Afanc");

        (await stack.Post("south-wales-police-system", $"/api/reports/{id}/routes", """{"child":"c1","school":"6804901"}""")).Status.ShouldBe(404);
        (await stack.Post(Force, $"/api/reports/{id}/routes", """{"child":"c1","school":"0000000"}""")).Codes.ShouldBe("unknown-school");
        (await stack.Post(Force, $"/api/reports/{id}/routes", """{"child":"c1","school":"6804901"}""")).Status.ShouldBe(200);
        await Poll.Until(async () => (await stack.Inbox(NineLanterns, id)).Any(i => i.GetProperty("state").GetString() == "sent"), "at the right school");
        await Poll.Until(async () => (await stack.DeliveriesOf(id)).Single(d => d["recipientId"]!.GetValue<string>() == "W06000022.education-safeguarding")["stoodDownAt"] is not null, "the other question is closed");
    }

    /// <summary>Two were asked and both answer at once: one school is told, and whoever comes second reads which.</summary>
    [Fact]
    public async Task SenderAndAuthorityAnswerAtOnce_TheFirstStandsAndOneSchoolIsTold()
    {
        var id = (await stack.Post(Force, Encompass, OneChild().Replace("\"familyName\"", "\"homeAuthority\":\"W06000022\",\"familyName\"", StringComparison.Ordinal))).Text("reportId");
        await Sent(id, 1);
        await Redirect(LittleOtter, await Item(LittleOtter, id, "c1"), Nobody);
        await Sent(id, 3);
        var question = (await stack.DeliveriesOf(id)).Single(d => d["recipientId"]!.GetValue<string>() == "W06000022.education-safeguarding")["id"]!.GetValue<string>();
        Answer? authority = null;
        Answer sender;
        using (new Meanwhile(stack, async () => authority = await stack.Post(
            Education, $"/api/deliveries/{question}/redirection", """{"actingPerson":{"name":"E"},"suggestedSchool":"6814001"}""")))
        {
            sender = await stack.Post(Force, $"/api/reports/{id}/routes", """{"child":"c1","school":"6804901"}""");
        }
        authority!.Status.ShouldBe(200, authority.Body);
        (sender.Status, sender.Text("code"), sender.Text("names")).ShouldBe((409, "already-answered", "school.6814001"));
        (await stack.Post(Force, $"/api/reports/{id}/routes", """{"child":"c1","school":"681/4001"}""")).Status.ShouldBe(200, "that school stands");
        await Sent(id, 4);
        (await stack.Inbox(NineLanterns, id)).ShouldBeEmpty();
        (await stack.ItemsAt("school.6814001", id)).Count.ShouldBe(1);

        // Later, and by whoever answered first, it is the same.
        (await stack.Post(Education, $"/api/deliveries/{question}/redirection", """{"actingPerson":{"name":"E"},"suggestedSchool":"6804901"}""")).Text("names").ShouldBe("school.6814001");
    }

    /// <summary>The answer stands from the moment that it is written, whoever carries it out.</summary>
    [Fact]
    public async Task KilledOnceTheAnswerStands_TheNamedSchoolIsToldAllTheSame()
    {
        var id = (await stack.Post(Force, Encompass, OneChild())).Text("reportId");
        await Sent(id, 1);
        await Redirect(LittleOtter, await Item(LittleOtter, id, "c1"), Nobody);
        await Sent(id, 3);
        await stack.KilledAt(Backend.Cosmos, "PUT", "/colls/reports/docs/", FaultPhase.After, 0, () => stack.Post(Force, $"/api/reports/{id}/routes", """{"child":"c1","school":"6804901"}"""));

        (await stack.Report(id))!["answers"]!.AsArray().Count.ShouldBe(1);
        await stack.SweptUntil(id, async () => (await stack.Inbox(NineLanterns, id)).Any(d => d.GetProperty("state").GetString() == "sent"));
        (await stack.Inbox(NineLanterns, id)).Count.ShouldBe(1);
    }

    /// <summary>A second thought is no second answer: it is told what stands.</summary>
    [Fact]
    public async Task RedirectedElsewhereAfterwards_IsToldWhatStands()
    {
        var id = (await stack.Post(Force, Encompass, OneChild())).Text("reportId");
        await Sent(id, 1);
        var item = await Item(LittleOtter, id, "c1");
        await Redirect(LittleOtter, item, """{"actingPerson":{"name":"A"},"suggestedSchool":"6804901"}""");

        var second = await stack.Post(LittleOtter, $"/api/deliveries/{item}/redirection", """{"actingPerson":{"name":"A"},"suggestedSchool":"6814001"}""");
        (second.Status, second.Text("code"), second.Text("names")).ShouldBe((409, "already-answered", "school.6804901"));
    }

    /// <summary>The first target is shown at the next desk, whose own deadline lies later; a report that came in time is never late by it.</summary>
    [Fact]
    public async Task Redirected_TheFirstTargetIsKeptAndShownAndTheNewDeskHasItsOwnDeadline()
    {
        var id = (await stack.Post(Force, Encompass, OneChild())).Text("reportId");
        await Sent(id, 1);
        var first = (await stack.Inbox(LittleOtter, id))[0];
        await Redirect(LittleOtter, await Item(LittleOtter, id, "c1"), """{"actingPerson":{"name":"A"},"suggestedSchool":"6804901"}""");
        await Sent(id, 2);

        var next = (await stack.Inbox(NineLanterns, id)).ShouldHaveSingleItem();
        next.GetProperty("target").GetString().ShouldBe(first.GetProperty("target").GetString());
        next.GetProperty("dueAt").GetDateTimeOffset().ShouldBeGreaterThan(SystemClock.Instance.GetCurrentInstant().ToDateTimeOffset());
        var stored = (await stack.Read("deliveries", next.GetProperty("deliveryId").GetString()!, "school.6804901"))!;
        stored["lateOnArrival"]!.GetValue<bool>().ShouldBe((await stack.Report(id))!["routes"]![0]!["deadline"]!["lateOnArrival"]!.GetValue<bool>());
        next.GetProperty("late").GetBoolean().ShouldBeFalse();
    }

    [Fact]
    public async Task AcknowledgedFirst_WinsOverRedirection()
    {
        var id = (await stack.Post(Force, Encompass, OneChild())).Text("reportId");
        await Sent(id, 1);
        var item = await Item(LittleOtter, id, "c1");
        (await stack.Post(LittleOtter, $"/api/deliveries/{item}/acknowledgement", Nobody)).Status.ShouldBe(200);

        (await stack.Post(LittleOtter, $"/api/deliveries/{item}/redirection", Nobody)).Text("code").ShouldBe("already-closed");
        (await stack.DeliveriesOf(id)).Count.ShouldBe(1);
    }

    public static IEnumerable<ITheoryDataRow> Steps => Kills.InShort(new TheoryData<Backend, string, string, FaultPhase, int>
    {
        { Backend.Cosmos, "PUT", "/colls/deliveries/docs/", FaultPhase.Before, 0 },
        { Backend.Cosmos, "PUT", "/colls/deliveries/docs/", FaultPhase.After, 0 },
        { Backend.Queue, "POST", "/due-deliveries/messages", FaultPhase.Before, 0 },
        { Backend.Cosmos, "PUT", "/colls/reports/docs/", FaultPhase.Before, 0 },
        { Backend.Cosmos, "PUT", "/colls/reports/docs/", FaultPhase.After, 0 },
        { Backend.Cosmos, "POST", "/colls/deliveries/docs$", FaultPhase.Before, 0 },
        { Backend.Cosmos, "POST", "/colls/deliveries/docs$", FaultPhase.After, 0 },
        { Backend.Queue, "POST", "/due-deliveries/messages", FaultPhase.After, 0 },
        { Backend.Queue, "POST", "/due-deliveries/messages", FaultPhase.Before, 1 },
        { Backend.Cosmos, "PUT", "/colls/reports/docs/", FaultPhase.Before, 1 },
        { Backend.Cosmos, "PUT", "/colls/reports/docs/", FaultPhase.After, 1 },
        { Backend.Cosmos, "PUT", "/colls/deliveries/docs/", FaultPhase.Before, 1 },
        { Backend.Cosmos, "PUT", "/colls/deliveries/docs/", FaultPhase.After, 1 },
        { Backend.Cosmos, "PUT", "/colls/deliveries/docs/", FaultPhase.Before, 2 },
        { Backend.Cosmos, "PUT", "/colls/deliveries/docs/", FaultPhase.After, 2 },
    });

    [Theory]
    [MemberData(nameof(Steps))]
    public async Task KilledBetweenSteps_TheNextSchoolGetsItOnce(Backend front, string method, string path, FaultPhase phase, int skip)
    {
        var id = (await stack.Post(Force, Encompass, OneChild())).Text("reportId");
        await Sent(id, 1);
        await Poll.Until(async () => !(await stack.Report(id))!.ContainsKey("nextActionAt"), "routed");
        var item = await Item(LittleOtter, id, "c1");
        const string Body = """{"actingPerson":{"name":"A"},"suggestedSchool":"6804901"}""";
        await stack.KilledAt(front, method, path, phase, skip, () => stack.Post(LittleOtter, $"/api/deliveries/{item}/redirection", Body));
        await Redirect(LittleOtter, item, Body);
        await stack.SweptUntil(id, async () => (await stack.Inbox(NineLanterns, id)).Any(d => d.GetProperty("state").GetString() == "sent"));

        (await stack.Inbox(NineLanterns, id)).ShouldHaveSingleItem().GetProperty("state").GetString().ShouldBe("sent");
        (await stack.DeliveriesOf(id)).Count.ShouldBe(2);
        await Poll.Until(async () => (await stack.Read("deliveries", item, "school.6802901"))!["reroutedAt"] is not null, "the closed delivery says so");
    }

    private async Task Redirect(string desk, string item, string body)
    {
        var answer = await stack.Post(desk, $"/api/deliveries/{item}/redirection", body);
        answer.Status.ShouldBe(200, answer.Body);
        answer.Text("state").ShouldBe("redirected");
    }

    private async Task<string> Item(string desk, string reportId, string child) => (await stack.Inbox(desk, reportId))
        .Last(i => i.GetProperty("childKey").GetString() == child && i.GetProperty("state").GetString() is "sent" or "opened").GetProperty("deliveryId").GetString()!;

    private Task Sent(string reportId, int count) => Poll.Until(
        async () => (await stack.DeliveriesOf(reportId)) is var all && all.Count == count && all.All(d => d.IsAtRest()), $"{count} deliveries are sent");

    /// <summary>The deliveries of the children that nobody redirected, byte for byte.</summary>
    private async Task<string> Others(string reportId) => string.Join('\n', (await stack.DeliveriesOf(reportId))
        .Where(d => d["childKey"]!.GetValue<string>() != "c1").Select(d => d.ToJsonString()).Order(StringComparer.Ordinal));

    private static string FiveChildren()
    {
        string[] schools = ["6802901", "6804901", "6814001", "999101", "6802901"];
        var children = new JsonArray([.. schools.Select((s, i) => (JsonNode)new JsonObject
        {
            ["key"] = $"c{i + 1}", ["familyName"] = "Test-Afanc", ["schools"] = new JsonArray(new JsonObject { ["number"] = s }),
        })]);
        return new JsonObject { ["reference"] = Reference(), ["reporter"] = new JsonObject { ["name"] = "PC" }, ["children"] = children }.ToJsonString(JsonSerializerOptions.Default);
    }
}
