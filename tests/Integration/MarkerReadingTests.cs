using System.Text.Json;
using Safeguarding.Tests.Integration.Support;
using Shouldly;
using Xunit;
using static Safeguarding.Tests.Integration.Support.AmendmentPayloads;
using static Safeguarding.Tests.Integration.Support.Payloads;

namespace Safeguarding.Tests.Integration;

/// <summary>A marker that nobody understands binds the school until a person of the duty desk has said what was meant.</summary>
[Collection<AfterwardsStack>]
public class MarkerReadingTests(AfterwardsStack stack)
{
    private const string Why = "WHY-IT-IS-NOT-SAFE";
    private const string Narrative = "NARRATIVE-OF-THE-NIGHT";

    [Fact]
    public async Task UnclearMarker_BindsUntilItIsReadAndThenTheSchoolHasItsItem()
    {
        var answer = await stack.Post(Force, Encompass, Marked("the Griffiths lot"));
        answer.Json.GetProperty("warnings").EnumerateArray().Select(w => w.GetProperty("code").GetString()).ShouldContain("marker-not-understood");
        var report = answer.Text("reportId");
        await Poll.Until(() => stack.AllDelivered(report), "delivered");
        var first = await stack.ItemOf(LittleOtter, report, "registered-school");
        await Sees(first.Id(), account: false);

        var asked = await stack.ItemOf(DutyDesk, report, "marker-not-understood");
        var question = (await stack.Get(DutyDesk, $"/api/deliveries/{asked.Id()}")).Json.GetProperty("content");
        question.GetRawText().ShouldNotContain(Narrative);
        var marker = question.GetProperty("markersToRead").GetProperty("markers")[0];
        (marker.GetProperty("with").GetString(), marker.GetProperty("reason").GetString()).ShouldBe(("the Griffiths lot", Why));

        var read = await stack.Post(DutyDesk, Path(asked), Reading(marker, "people"));
        read.Status.ShouldBe(200, read.Body);
        read.Text("state").ShouldBe("acknowledged");
        await Poll.Until(() => stack.AllDelivered(report), "written anew");

        (await stack.States(LittleOtter, report)).ShouldBe("registered-school sent; registered-school sent");
        await Sees(first.Id(), account: true);
        var second = await stack.Get(LittleOtter, $"/api/deliveries/{(await stack.ItemOf(LittleOtter, report, "registered-school", 1)).Id()}");
        second.Body.ShouldContain(Narrative);
        second.Json.GetProperty("content").EnumerateObject().First().Name.ShouldBe("amended");
        second.Body.ShouldNotContain("Rang the officer", Case.Sensitive, "how the duty desk knows is its own");
        var stored = (await stack.Report(report))!["amendments"]![0]!;
        (stored["by"]!["name"]!.GetValue<string>(), stored["reason"]!.GetValue<string>()).ShouldBe(("D. Desk", "Rang the officer."));
        (await stack.Audited(asked.Id(), "read-marker")).ShouldBe(1);
        (await stack.Get(Force, $"/api/reports/{report}")).Json.GetProperty("amendments")[0].GetProperty("type").GetString().ShouldBe("read-marker");

        (await stack.Post(DutyDesk, Path(asked), Reading(marker, "people"))).Status.ShouldBe(200);
        (await stack.Report(report))!["amendments"]!.AsArray().Count.ShouldBe(1, "the same again changes nothing");

        (await stack.Post(DutyDesk, Path(asked), Reading(marker, "school"))).Status.ShouldBe(200);
        await Poll.Until(async () => (await stack.Report(report))!["amendmentsApplied"]!.GetValue<int>() == 2, "written anew");
        await Sees(first.Id(), account: false);
        (await stack.ItemOf(DutyDesk, report, "read-before-marker", 2)).GetProperty("state").GetString().ShouldNotBeNull();
    }

    [Theory]
    [InlineData("""{"actingPerson":{"name":"D"},"readings":[],"reason":"r"}""", 422, "no-marker-named")]
    [InlineData("""{"actingPerson":{"name":"D"},"readings":[{"marker":"report-000000000000","with":["people"]}],"reason":"r"}""", 422, "unknown-marker")]
    [InlineData("""{"actingPerson":{"name":"D"},"readings":[{"marker":"report-000000000000","with":["friends","school.9999999"]}]}""", 422, "reading-reason-required unknown-meaning unknown-meaning")]
    [InlineData("""{"readings":[{"marker":"report-000000000000","with":["people"]}],"reason":"r"}""", 422, "acting-person-required")]
    public async Task ReadingThatSaysNothing_IsRefusedWithEveryFault(string body, int status, string codes)
    {
        var report = await stack.Delivered(Encompass, Marked("everyone"));
        var asked = await stack.ItemOf(DutyDesk, report, "marker-not-understood");

        var answer = await stack.Post(DutyDesk, Path(asked), body);

        answer.Status.ShouldBe(status, answer.Body);
        answer.Codes.ShouldBe(codes);
        (await stack.Report(report))!.ContainsKey("inForce").ShouldBeFalse();
    }

    [Fact]
    public async Task OtherDesksAndOtherItems_AreRefused()
    {
        var report = await stack.Delivered(Encompass, Marked("everyone"));
        var asked = await stack.ItemOf(DutyDesk, report, "marker-not-understood");
        var school = await stack.ItemOf(LittleOtter, report, "registered-school");
        const string Body = """{"actingPerson":{"name":"D"},"readings":[{"marker":"x","with":["people"]}],"reason":"r"}""";

        (await stack.Post(LittleOtter, Path(school), Body)).Status.ShouldBe(403);
        (await stack.Post("duty-north-wales-system", Path(asked), Body)).Status.ShouldBe(404);
        (await stack.Post(DutyDesk, $"/api/deliveries/{asked.Id()}/redirection", """{"actingPerson":{"name":"D"},"reason":"r"}""")).Text("code").ShouldBe("nothing-to-redirect");
    }

    private static string Path(JsonElement item) => $"/api/deliveries/{item.Id()}/marker-reading";

    private static string Reading(JsonElement marker, string with) =>
        $$"""{"actingPerson":{"name":"D. Desk"},"reason":"Rang the officer.","readings":[{"marker":"{{marker.GetProperty("marker").GetString()}}","with":["{{with}}"]}]}""";

    private static string Marked(string with) => OneChild(narrative: Narrative).Replace("\"schools\":", $"\"notSafeToShare\":[{{\"with\":\"{with}\",\"reason\":\"{Why}\"}}],\"schools\":", StringComparison.Ordinal);

    private async Task Sees(string item, bool account)
    {
        foreach (var accept in new[] { "application/json", "text/html" })
        {
            var body = (await stack.Open(item, LittleOtter, accept)).Body;
            body.Contains(Narrative, StringComparison.Ordinal).ShouldBe(account);
            body.Contains(Why, StringComparison.Ordinal).ShouldBe(account);
        }
    }
}
