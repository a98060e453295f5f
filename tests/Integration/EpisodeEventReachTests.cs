using Safeguarding.Tests.Integration.Support;
using Shouldly;
using Xunit;
using static Safeguarding.Tests.Integration.Support.EpisodePayloads;
using static Safeguarding.Tests.Integration.Support.Payloads;

namespace Safeguarding.Tests.Integration;

/// <summary>Whom an event reaches beyond the desks that had the report, and what it leaves as it was.</summary>
[Collection<AfterwardsStack>]
public class EpisodeEventReachTests(AfterwardsStack stack)
{
    [Fact]
    public async Task ReportSentAgainAfterAnEvent_HasTheReceiptOfAcceptance()
    {
        var body = Episode();
        var first = await stack.Post(Force, Missing, body);
        await stack.Post(Force, Events(first.Text("reportId")), Event("located", authority: "W06000015"));

        (await stack.Post(Force, Missing, body)).Body.Replace("\"duplicate\":true", "\"duplicate\":false").ShouldBe(first.Body);
    }

    [Fact]
    public async Task FoundElsewhere_ThatAuthorityGetsTheReportWithTheEvent()
    {
        var episode = await stack.Reported();
        await stack.Post(Force, Events(episode), Event("located", authority: "W06000015"));

        var item = await stack.Arrived(Cardiff, episode, "found-in-authority");
        (await stack.Get(Cardiff, $"/api/deliveries/{item.GetProperty("deliveryId").GetString()}")).Body.ShouldContain("Green coat");
    }

    [Fact]
    public async Task RedirectedEvent_ReachesTheNamedDeskAsTheSameEvent()
    {
        var episode = await stack.Reported();
        await stack.Post(Force, Events(episode), Event("sighted"));
        var item = await stack.Arrived(Newport, episode, "event-sighted");
        var redirected = await stack.Post(Newport, $"/api/deliveries/{item.GetProperty("deliveryId").GetString()}/redirection",
            """{"actingPerson":{"name":"Test Worker"},"suggestedDesk":"W06000015.intake"}""");
        redirected.Status.ShouldBe(200, redirected.Body);

        var next = await stack.Arrived(Cardiff, episode, "redirected");
        (await stack.Get(Cardiff, $"/api/deliveries/{next.GetProperty("deliveryId").GetString()}")).Body.ShouldContain("By the quay");
    }
}
