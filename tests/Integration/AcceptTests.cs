using Safeguarding.Tests.Integration.Support;
using Shouldly;
using Xunit;
using static Safeguarding.Tests.Integration.Support.Payloads;

namespace Safeguarding.Tests.Integration;

[Collection<UndisturbedStack>]
public class AcceptTests(UndisturbedStack stack)
{
    [Fact]
    public async Task Accepted_IsReceiptedAndReachesTheSchool()
    {
        var receipt = await stack.Post(Force, Encompass, OneChild());

        receipt.Status.ShouldBe(202, receipt.Body);
        receipt.Json.GetProperty("duplicate").GetBoolean().ShouldBeFalse();
        receipt.Response.Headers.Location!.ToString().ShouldBe($"/api/reports/{receipt.Text("reportId")}");
        var route = receipt.Json.GetProperty("routes")[0];
        route.GetProperty("desk").GetString().ShouldBe("school.6802901");
        foreach (var property in new[] { "child", "reason", "ruleId", "citation", "dueAt", "deadlineRule", "calendarFacts" })
        {
            route.TryGetProperty(property, out _).ShouldBeTrue(property);
        }
        await Poll.Until(async () => (await stack.Inbox(LittleOtter, receipt.Text("reportId"))).Any(i => i.GetProperty("state").GetString() == "sent"), "sent");
    }

    [Fact]
    public async Task TheSameAgain_IsTheSameReceiptAndOneDelivery()
    {
        var reference = Reference();
        var first = await stack.Post(Force, Encompass, OneChild(reference));
        var again = await stack.Post(Force, Encompass, OneChild(reference, sentAt: "2026-11-23T07:30:00Z"));

        again.Status.ShouldBe(202, again.Body);
        again.Body.Replace("\"duplicate\":true", "\"duplicate\":false").ShouldBe(first.Body);
        again.Json.GetProperty("duplicate").GetBoolean().ShouldBeTrue();
        await Arrived(LittleOtter, first.Text("reportId"));
        await stack.WorkedOff("accepted-reports");
        (await stack.Inbox(LittleOtter, first.Text("reportId"))).Count.ShouldBe(1);
    }

    [Fact]
    public async Task TheSameReferenceWithOtherContent_IsAConflictThatNamesTheAcceptedReport()
    {
        var reference = Reference();
        var first = await stack.Post(Force, Encompass, OneChild(reference));
        var other = await stack.Post(Force, Encompass, OneChild(reference, narrative: "Something else."));

        other.Status.ShouldBe(409);
        other.Text("code").ShouldBe("reference-conflict");
        other.Text("names").ShouldBe(first.Text("reportId"));
    }

    [Fact]
    public async Task FiftySubmissionsOfOneReferenceAtOnce_AreOneReport()
    {
        var body = OneChild(Reference());
        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => stack.Post(Force, Encompass, body)));

        answers.ShouldAllBe(a => a.Status == 202);
        answers.Select(a => a.Text("reportId")).Distinct().Count().ShouldBe(1);
        answers.Count(a => !a.Json.GetProperty("duplicate").GetBoolean()).ShouldBe(1);
    }

    [Fact]
    public async Task TwoSiblingsUnderOneIncident_EachSchoolGetsItsOwnPupilAlone()
    {
        var receipt = await stack.Post(Force, Encompass, Siblings());
        await Arrived(LittleOtter, receipt.Text("reportId"));
        await Arrived(NineLanterns, receipt.Text("reportId"));

        var first = await Open(LittleOtter, receipt.Text("reportId"));
        first.Body.ShouldContain("Ŵyn");
        first.Body.ShouldNotContain("Gwawr");
        (await Open(NineLanterns, receipt.Text("reportId"))).Body.ShouldNotContain("Ŵyn");
    }

    [Fact]
    public async Task Preview_AnswersLikeAReceiptAndStoresNothing()
    {
        var body = OneChild();
        var preview = await stack.Post(Force, "/api/routing-previews?receivedAt=2026-11-24T07:00:00%2B00:00", body);
        preview.Status.ShouldBe(200, preview.Body);
        preview.Json.TryGetProperty("reportId", out _).ShouldBeFalse();
        preview.Json.GetProperty("routes")[0].GetProperty("dueAt").GetString().ShouldBe("2026-11-24T08:40:00Z");

        (await stack.Post(Force, Encompass, body)).Json.GetProperty("duplicate").GetBoolean().ShouldBeFalse();
        (await stack.Post(Force, "/api/routing-previews?receivedAt=2026-11-24T07:00:00%2B00:00", body)).Body.ShouldBe(preview.Body);
    }

    [Fact]
    public async Task Welsh_IsAnsweredInWelsh()
    {
        var refused = await stack.Send(HttpMethod.Post, "/api/referrals", stack.Token(Force), new StringContent("{}", null, "application/json"), "cy");

        refused.Response.Content.Headers.ContentLanguage.ShouldBe(["cy"]);
        refused.Text("title").ShouldBe("Ni ellir derbyn yr adroddiad fel y mae. Rhestrir pob nam.");
    }

    [Fact]
    public async Task Sender_SeesWhatBecameOfItsReport()
    {
        var receipt = await stack.Post(Force, Encompass, OneChild());
        await Poll.Until(() => stack.AllDelivered(receipt.Text("reportId")), "all is delivered");

        var status = await stack.Get(Force, $"/api/reports/{receipt.Text("reportId")}");
        status.Json.GetProperty("report").GetProperty("state").GetString().ShouldBe("routed");
        status.Json.GetProperty("deliveries")[0].GetProperty("desk").GetString().ShouldBe("school.6802901");
        status.Body.ShouldNotContain("Ŵyn");
    }

    private async Task<Answer> Open(string principal, string reportId) =>
        await stack.Get(principal, $"/api/deliveries/{(await stack.Inbox(principal, reportId))[0].GetProperty("deliveryId").GetString()}");

    private Task Arrived(string principal, string reportId) =>
        Poll.Until(async () => (await stack.Inbox(principal, reportId)).Count > 0, $"{reportId} at {principal}");
}
