using Safeguarding.Tests.Integration.Support;
using Shouldly;
using Xunit;
using static Safeguarding.Tests.Integration.Support.EpisodePayloads;
using static Safeguarding.Tests.Integration.Support.Payloads;
using static Safeguarding.Tests.Integration.Support.RepeatPayloads;

namespace Safeguarding.Tests.Integration;

/// <summary>A person says whether matched reports are of one child; the next report of that child rests on it.</summary>
[Collection<AfterwardsStack>]
public class ConfirmMatchTests(AfterwardsStack stack)
{
    [Fact]
    public async Task Confirmed_TheNextEpisodeIsNoNewCaseAndNamesTheDesksOwnCase()
    {
        var family = Family();
        var ids = await stack.Thrice(family);
        var item = (await stack.RepeatAt(ids[2]))!.IdOf();
        (await stack.Post(Newport, $"/api/deliveries/{item}/acknowledgement", """{"actingPerson":{"name":"Test Worker"},"recipientCaseId":"CASE-77"}""")).Status.ShouldBe(200);
        (await stack.Confirm(item, [ids[0], ids[1]], [])).Status.ShouldBe(200);

        var fourth = await stack.Worked(Force, Of(family, 0));
        var content = (await stack.Opened(Newport, (await stack.RepeatAt(fourth))!.IdOf())).GetProperty("content");
        content.GetProperty("repeat").GetProperty("status").GetString().ShouldBe("confirmed-before");
        content.GetProperty("repeat").GetProperty("episodeNumber").GetInt32().ShouldBe(4);
        content.GetProperty("ownCases").EnumerateArray().Select(c => $"{c.GetProperty("reportId")} {c.GetProperty("recipientCaseId")}").ShouldBe([$"{ids[2]} CASE-77"]);
    }

    [Fact]
    public async Task Rejected_IsRememberedAndNeverCountedBesideThatChild()
    {
        var family = Family();
        var ids = await stack.Thrice(family);
        (await stack.Confirm((await stack.RepeatAt(ids[2]))!.IdOf(), [], [ids[0]])).Status.ShouldBe(200);

        var fourth = await stack.Worked(Force, Of(family, 0));
        var repeat = (await stack.Opened(Newport, (await stack.RepeatAt(fourth))!.IdOf())).GetProperty("content").GetProperty("repeat");
        repeat.GetProperty("episodeNumber").GetInt32().ShouldBe(3);
        repeat.GetProperty("matches").EnumerateArray().Select(m => m.GetProperty("reportId").GetString()).ShouldBe([ids[1], ids[2]]);
    }

    [Fact]
    public async Task SameAgain_IsOneConfirmationByTheFirstPersonAndAudited()
    {
        var ids = await stack.Thrice(Family());
        var item = (await stack.RepeatAt(ids[2]))!.IdOf();
        (await stack.Confirm(item, [ids[0]], [ids[1]], NewportPerson)).Status.ShouldBe(200);
        (await stack.Confirm(item, [ids[0]], [ids[1]])).Status.ShouldBe(200);

        var stored = (await stack.Read("deliveries", item, "W06000022.intake"))!;
        var said = stored["matchConfirmations"]!.AsArray().ShouldHaveSingleItem()!;
        said["by"]!["id"]!.GetValue<string>().ShouldBe(NewportPerson);
        said["at"].ShouldNotBeNull();
        stored["acknowledgedAt"].ShouldNotBeNull("a person acted");
        (await stack.Query("audit", "SELECT * FROM c WHERE c.subjectId = @key", item)).Count(a => a["action"]!.GetValue<string>() == "confirm-match").ShouldBe(2);
        (await stack.Report(ids[2]))!["matchDecisions"]!.AsArray().Select(d => $"{d!["otherReportId"]} {d["confirmed"]}").ShouldBe([$"{ids[0]} true", $"{ids[1]} false"], ignoreOrder: true);
        (await stack.Opened(NewportPerson, item)).GetProperty("matchConfirmations").GetArrayLength().ShouldBe(1);
        (await stack.Report(ids[2]))!.ToJsonString().ShouldNotContain(NewportPerson);
    }

    [Fact]
    public async Task WhatCannotBeConfirmed_IsRefusedAndNothingIsRecorded()
    {
        var ids = await stack.Thrice(Family());
        var item = (await stack.RepeatAt(ids[2]))!.IdOf();

        (await stack.Confirm(item, [], [])).Codes.ShouldBe("no-match-named");
        (await stack.Confirm(item, [ids[2]], [])).Codes.ShouldBe("unknown-match");
        (await stack.Confirm(item, [ids[0]], [ids[0]])).Codes.ShouldBe("match-in-both");
        (await stack.Confirm(item, [ids[0]], [], Cardiff)).Status.ShouldBe(404, "another desk's item");
        (await stack.Post(Newport, $"/api/deliveries/{item}/match-confirmation", $$"""{"confirmed":["{{ids[0]}}"]}""")).Text("code").ShouldBe("acting-person-required");
        (await stack.Post(Force, $"/api/deliveries/{item}/match-confirmation", "{}")).Status.ShouldBe(403, "a sender is no desk");
        var plain = (await stack.Inbox(Newport, ids[2])).First(i => i.GetProperty("reason").GetString() == "home-authority").GetProperty("deliveryId").GetString()!;
        (await stack.Confirm(plain, [ids[0]], [])).Text("code").ShouldBe("no-match-to-confirm");
        (await stack.Read("deliveries", item, "W06000022.intake"))!["matchConfirmations"]!.AsArray().ShouldBeEmpty();
    }
}
