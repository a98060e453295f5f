using System.Globalization;
using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Extensions;
using Safeguarding.Tests.Integration.Support;
using Shouldly;
using Xunit;
using static Safeguarding.Tests.Integration.Support.ContactPayloads;

namespace Safeguarding.Tests.Integration;

/// <summary>A desk's own contacts: attested by a person, changed by two, and the old contact always hears.</summary>
[Collection<AfterwardsStack>]
public class ContactTests(AfterwardsStack stack)
{
    [Fact]
    public async Task Change_NeedsASecondPersonAndTellsTheDeskAtOnce()
    {
        var name = $"Newly Named {Guid.NewGuid():N}";
        var asked = await stack.Post(Dsp, "/api/contacts/changes", Add(name));
        asked.Status.ShouldBe(202, asked.Body);
        var id = asked.Text("id");
        (await stack.Post(Dsp, "/api/contacts/changes", Add(name))).Text("id").ShouldBe(id);
        (await stack.Get(Dsp, "/api/contacts")).Json.GetProperty("contacts").EnumerateArray().ShouldNotContain(c => c.GetProperty("name").GetString() == name);
        var notice = (await stack.Inbox(Dsp, id)).ShouldHaveSingleItem();
        (notice.GetProperty("reason").GetString(), notice.GetProperty("kind").GetString()).ShouldBe(("contact-change", "contact-change"));
        (await stack.Get(Dsp, $"/api/deliveries/{notice.GetProperty("deliveryId").GetString()}")).Body.ShouldNotContain(name);

        (await stack.Post(Dsp, Approval(id), Approve)).Text("code").ShouldBe("second-person-required");
        (await stack.Post("school-6804901-dsp", Approval(id), Approve)).Status.ShouldBe(404);
        (await stack.Post(Payloads.LittleOtter, Approval(id), Approve)).Text("code").ShouldBe("signed-in-person-required");
        (await stack.Post(Payloads.LittleOtter, "/api/contacts/changes", Add(name))).Text("code").ShouldBe("signed-in-person-required");

        (await stack.Post(Deputy, Approval(id), Approve)).Text("state").ShouldBe("approved");
        (await stack.Post(Deputy, Approval(id), Approve)).Status.ShouldBe(200);
        (await stack.Post(Deputy, Approval(id), """{"decision":"refuse"}""")).Text("code").ShouldBe("change-decided");
        (await stack.Get(Dsp, "/api/contacts")).Json.GetProperty("contacts").EnumerateArray().ShouldContain(c => c.GetProperty("name").GetString() == name);
        (await stack.Inbox(Dsp, id)).Count.ShouldBe(2);
        var audit = await stack.Query("audit", "SELECT * FROM c WHERE c.subjectId = @key", "contacts:school.6802901");
        audit.ShouldContain(a => a["action"]!.GetValue<string>() == $"approve-change {id}" && a["person"]!.GetValue<string>() == Deputy);
        string.Concat(audit.Select(a => a.ToJsonString())).ShouldNotContain("Newly Named");
    }

    /// <summary>The notice of a replacement goes to the contact as it was, by the old address, whatever the list says when it is sent.</summary>
    [Fact]
    public async Task OldContact_IsToldOfItsReplacementAfterItToo()
    {
        var before = (await stack.Get(NineLanternsDsp, "/api/contacts")).Json.GetProperty("contacts")[1].GetProperty("id").GetString()!;
        var asked = await stack.Post(NineLanternsDsp, "/api/contacts/changes", Replace(before, "Somebody Else"));
        var id = asked.Text("id");
        var path = $"/api/contacts/changes/{id}/approval";
        (await stack.Post("pipeline-directory-admin", path, """{"decision":"approve"}""")).Status.ShouldBe(404);
        (await stack.Post("pipeline-directory-admin", path, """{"decision":"approve","desk":"school.6804901"}""")).Text("state").ShouldBe("approved");

        await Poll.Until(async () => await Notices("school.6804901", id) is [var first, var second] && first.IsAtRest() && second.IsAtRest(), "both are sent");
        foreach (var notice in await Notices("school.6804901", id))
        {
            notice["contacted"]!.AsArray().Select(c => c!["contactId"]!.GetValue<string>()).Distinct().ShouldBe([before]);
            notice["contacted"]![0]!["outcome"]!.GetValue<string>().ShouldBe("off");
            notice.ContainsKey("nextActionAt").ShouldBeFalse();
        }
        (await stack.Get("pipeline-directory-admin", "/api/contacts?desk=school.6804901")).Json.GetProperty("contacts")[1].GetProperty("name").GetString().ShouldBe("Somebody Else");
        (await stack.Get(NineLanternsDsp, "/api/contacts?desk=school.6802901")).Text("desk").ShouldBe("school.6804901");
    }

    [Fact]
    public async Task Attested_CountsAsVerifiedTodayAndIsAudited()
    {
        (await stack.Post(Payloads.LittleOtter, "/api/contacts/attestation", "{}")).Text("code").ShouldBe("acting-person-required");
        (await stack.Post(Dsp, "/api/contacts/attestation", """{"contacts":["k0"]}""")).Status.ShouldBe(422);
        var before = Today();
        var answer = await stack.Post(Dsp, "/api/contacts/attestation", "{}");

        string[] today = [before, Today()]; // midnight may be between them
        answer.Json.GetProperty("contacts").EnumerateArray().ShouldAllBe(c => today.Contains(c.GetProperty("lastVerified").GetString()));
        (await stack.Query("audit", "SELECT * FROM c WHERE c.subjectId = @key", "contacts:school.6802901"))
            .ShouldContain(a => a["action"]!.GetValue<string>().StartsWith("attest k") && a["person"]!.GetValue<string>() == Dsp);
    }

    private static string Today() =>
        SystemClock.Instance.InZone(DateTimeZoneProviders.Tzdb["Europe/London"]).GetCurrentDate().ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Contacts are read when an item is sent: the first of the list, by id; the desk sees it and so does the audit.</summary>
    [Fact]
    public async Task SentItem_RecordsWhoWasToldByIdAlone()
    {
        var report = (await stack.Post(Payloads.Force, Payloads.Encompass, Payloads.OneChild())).Text("reportId");
        await Poll.Until(() => stack.IsAtRest(report), "sent");
        var first = (await stack.Get(Dsp, "/api/contacts")).Json.GetProperty("contacts")[0];
        var id = (await stack.Inbox(Payloads.LittleOtter, report))[0].GetProperty("deliveryId").GetString()!;
        var opened = await stack.Get(Payloads.LittleOtter, $"/api/deliveries/{id}");

        var told = opened.Json.GetProperty("contacted")[0];
        (told.GetProperty("step").GetString(), told.GetProperty("contactId").GetString(), told.GetProperty("outcome").GetString()).ShouldBe(("sent", first.GetProperty("id").GetString(), "off"));
        opened.Json.GetProperty("contacted").GetRawText().ShouldNotContain(first.GetProperty("name").GetString()!);
        (await stack.Query("audit", "SELECT * FROM c WHERE c.subjectId = @key", id))[0]["contacts"]!.GetValue<string>().ShouldStartWith($"{first.GetProperty("id").GetString()}/email");
    }

    private Task<IReadOnlyList<JsonObject>> Notices(string desk, string change) => stack.ItemsAt(desk, change);
}
