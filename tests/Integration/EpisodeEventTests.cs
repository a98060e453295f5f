using Safeguarding.Tests.Integration.Support;
using Shouldly;
using Xunit;
using static Safeguarding.Tests.Integration.Support.EpisodePayloads;
using static Safeguarding.Tests.Integration.Support.Payloads;

namespace Safeguarding.Tests.Integration;

/// <summary>What happens in a missing episode after it was reported: accepted, repeated, contradicted, foreign, refused.</summary>
[Collection<AfterwardsStack>]
public class EpisodeEventTests(AfterwardsStack stack)
{
    [Fact]
    public async Task Event_IsReceiptedAndReachesTheDeskThatHasTheEpisode()
    {
        var episode = await stack.Reported();
        var receipt = await stack.Post(Force, Events(episode), Event("returned"));

        receipt.Status.ShouldBe(202, receipt.Body);
        receipt.Response.Headers.Location!.ToString().ShouldBe($"/api/reports/{episode}");
        receipt.Json.GetProperty("duplicate").GetBoolean().ShouldBeFalse();
        var at = receipt.Json.GetProperty("at").GetDateTimeOffset();
        receipt.Json.GetProperty("returnInterviewDueAt").GetDateTimeOffset().ShouldBe(at.AddHours(72));
        receipt.Json.GetProperty("advice")[0].GetProperty("code").GetString().ShouldBe("offer-return-interview");
        receipt.Json.GetProperty("routes")[0].GetProperty("reason").GetString().ShouldBe("event-returned");

        var item = await stack.Arrived(Newport, episode, "event-returned");
        item.GetProperty("returnInterviewDueAt").GetDateTimeOffset().ShouldBe(at.AddHours(72));
        (await stack.Get(Newport, $"/api/deliveries/{item.GetProperty("deliveryId").GetString()}")).Body.ShouldContain("By the quay");
        (await stack.Get(Force, $"/api/reports/{episode}")).Body.ShouldContain(item.GetProperty("deliveryId").GetString()!);
    }

    [Fact]
    public async Task SameAgain_IsTheSameReceiptAndOneDelivery()
    {
        var episode = await stack.Reported();
        var reference = Reference();
        var first = await stack.Post(Force, Events(episode), Event("sighted", reference));
        await stack.Arrived(Newport, episode, "event-sighted");
        var again = await stack.Post(Force, Events(episode), Event("sighted", reference, sentAt: "2026-11-23T07:30:00Z"));

        again.Status.ShouldBe(202, again.Body);
        again.Body.Replace("\"duplicate\":true", "\"duplicate\":false").ShouldBe(first.Body);
        await stack.WorkedOff("accepted-reports");
        (await stack.Inbox(Newport, episode)).Count(i => i.GetProperty("reason").GetString() == "event-sighted").ShouldBe(1);
    }

    [Fact]
    public async Task TwentyOfOneReferenceAtOnce_AreOneEvent()
    {
        var episode = await stack.Reported();
        var body = Event("sighted", Reference());
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => stack.Post(Force, Events(episode), body)));

        answers.ShouldAllBe(a => a.Status == 202);
        answers.Count(a => !a.Json.GetProperty("duplicate").GetBoolean()).ShouldBe(1);
        (await stack.Report(episode))!["events"]!.AsArray().Count.ShouldBe(1);
    }

    [Fact]
    public async Task SameReferenceWithOtherContent_IsAConflict()
    {
        var episode = await stack.Reported();
        var reference = Reference();
        var first = await stack.Post(Force, Events(episode), Event("sighted", reference));
        var other = await stack.Post(Force, Events(episode), Event("located", reference));

        other.Status.ShouldBe(409, other.Body);
        other.Text("code").ShouldBe("event-conflict");
        other.Text("names").ShouldBe(first.Text("eventId"));
    }

    [Fact]
    public async Task ForeignOtherAndUnknownIds_AnswerAlike()
    {
        var episode = await stack.Reported();
        var encompass = (await stack.Post(Force, Encompass, OneChild())).Text("reportId");

        foreach (var (who, id) in new[] { (OtherForce, episode), (Force, encompass), (Force, new string('a', 52)), (Force, "x") })
        {
            var answer = await stack.Post(who, Events(id), "not even JSON");
            answer.Status.ShouldBe(404, $"{who} {id} {answer.Body}");
            answer.Text("code").ShouldBe("not-found");
        }
        (await stack.Post(Newport, Events(episode), Event("sighted"))).Status.ShouldBe(403, "a desk is no sender");
    }

    [Fact]
    public async Task UnknownType_IsRefusedInWelshAndListedForTheSender()
    {
        var episode = await stack.Reported();
        var refused = await stack.Send(HttpMethod.Post, Events(episode), stack.Token(Force), new StringContent("""{"type":"vanished"}""", null, "application/json"), "cy");

        refused.Status.ShouldBe(422);
        refused.Codes.ShouldBe("unknown-event-type");
        refused.Text("title").ShouldStartWith("Ni ellir cofnodi'r digwyddiad");
        (await stack.Report(episode))!["events"]!.AsArray().ShouldBeEmpty();
    }
}
