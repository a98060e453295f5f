using Safeguarding.Tests.Integration.Support;
using Shouldly;
using Xunit;
using static Safeguarding.Tests.Integration.Support.AmendmentPayloads;
using static Safeguarding.Tests.Integration.Support.EpisodePayloads;
using static Safeguarding.Tests.Integration.Support.Payloads;

namespace Safeguarding.Tests.Integration;

/// <summary>A sender takes a report back, and a marker that comes later hides what was shown before.</summary>
[Collection<AfterwardsStack>]
public class WithdrawalTests(AfterwardsStack stack)
{
    [Fact]
    public async Task WrongChild_EverySchoolIsToldWhyAndSeesNothingMore()
    {
        var report = await stack.Delivered(Encompass, Siblings());
        await stack.Amended(report, Withdrawal("wrong-child"));

        foreach (var school in new[] { LittleOtter, NineLanterns })
        {
            (await stack.States(school, report)).ShouldBe("registered-school withdrawn; withdrawn sent");
            var notice = await stack.ItemOf(school, report, "withdrawn", 1);
            (await stack.Get(school, $"/api/deliveries/{notice.Id()}")).Body.ShouldContain("another child");
            (await stack.Get(school, $"/api/deliveries/{(await stack.ItemOf(school, report, "registered-school")).Id()}")).Body.ShouldNotContain("Afanc");
            (await stack.Post(school, $"/api/deliveries/{notice.Id()}/redirection", """{"actingPerson":{"name":"A"}}""")).Text("code").ShouldBe("nothing-to-redirect");
            (await stack.Post(school, $"/api/deliveries/{notice.Id()}/acknowledgement", Acknowledging)).Text("state").ShouldBe("acknowledged");
            (await stack.States(school, report)).ShouldBe("registered-school withdrawn; withdrawn acknowledged");
        }
        (await stack.Post(Force, Amendments(report), Amendment("correct", ToNineLanterns))).Text("code").ShouldBe("report-withdrawn");
        (await stack.Get(Force, $"/api/reports/{report}")).Json.GetProperty("report").TryGetProperty("withdrawnAt", out _).ShouldBeTrue();
    }

    [Fact]
    public async Task Section130_TheDecidingAuthorityMustStillDecide()
    {
        var (report, item) = await stack.Referred();
        await stack.Amended(report, Withdrawal("sent-in-error"));

        (await stack.States(Cardiff, report)).ShouldBe("child-is-there-now sent; withdrawn-duty-goes-on sent");
        (await stack.States(Powys, report)).ShouldBe("home-authority-copied withdrawn; withdrawn sent");
        (await stack.Get(Cardiff, $"/api/deliveries/{(await stack.ItemOf(Cardiff, report, "withdrawn-duty-goes-on", 1)).Id()}")).Body.ShouldContain("paragraphs 150-151");
        var stored = (await stack.Read("deliveries", item, "W06000015.intake"))!;
        (stored.ContainsKey("nextActionAt"), stored["withdrawnAt"] is not null).ShouldBe((true, true));
        (await stack.Get(Cardiff, $"/api/deliveries/{item}")).Body.ShouldContain("Afanc");
        var page = await Page(Cardiff, item);
        page.IndexOf("Taken back at", StringComparison.Ordinal).ShouldBeInRange(0, page.IndexOf("Read first", StringComparison.Ordinal));
        (await stack.Post(Cardiff, $"/api/deliveries/{item}/decision", """{"actingPerson":{"name":"S"},"decision":"no-further-action","rationale":"Withdrawn, and checked."}""")).Text("state").ShouldBe("decided");
    }

    [Fact]
    public async Task EpisodeWithAnEvent_IsAmendedAndWithdrawnBesideIt()
    {
        var episode = await stack.Delivered(Missing, Episode());
        await stack.Post(Force, Events(episode), Event("sighted"));
        await stack.Amended(episode, Amendment("add", """{"episode":{"clothing":"A red hat"}}"""));
        (await stack.States(Newport, episode)).ShouldContain("event-sighted sent");
        (await stack.Post(Force, Events(episode), Event("located"))).Status.ShouldBe(202);
        await stack.Amended(episode, Withdrawal("sent-in-error"));

        var states = await stack.States(Newport, episode);
        states.Split("; ").ShouldAllBe(s => s == "withdrawn sent" || s.EndsWith(" withdrawn", StringComparison.Ordinal));
        states.ShouldContain("event-located withdrawn");
        (await stack.Post(Force, Events(episode), Event("returned"))).Text("code").ShouldBe("report-withdrawn");
    }

    [Fact]
    public async Task LaterMarker_HidesTheStoredViewAndListsWhoHadReadIt()
    {
        var report = await stack.Delivered(Encompass, OneChild(narrative: "He hid in the loft."));
        var item = (await stack.ItemOf(LittleOtter, report, "registered-school")).Id();
        (await stack.Get("school-6802901-dsp", $"/api/deliveries/{item}")).Body.ShouldContain("loft");
        var receipt = await stack.Amended(report, Amendment("add", """{"children":{"c1":{"notSafeToShare":[{"with":"school","reason":"A governor is family."}]}}}"""));

        receipt.Json.GetProperty("readBefore")[0].GetProperty("desk").GetString().ShouldBe("school.6802901");
        receipt.Body.ShouldNotContain("school-6802901-dsp", Case.Sensitive, "the sender is told desks and times, no persons");
        receipt.Body.ShouldNotContain("governor");
        var hidden = await stack.Get(LittleOtter, $"/api/deliveries/{item}");
        hidden.Body.ShouldContain("withheld");
        hidden.Body.ShouldNotContain("loft");
        (await stack.Get(LittleOtter, $"/api/deliveries/{(await stack.ItemOf(LittleOtter, report, "registered-school", 1)).Id()}")).Body.ShouldNotContain("loft");
        var told = await stack.Get(DutyDesk, $"/api/deliveries/{(await stack.ItemOf(DutyDesk, report, "read-before-marker", 1)).Id()}");
        var reader = told.Json.GetProperty("content").GetProperty("readBefore").GetProperty("readers")[0];
        (reader.GetProperty("desk").GetString(), reader.GetProperty("person").GetString()).ShouldBe(("school.6802901", "school-6802901-dsp"));
        told.Body.ShouldNotContain("Afanc");
    }

    private async Task<string> Page(string desk, string item)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(stack.Stack.HostAddress, $"/api/deliveries/{item}"));
        request.Headers.Authorization = new("Bearer", stack.Token(desk));
        request.Headers.Accept.ParseAdd("text/html");
        using var http = new HttpClient();
        return await (await http.SendAsync(request)).Content.ReadAsStringAsync();
    }
}
