using Safeguarding.Tests.Integration.Support;
using Shouldly;
using Xunit;
using static Safeguarding.Tests.Integration.Support.AmendmentPayloads;
using static Safeguarding.Tests.Integration.Support.Payloads;

namespace Safeguarding.Tests.Integration;

/// <summary>The same again, other content, foreign ids, faults; and bytes that were archived but never applied.</summary>
[Collection<AfterwardsStack>]
public class AmendmentRefusalTests(AfterwardsStack stack)
{
    [Fact]
    public async Task SameAgain_IsTheSameReceiptAndOneDelivery()
    {
        var report = await stack.Delivered(Encompass, OneChild());
        var body = Amendment("correct", ToNineLanterns);
        var first = await stack.Amended(report, body);
        var again = await stack.Post(Force, Amendments(report), body);

        again.Status.ShouldBe(202, again.Body);
        again.Body.Replace("\"duplicate\":true", "\"duplicate\":false").ShouldBe(first.Body);
        (await stack.Report(report))!["amendments"]!.AsArray().Count.ShouldBe(1);
        (await stack.Inbox(NineLanterns, report)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task TwentyOfOneReferenceAtOnce_AreOneAmendment()
    {
        var report = await stack.Delivered(Encompass, OneChild());
        var body = Amendment("correct", ToNineLanterns);
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => stack.Post(Force, Amendments(report), body)));

        answers.ShouldAllBe(a => a.Status == 202);
        answers.Count(a => !a.Json.GetProperty("duplicate").GetBoolean()).ShouldBe(1);
        await Poll.Until(() => stack.AllDelivered(report), "amended");
        (await stack.Inbox(NineLanterns, report)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task OtherContent_IsAConflictThatNamesTheFirst()
    {
        var report = await stack.Delivered(Encompass, OneChild());
        var reference = Reference();
        var first = await stack.Amended(report, Amendment("correct", ToNineLanterns, reference));
        var other = await stack.Post(Force, Amendments(report), Amendment("correct", "{}", reference));

        (other.Status, other.Text("code"), other.Text("names")).ShouldBe((409, "amendment-conflict", first.Text("amendmentId")));
    }

    [Fact]
    public async Task ForeignAndUnknownIds_AnswerAlike()
    {
        var report = await stack.Delivered(Encompass, OneChild());
        foreach (var (who, id) in new[] { ("south-wales-police-system", report), (Force, new string('a', 52)), (Force, "x") })
        {
            var answer = await stack.Post(who, Amendments(id), "not even JSON");
            (answer.Status, answer.Text("code")).ShouldBe((404, "not-found"), $"{who} {id}");
        }
        (await stack.Post(LittleOtter, Amendments(report), Withdrawal("other"))).Status.ShouldBe(403, "a desk is no sender");
    }

    [Fact]
    public async Task Faults_AreAllToldInWelshAndListedForTheSenderAndNothingChanges()
    {
        var report = await stack.Delivered(Encompass, OneChild());
        var before = (await stack.Report(report))!.ToJsonString();
        var body = Amendment("correct", """{"reference":"x","children":{"c1":null}}""");
        var refused = await stack.Send(HttpMethod.Post, Amendments(report), stack.Token(Force), new StringContent(body, null, "application/json"), "cy");

        (refused.Status, refused.Codes).ShouldBe((422, "not-amendable withdraw-child"));
        refused.Text("title").ShouldStartWith("Ni ellir diwygio'r adroddiad");
        (await stack.Report(report))!.ToJsonString().ShouldBe(before);
        (await stack.Get(Force, "/api/reports?state=refused")).Body.ShouldContain("invalid-amendment");
    }

    [Fact]
    public async Task SignedByNobody_StillAmendsAndIsAudited()
    {
        var report = await stack.Delivered(Encompass, OneChild());
        await stack.Amended(report, Amendment("correct", ToNineLanterns));

        (await stack.Query("audit", "SELECT * FROM c WHERE c.subjectId = @key", report)).Select(a => a["action"]!.GetValue<string>()).ShouldContain("amend");
    }
}
