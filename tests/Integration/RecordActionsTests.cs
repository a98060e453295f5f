using System.Text;
using Safeguarding.Tests.Integration.Support;
using Shouldly;
using Xunit;
using static Safeguarding.Tests.Integration.Support.Payloads;

namespace Safeguarding.Tests.Integration;

/// <summary>A school records what it did for its pupil; a council that relays, that the school knows.</summary>
[Collection<AfterwardsStack>]
public class RecordActionsTests(AfterwardsStack stack)
{
    private const string Desk = "school.6802901";
    private const string Person = "school-6802901-dsp";
    private const string Done = """{"actingPerson":{"name":"A. Person"},"actions":["exam-board","watch-attendance","exam-board"],"note":"SECRET-NOTE"}""";

    [Fact]
    public async Task Actions_AreRecordedAuditedAndShownToTheSchoolAlone()
    {
        var (report, id) = await Notified();

        var answer = await stack.Post(LittleOtter, Path(id), Done);
        (answer.Status, answer.Text("state")).ShouldBe((200, "acknowledged"), answer.Body);
        answer.Json.TryGetProperty("warnings", out _).ShouldBeFalse();
        var record = (await stack.Get(Person, $"/api/deliveries/{id}")).Json.GetProperty("actions").EnumerateArray().ShouldHaveSingleItem();
        record.GetProperty("actions").EnumerateArray().Select(a => a.GetString()).ShouldBe(["watch-attendance", "exam-board"]);
        (record.GetProperty("note").GetString(), record.GetProperty("by").GetProperty("name").GetString()).ShouldBe(("SECRET-NOTE", "A. Person"));

        var police = await stack.Get(Force, $"/api/reports/{report}");
        foreach (var own in new[] { "SECRET-NOTE", "watch-attendance", "actions", "A. Person" })
        {
            police.Body.ShouldNotContain(own);
        }
        (await stack.Query("audit", "SELECT * FROM c WHERE c.subjectId = @key", id)).Count(a => a["action"]!.GetValue<string>() == "record-actions").ShouldBe(1);
    }

    [Fact]
    public async Task SentAgain_IsOneRecordAndASignedInPersonIsNamedByTheToken()
    {
        var (_, id) = await Notified();

        await stack.Post(LittleOtter, Path(id), Done);
        await stack.Post(LittleOtter, Path(id), Done);
        var changed = await stack.Send(HttpMethod.Post, Path(id), stack.Token(Person), new StringContent("""{"actions":["allowances"],"note":"a promiscuous group"}""", Encoding.UTF8, "application/json"), "cy");
        changed.Json.GetProperty("warnings")[0].GetProperty("pointer").GetString().ShouldBe("/note");
        changed.Body.ShouldNotContain("promiscuous");

        var stored = (await stack.Read("deliveries", id, Desk))!["actions"]!.AsArray();
        stored.Count.ShouldBe(2);
        stored[1]!["by"]!["id"]!.GetValue<string>().ShouldBe(Person);
    }

    [Theory]
    [InlineData("""{"actingPerson":{"name":"A"},"actions":["school-told"]}""", 422, "invalid-actions")]
    [InlineData("""{"actingPerson":{"name":"A"}}""", 422, "invalid-actions")]
    [InlineData("""{"actions":["allowances"]}""", 422, "acting-person-required")]
    [InlineData("{", 400, "unreadable-body")]
    [InlineData("", 422, "invalid-actions")]
    public async Task BodyThatIsNoAction_IsRefusedAndStoresNothing(string body, int status, string code)
    {
        var (_, id) = await Notified();

        var answer = await stack.Post(LittleOtter, Path(id), body);
        (answer.Status, answer.Text("code")).ShouldBe((status, code));
        (await stack.Read("deliveries", id, Desk))!["actions"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task OtherDesksAndOtherKinds_RecordNothing()
    {
        var (_, id) = await Notified();
        var (_, referral) = await stack.Referred();

        (await stack.Post(NineLanterns, Path(id), Done)).Text("code").ShouldBe("not-found");
        (await stack.Post(Force, Path(id), Done)).Status.ShouldBe(403);
        var told = await stack.Post(Cardiff, Path(referral), Done);
        (told.Status, told.Text("code")).ShouldBe((409, "nothing-to-record"));
    }

    [Fact]
    public async Task Redirected_NothingMoreIsRecorded()
    {
        var (_, id) = await Notified();
        (await stack.Post(LittleOtter, $"/api/deliveries/{id}/redirection", """{"actingPerson":{"name":"A"},"reason":"not ours"}""")).Status.ShouldBe(200);

        (await stack.Post(LittleOtter, Path(id), Done)).Text("code").ShouldBe("already-closed");
    }

    [Fact]
    public async Task Relay_ThePoliceSeeItsAcknowledgementAndTheSchoolsKnowingApart()
    {
        var (report, id) = await Notified();
        var stored = (await stack.Read("deliveries", id, Desk))!;
        stored["role"] = "relay";
        await stack.Store("deliveries", stored, Desk);

        (await stack.Post(LittleOtter, $"/api/deliveries/{id}/acknowledgement", """{"actingPerson":{"name":"A"}}""")).Text("state").ShouldBe("acknowledged");
        (await stack.Read("deliveries", id, Desk))!.ContainsKey("nextActionAt").ShouldBeTrue("the chase goes on");
        await stack.Post(LittleOtter, Path(id), """{"actingPerson":{"name":"A"},"actions":["school-told"],"note":"The head, by telephone."}""");

        var seen = (await stack.Get(Force, $"/api/reports/{report}")).Json.GetProperty("deliveries")[0];
        seen.GetProperty("state").GetString().ShouldBe("passed-on");
        seen.GetProperty("passedOnAt").GetString().ShouldNotBe(seen.GetProperty("acknowledgedAt").GetString());
        (await stack.Read("deliveries", id, Desk))!.ContainsKey("nextActionAt").ShouldBeFalse();
    }

    private static string Path(string id) => $"/api/deliveries/{id}/actions";

    private async Task<(string Report, string Delivery)> Notified()
    {
        var report = (await stack.Post(Force, Encompass, OneChild())).Text("reportId");
        await Poll.Until(() => stack.IsAtRest(report), "sent");
        return (report, (await stack.Inbox(LittleOtter, report))[0].GetProperty("deliveryId").GetString()!);
    }
}
