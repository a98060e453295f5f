using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Azure.Cosmos;
using Safeguarding.Tests.Integration.Support;
using Shouldly;
using Xunit;
using static Safeguarding.Tests.Integration.Support.Payloads;

namespace Safeguarding.Tests.Integration;

/// <summary>The sender's answer to "does the child still attend this school". The question is put into the report by hand, as a July would.</summary>
[Collection<UndisturbedStack>]
public class SchoolToConfirmTests(UndisturbedStack stack)
{
    [Fact]
    public async Task PreviewInJuly_AsksTheSendersDeskAndStillNotifiesTheSchool()
    {
        var routes = (await stack.Post(Force, "/api/routing-previews?receivedAt=2027-07-22T20:00:00%2B01:00", OneChild())).Json.GetProperty("routes").EnumerateArray()
            .Select(r => $"{r.GetProperty("desk").GetString()} {r.GetProperty("reason").GetString()}").ToList();

        routes.ShouldContain("school.6802901 registered-school");
        routes.ShouldContain("police.gwent confirm-school");
    }

    [Fact]
    public async Task SameSchool_ConfirmsAndMakesNoSecondItem()
    {
        var report = await Asked();
        var question = (await stack.Inbox("police-gwent-system", report)).ShouldHaveSingleItem();
        var seen = (await stack.Get("police-gwent-system", $"/api/deliveries/{question.GetProperty("deliveryId").GetString()}")).Body;
        seen.ShouldContain("schoolToConfirm");
        seen.ShouldNotContain("Afanc");

        (await stack.Post(Force, $"/api/reports/{report}/routes", """{"child":"c1","school":"6802901"}""")).Text("state").ShouldBe("acknowledged");
        (await stack.Post(Force, $"/api/reports/{report}/routes", """{"child":"c1","school":"6802901"}""")).Status.ShouldBe(200);
        await stack.WorkedOff();
        (await stack.Inbox(LittleOtter, report)).ShouldHaveSingleItem().GetProperty("state").GetString().ShouldBe("sent");
    }

    [Fact]
    public async Task AnotherSchool_ClosesTheChildAtTheFirstAndGoesToTheOther()
    {
        var report = await Asked();
        (await stack.Post(Force, $"/api/reports/{report}/routes", """{"child":"c1","school":"6804901"}""")).Text("state").ShouldBe("acknowledged");

        await Poll.Until(async () => (await stack.Inbox(NineLanterns, report)).Any(i => i.GetProperty("state").GetString() == "sent"), "at the right school");
        var first = (await stack.Inbox(LittleOtter, report)).ShouldHaveSingleItem();
        first.GetProperty("state").GetString().ShouldBe("redirected");
        (await stack.Get(LittleOtter, $"/api/deliveries/{first.GetProperty("deliveryId").GetString()}")).Body.ShouldNotContain("Afanc");
    }

    [Fact]
    public async Task AnotherSchoolAfterTheFirstAcknowledged_BothHaveIt()
    {
        var report = await Asked();
        var first = (await stack.Inbox(LittleOtter, report))[0].GetProperty("deliveryId").GetString();
        (await stack.Post(LittleOtter, $"/api/deliveries/{first}/acknowledgement", """{"actingPerson":{"name":"A"}}""")).Status.ShouldBe(200);
        (await stack.Post(Force, $"/api/reports/{report}/routes", """{"child":"c1","school":"6804901"}""")).Text("state").ShouldBe("redirected");

        await Poll.Until(async () => (await stack.Inbox(NineLanterns, report)).Any(i => i.GetProperty("state").GetString() == "sent"), "at the other school");
        (await stack.Inbox(LittleOtter, report)).ShouldHaveSingleItem().GetProperty("state").GetString().ShouldBe("acknowledged");
    }

    private async Task<string> Asked()
    {
        var report = (await stack.Post(Force, Encompass, OneChild())).Text("reportId");
        await Poll.Until(() => stack.IsAtRest(report), "sent");
        var stored = (await stack.Report(report))!;
        var question = (JsonObject)stored["routes"]![0]!.DeepClone();
        (question["desk"], question["role"], question["reason"], question["ruleId"]) = ("police.gwent", "school-to-confirm", "confirm-school", "encompass.confirm-school");
        await stack.Container("reports").PatchItemAsync<JsonElement>(report, new(report),
            [PatchOperation.Add("/routes/-", JsonSerializer.SerializeToElement(question)), PatchOperation.Set("/nextActionAt", 1L)]);
        await stack.Queue("accepted-reports").SendMessageAsync(report);
        await Poll.Until(async () => (await stack.Inbox("police-gwent-system", report)).Any(i => i.GetProperty("state").GetString() == "sent"), "asked");
        return report;
    }
}
