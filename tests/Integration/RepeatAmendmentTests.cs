using System.Text.Json.Nodes;
using Safeguarding.Tests.Integration.Support;
using Shouldly;
using Xunit;
using static Safeguarding.Tests.Integration.Support.AmendmentPayloads;
using static Safeguarding.Tests.Integration.Support.EpisodePayloads;
using static Safeguarding.Tests.Integration.Support.Payloads;
using static Safeguarding.Tests.Integration.Support.RepeatPayloads;

namespace Safeguarding.Tests.Integration;

/// <summary>What an amendment does to possible repeats: what is taken back or put right counts as it now is, and the sender still learns nothing.</summary>
[Collection<AfterwardsStack>]
public class RepeatAmendmentTests(AfterwardsStack stack)
{
    [Fact]
    public async Task EarlierReportTakenBack_IsNotCounted()
    {
        var family = Family();
        var first = await stack.Worked(Force, Of(family, 60));
        await stack.Worked(OtherForce, Of(family, 30));
        (await Amend(Force, first, Withdrawal("sent-in-error"))).Status.ShouldBe(202);

        (await stack.RepeatAt(await stack.Worked(Charity, Of(family, 1)))).ShouldBeNull();
    }

    [Fact]
    public async Task DateOfBirthPutRight_IsLookedForAgain()
    {
        var family = Family();
        await stack.Worked(Force, Of(family, 60));
        await stack.Worked(OtherForce, Of(family, 30));
        var third = await stack.Worked(Charity, Of(family, 1, born: "2012-05-07"));
        (await stack.RepeatAt(third)).ShouldBeNull();
        (await Amend(Charity, third, Amendment("correct", """{"children":{"c1":{"dateOfBirth":"2012-05-06"}}}"""))).Status.ShouldBe(202);

        await Poll.Until(async () => await stack.RepeatAt(third) is not null, "the repeat is found");
        (await stack.RepeatAt(third))!["cause"]!.GetValue<string>().ShouldBe("repeat:3:amendment:1");
    }

    [Fact]
    public async Task HomeAuthorityPutRight_TheWrongDesksItemIsClosedAndTheRightOneHears()
    {
        var ids = await stack.Thrice(Family());
        var wrong = (await stack.RepeatAt(ids[2]))!.IdOf();
        var receipt = await Amend(Charity, ids[2], Amendment("correct", """{"children":{"c1":{"homeAuthority":"W06000015"}}}"""));

        await Poll.Until(async () => await stack.RepeatAt(ids[2], "W06000015.intake") is not null, "the right desk");
        await Poll.Until(async () => (await stack.Read("deliveries", wrong, "W06000022.intake"))!["view"]!["closed"] is not null, "closed at the wrong one");
        (await stack.Read("deliveries", wrong, "W06000022.intake"))!["view"]!.ToJsonString().ShouldNotContain("2012-05-06");
        (await stack.RepeatAt(ids[2], "W06000015.intake"))!["view"]!["repeat"].ShouldNotBeNull();
        receipt.Body.ShouldNotContain(wrong);
        receipt.Body.ShouldNotContain("repeat");
    }

    [Fact]
    public async Task LaterMarker_BindsTheRepeatsItemAndItsReceiptSaysNoMoreThanWithoutOne()
    {
        var ids = await stack.Thrice(Family());
        var item = (await stack.RepeatAt(ids[2]))!.IdOf();
        await stack.Opened(NewportPerson, item);
        var plain = await stack.Worked(Charity, Of(Family(), 1));
        foreach (var report in new[] { ids[2], plain })
        {
            await Poll.Until(() => stack.IsAtRest(report), "sent");
        }
        const string marker = """{"notSafeToShare":[{"with":"W06000022.intake","reason":"A relative works there."}]}""";
        var (bound, other) = (await Amend(Charity, ids[2], Amendment("add", marker)), await Amend(Charity, plain, Amendment("add", marker)));

        bound.Status.ShouldBe(202, bound.Body);
        bound.Shape().ShouldBe(other.Shape());
        bound.Body.ShouldNotContain(item);
        await Poll.Until(async () => (await View(item))["withheld"] is not null, "rewritten");
        (await View(item))["repeat"]!["dates"]!.AsArray().Count.ShouldBe(3, "that it happened is never withheld");
        (await View(item)).ToJsonString().ShouldNotContain("A relative works there");
    }

    private Task<Answer> Amend(string sender, string report, string body) => stack.Post(sender, $"/api/reports/{report}/amendments", body);

    private async Task<JsonObject> View(string item) => (JsonObject)(await stack.Read("deliveries", item, "W06000022.intake"))!["view"]!;
}
