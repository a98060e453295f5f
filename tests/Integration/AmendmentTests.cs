using Safeguarding.Tests.Integration.Support;
using Shouldly;
using Xunit;
using static Safeguarding.Tests.Integration.Support.AmendmentPayloads;
using static Safeguarding.Tests.Integration.Support.Payloads;

namespace Safeguarding.Tests.Integration;

/// <summary>A sender corrects or completes its own report: the right desks hear, the wrong one is closed, and nothing else moves.</summary>
[Collection<AfterwardsStack>]
public class AmendmentTests(AfterwardsStack stack)
{
    [Fact]
    public async Task WrongSchoolCorrected_TheRightOneGetsItAndTheSiblingIsUntouched()
    {
        var report = await stack.Delivered(Encompass, Siblings());
        var sibling = (await stack.DeliveriesOf(report)).Single(d => d["childKey"]!.GetValue<string>() == "c2").ToJsonString();
        var wrong = (await stack.ItemOf(LittleOtter, report, "registered-school")).Id();

        var receipt = await stack.Amended(report, Amendment("correct", """{"children":{"c1":{"schools":[{"number":"6814001"}]}}}"""));
        receipt.Response.Headers.Location!.ToString().ShouldBe($"/api/reports/{report}");
        receipt.Json.GetProperty("routes").EnumerateArray().Select(r => r.GetProperty("desk").GetString()).ShouldBe(["school.6814001", "school.6802901"]);
        receipt.Json.GetProperty("changed")[0].GetProperty("effect").GetString().ShouldBe("amended-away");

        (await stack.States(LittleOtter, report)).ShouldBe("registered-school amended-away; amended-away sent");
        (await stack.Get(LittleOtter, $"/api/deliveries/{wrong}")).Body.ShouldNotContain("Afanc");
        var notice = await stack.Get(LittleOtter, $"/api/deliveries/{(await stack.ItemOf(LittleOtter, report, "amended-away", 1)).Id()}");
        notice.Body.ShouldContain("no longer for this desk");
        notice.Body.ShouldNotContain("Afanc");
        notice.Body.ShouldNotContain("As the officer now knows", Case.Sensitive, "the reason may say where the child is now");
        (await stack.States("school-6814001-system", report)).ShouldBe("registered-school sent");
        (await stack.Get("school-6814001-system", $"/api/deliveries/{(await stack.ItemOf("school-6814001-system", report, "registered-school", 1)).Id()}")).Body.ShouldContain("Afanc");
        (await stack.DeliveriesOf(report)).Single(d => d["childKey"]!.GetValue<string>() == "c2").ToJsonString().ShouldBe(sibling);
    }

    [Fact]
    public async Task MoreInformation_IsANewItemBesideTheFirstAndTheReportShowsBoth()
    {
        var report = await stack.Delivered(Encompass, OneChild());
        var first = await stack.ItemOf(LittleOtter, report, "registered-school");
        await stack.Amended(report, Amendment("add", """{"children":{"c1":{"otherInformation":"Wears a red coat."}}}"""));

        var second = await stack.ItemOf(LittleOtter, report, "registered-school", 1);
        (second.GetProperty("amends").GetString(), second.GetProperty("state").GetString()).ShouldBe((first.Id(), "sent"));
        (await stack.Read("deliveries", second.Id(), "school.6802901"))!["cause"]!.GetValue<string>().ShouldBe("amendment:1");
        (await stack.ItemOf(LittleOtter, report, "registered-school")).GetProperty("amendedBy").GetString().ShouldBe(second.Id());
        (await stack.Get(LittleOtter, $"/api/deliveries/{first.Id()}")).Body.ShouldNotContain("red coat");
        var opened = await stack.Get(LittleOtter, $"/api/deliveries/{second.Id()}");
        opened.Json.GetProperty("content").EnumerateObject().First().Name.ShouldBe("amended");
        opened.Body.ShouldContain("red coat");
        opened.Body.ShouldContain("As the officer now knows");

        var status = (await stack.Get(Force, $"/api/reports/{report}")).Json;
        status.GetProperty("amendments")[0].GetProperty("type").GetString().ShouldBe("add");
        status.GetProperty("deliveries").GetArrayLength().ShouldBe(2);
        (await stack.Report(report))!["content"]!.ToJsonString().ShouldNotContain("red coat", Case.Sensitive, "what was sent first stays");
    }

    [Fact]
    public async Task AcknowledgingTheNewest_AcknowledgesTheEarlierToo()
    {
        var report = await stack.Delivered(Encompass, OneChild());
        await stack.Amended(report, Amendment("add", """{"children":{"c1":{"otherInformation":"Wears a red coat."}}}"""));
        var newest = await stack.ItemOf(LittleOtter, report, "registered-school", 1);
        (await stack.Post(LittleOtter, $"/api/deliveries/{newest.Id()}/acknowledgement", Acknowledging)).Status.ShouldBe(200);

        (await stack.States(LittleOtter, report)).ShouldBe("registered-school acknowledged; registered-school acknowledged");
    }

    [Fact]
    public async Task NotOursOfTheNewest_ClosesTheEarlierTooAndTheNextSchoolGetsAllThatIsKnown()
    {
        var report = await stack.Delivered(Encompass, OneChild());
        await stack.Amended(report, Amendment("add", """{"children":{"c1":{"otherInformation":"Wears a red coat."}}}"""));
        var newest = await stack.ItemOf(LittleOtter, report, "registered-school", 1);
        (await stack.Post(LittleOtter, $"/api/deliveries/{newest.Id()}/redirection", """{"actingPerson":{"name":"A"},"suggestedSchool":"6804901"}""")).Status.ShouldBe(200);
        await Poll.Until(async () => (await stack.States(NineLanterns, report)) == "redirected sent", "at the next school");

        (await stack.States(LittleOtter, report)).ShouldBe("registered-school redirected; registered-school redirected");
        (await stack.Get(LittleOtter, $"/api/deliveries/{(await stack.ItemOf(LittleOtter, report, "registered-school")).Id()}")).Body.ShouldNotContain("Afanc");
        (await stack.Get(NineLanterns, $"/api/deliveries/{(await stack.ItemOf(NineLanterns, report, "redirected")).Id()}")).Body.ShouldContain("red coat");
    }

    [Fact]
    public async Task DecisionOnTheAmendedItem_IsTheReportsOneDecision()
    {
        var (report, first) = await stack.Referred();
        await stack.Amended(report, Amendment("correct", """{"concern":{"description":"Two bruises."}}"""));
        var newest = await stack.ItemOf(Cardiff, report, "child-is-there-now", 1);
        newest.TryGetProperty("decisionDueAt", out _).ShouldBeFalse("the first item's clock goes on");
        var decided = await stack.Post(Cardiff, $"/api/deliveries/{newest.Id()}/decision", """{"actingPerson":{"name":"S"},"decision":"strategy-discussion","nextActions":["Meet"]}""");

        (decided.Status, decided.Text("deliveryId")).ShouldBe((200, first));
        (await stack.States(Cardiff, report)).ShouldBe("child-is-there-now decided; child-is-there-now acknowledged");
    }

    [Fact]
    public async Task AcknowledgedWhileTheCorrectionCloses_KeepsTheAcknowledgementAndHidesTheContent()
    {
        var report = await stack.Delivered(Encompass, OneChild());
        var wrong = (await stack.ItemOf(LittleOtter, report, "registered-school")).Id();
        await using (await stack.Stack.Host.PauseAsync("CreateDeliveries")) // the item is closed after both are answered
        {
            var both = await Task.WhenAll(
                stack.Post(LittleOtter, $"/api/deliveries/{wrong}/acknowledgement", Acknowledging), stack.Post(Force, Amendments(report), Amendment("correct", ToNineLanterns)));
            both.Select(b => b.Status).ShouldBe([200, 202]);
        }
        await Poll.Until(() => stack.AllDelivered(report), "amended");

        var stored = (await stack.Read("deliveries", wrong, "school.6802901"))!;
        (stored["state"]!.GetValue<string>(), stored["amendedAwayAt"] is not null).ShouldBe(("acknowledged", true));
        (await stack.Get(LittleOtter, $"/api/deliveries/{wrong}")).Body.ShouldNotContain("Afanc");
        (await stack.States(NineLanterns, report)).ShouldBe("registered-school sent");
    }
}
