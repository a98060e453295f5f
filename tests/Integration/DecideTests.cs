using System.Text.Json;
using Safeguarding.Tests.Integration.Support;
using Shouldly;
using Xunit;
using static Safeguarding.Tests.Integration.Support.Payloads;

namespace Safeguarding.Tests.Integration;

/// <summary>Cardiff decides, Powys is copied; the police force reported.</summary>
[Collection<AfterwardsStack>]
public class DecideTests(AfterwardsStack stack)
{
    private const string Desk = "W06000015.intake";
    private const string Assessment = """{"actingPerson":{"name":"A. Person"},"decision":"assessment","rationale":"SECRET-WHY","nextActions":["visit"],"feedbackToReporter":"We will visit.","recipientCaseId":"CASE-9"}""";

    [Fact]
    public async Task Decision_IsRecordedImpliesAcknowledgementAndReachesTheReporterWithoutTheRationale()
    {
        var (report, id) = await stack.Referred();

        var answer = await stack.Post(Cardiff, Path(id), Assessment);
        answer.Status.ShouldBe(200, answer.Body);
        (answer.Text("state"), answer.Text("decision"), answer.Json.GetProperty("decisionLate").GetBoolean()).ShouldBe(("decided", "assessment", false));
        answer.Text("acknowledgedAt").ShouldBe(answer.Text("decidedAt"));
        var stored = (await stack.Read("deliveries", id, Desk))!;
        stored["recipientCaseId"]!.GetValue<string>().ShouldBe("CASE-9");
        stored.ContainsKey("nextActionAt").ShouldBeFalse();

        var seen = await stack.Send(HttpMethod.Get, $"/api/reports/{report}", stack.Token(Force), null, "cy");
        var decision = seen.Json.GetProperty("decisions").EnumerateArray().ShouldHaveSingleItem();
        (decision.GetProperty("desk").GetString(), decision.GetProperty("decision").GetString(), decision.GetProperty("feedbackToReporter").GetString())
            .ShouldBe((Desk, "assessment", "We will visit."));
        decision.GetProperty("decisionText").GetString()!.ShouldStartWith("Bydd");
        seen.Body.ShouldNotContain("SECRET-WHY");
        seen.Json.GetProperty("chaseNow").GetBoolean().ShouldBeFalse();
        (await stack.Get(CardiffPerson, $"/api/deliveries/{id}")).Body.ShouldContain("SECRET-WHY");
    }

    /// <summary>The desk is told what its own write found, not what there was before.</summary>
    [Fact]
    public async Task RedirectedWhileItDecides_TheDeskReadsThatNothingWasRecorded()
    {
        var (_, id) = await stack.Referred();
        Answer decided;
        using (new Meanwhile(stack, () => stack.Post(Cardiff, $"/api/deliveries/{id}/redirection", """{"actingPerson":{"name":"R"},"suggestedDesk":"W06000022.intake"}""")))
        {
            decided = await stack.Post(Cardiff, Path(id), Assessment);
        }
        (decided.Status, decided.Text("code")).ShouldBe((409, "already-closed"), decided.Body);
        (await stack.Read("deliveries", id, Desk))!["decisions"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task DecidedTwice_ASameOneIsARetryAndAChangedOneIsAdded()
    {
        var (report, id) = await stack.Referred();

        var first = await stack.Post(Cardiff, Path(id), Assessment);
        (await stack.Post(Cardiff, Path(id), Assessment)).Text("decidedAt").ShouldBe(first.Text("decidedAt"));
        var changed = await stack.Send(HttpMethod.Post, Path(id), stack.Token(CardiffPerson), Json("""{"decision":"no-further-action","rationale":"Explained."}"""));
        (changed.Text("decidedAt"), changed.Text("decision")).ShouldBe((first.Text("decidedAt"), "no-further-action"));

        var stored = (await stack.Read("deliveries", id, Desk))!["decisions"]!.AsArray();
        stored.Select(d => d!["code"]!.GetValue<string>()).ShouldBe(["assessment", "no-further-action"]);
        stored[1]!["by"]!["id"]!.GetValue<string>().ShouldBe(CardiffPerson);
        (await stack.Get(Force, $"/api/reports/{report}")).Json.GetProperty("decisions")[0].TryGetProperty("changedAt", out _).ShouldBeTrue();
        var audit = await stack.Query("audit", "SELECT * FROM c WHERE c.subjectId = @key", id);
        audit.Count(a => a["action"]!.GetValue<string>() == "decide").ShouldBe(3);
    }

    [Fact]
    public async Task OtherDesks_CannotDecide()
    {
        var (report, id) = await stack.Referred();
        var copy = (await stack.Inbox(Powys, report))[0].GetProperty("deliveryId").GetString()!;

        (await stack.Post(Powys, Path(id), Assessment)).Text("code").ShouldBe("not-found");
        (await stack.Post(Force, Path(id), Assessment)).Status.ShouldBe(403);
        (await stack.Post(Cardiff, Path(new string('a', 52)), Assessment)).Status.ShouldBe(404);
        var told = await stack.Post(Powys, Path(copy), Assessment);
        (told.Status, told.Text("code")).ShouldBe((409, "not-decision-owner"));
        (await stack.Read("deliveries", copy, "W06000023.intake"))!.ContainsKey("decidedAt").ShouldBeFalse();
    }

    [Theory]
    [InlineData("""{"actingPerson":{"name":"A"},"decision":"no-further-action","nextActions":["x"]}""", 422, "rationale-required")]
    [InlineData("""{"actingPerson":{"name":"A"},"decision":"assessment"}""", 422, "rationale-required")]
    [InlineData("""{"actingPerson":{"name":"A"},"decision":"perhaps","rationale":"r"}""", 422, "invalid-decision")]
    [InlineData("""{"decision":"assessment","rationale":"r"}""", 422, "acting-person-required")]
    [InlineData("""{"decision":5}""", 422, "invalid-decision")]
    [InlineData("""{"rationale":"\ud800"}""", 422, "invalid-decision")]
    [InlineData("{", 400, "unreadable-body")]
    [InlineData("null", 400, "unreadable-body")]
    [InlineData("", 422, "invalid-decision")]
    public async Task BodyThatIsNoDecision_IsRefusedAndStoresNothing(string body, int status, string code)
    {
        var (_, id) = await stack.Referred();

        var answer = await stack.Post(Cardiff, Path(id), body);
        (answer.Status, answer.Text("code")).ShouldBe((status, code));
        (await stack.Read("deliveries", id, Desk))!.ContainsKey("decidedAt").ShouldBeFalse();
    }

    [Fact]
    public async Task Acknowledged_TheDecisionIsStillChasedAndLateAtItsDeadline()
    {
        var (report, id) = await stack.Referred();
        (await stack.Post(Cardiff, $"/api/deliveries/{id}/acknowledgement", """{"actingPerson":{"name":"A. Person"}}""")).Status.ShouldBe(200);
        var stored = (await stack.Read("deliveries", id, Desk))!;
        stored.ContainsKey("nextActionAt").ShouldBeTrue();
        stored["decisionDueAt"] = "2001-09-09T01:46:40Z";
        stored["decisionSteps"] = JsonSerializer.SerializeToNode(new[]
        {
            new { name = "decision-escalate-75", action = "escalate", at = "2001-09-09T01:31:40Z" },
            new { name = "decision-breach", action = "breach", at = "2001-09-09T01:46:40Z" },
        });
        stored["nextActionAt"] = 1;
        await stack.Store("deliveries", stored, Desk);
        await stack.Swept();
        await Poll.Until(async () => (await stack.Read("deliveries", id, Desk))!["decisionBreachedAt"] is not null, "the decision is breached");

        var breached = (await stack.Read("deliveries", id, Desk))!;
        breached.ContainsKey("breachedAt").ShouldBeFalse();
        var escalations = breached["escalations"]!.AsArray();
        escalations.Select(e => e!["step"]!.GetValue<string>()).ShouldBe(["decision-escalate-75", "decision-breach"], "the desk behind it, and the duty desk at the breach");
        (await stack.Post(Cardiff, Path(id), Assessment)).Json.GetProperty("decisionLate").GetBoolean().ShouldBeTrue();
        foreach (var escalation in escalations)
        {
            await Poll.Until(async () => (await stack.Read("deliveries", escalation!["deliveryId"]!.GetValue<string>(), escalation!["desk"]!.GetValue<string>()))!["stoodDownAt"] is not null, "stood down");
        }
        (await stack.Get(Force, $"/api/reports/{report}")).Json.GetProperty("decisions").GetArrayLength().ShouldBe(1);
    }

    private static string Path(string id) => $"/api/deliveries/{id}/decision";

    private static StringContent Json(string body) => new(body, System.Text.Encoding.UTF8, "application/json");
}
