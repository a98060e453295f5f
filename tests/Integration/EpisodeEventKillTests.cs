using Safeguarding.Local.Fronts;
using Safeguarding.Tests.Integration.Support;
using Shouldly;
using Xunit;
using static Safeguarding.Tests.Integration.Support.EpisodePayloads;
using static Safeguarding.Tests.Integration.Support.Payloads;

namespace Safeguarding.Tests.Integration;

/// <summary>
/// The app is killed between each pair of steps of recording and delivering an event of a missing episode that has its first deliveries. The
/// sender, the queue and the sweep carry on: each desk then has the event exactly once.
/// </summary>
[Collection<KilledAfterwardsStack>]
public class EpisodeEventKillTests(KilledAfterwardsStack stack)
{
    public static IEnumerable<ITheoryDataRow> Steps => Kills.InShort(new TheoryData<Backend, string, string, FaultPhase, int>
    {
        { Backend.Cosmos, "PUT", "/colls/reports/docs/", FaultPhase.Before, 0 },
        { Backend.Cosmos, "PUT", "/colls/reports/docs/", FaultPhase.After, 0 },
        { Backend.Queue, "POST", "/accepted-reports/messages", FaultPhase.Before, 0 },
        { Backend.Queue, "POST", "/accepted-reports/messages", FaultPhase.After, 0 },
        { Backend.Cosmos, "POST", "/colls/deliveries/docs$", FaultPhase.Before, 0 },
        { Backend.Cosmos, "POST", "/colls/deliveries/docs$", FaultPhase.After, 0 },
        { Backend.Queue, "POST", "/due-deliveries/messages", FaultPhase.Before, 0 },
        { Backend.Cosmos, "POST", "/colls/deliveries/docs$", FaultPhase.Before, 1 },
        { Backend.Cosmos, "PUT", "/colls/reports/docs/", FaultPhase.Before, 1 },
        { Backend.Cosmos, "PUT", "/colls/reports/docs/", FaultPhase.After, 1 },
    });

    [Theory]
    [MemberData(nameof(Steps))]
    public async Task KilledBetweenSteps_EachDeskStillHearsOfTheEventOnce(Backend front, string method, string path, FaultPhase phase, int skip)
    {
        var episode = (await stack.Post(Force, Missing, Episode())).Text("reportId");
        await Poll.Until(() => stack.AllDelivered(episode), "the report's own deliveries");
        var body = Event("located", authority: "W06000015");
        await stack.KilledAt(front, method, path, phase, skip, () => stack.Post(Force, Events(episode), body));

        // A sender that had no receipt sends again; one that had gets the same receipt.
        var receipt = await stack.Post(Force, Events(episode), body);
        receipt.Status.ShouldBe(202, receipt.Body);
        await EachHeardOnce(episode, receipt.Text("eventId"));
    }

    [Fact]
    public async Task KilledAfterTheRecordAndNeverSentAgain_IsFinishedByTheSweep()
    {
        var episode = (await stack.Post(Force, Missing, Episode())).Text("reportId");
        await Poll.Until(() => stack.AllDelivered(episode), "the report's own deliveries");
        await stack.KilledAt(Backend.Queue, "POST", "/accepted-reports/messages", FaultPhase.Before, 0, () => stack.Post(Force, Events(episode), Event("located", authority: "W06000015")));

        await EachHeardOnce(episode, (await stack.Report(episode))!["events"]![0]!["id"]!.GetValue<string>());
    }

    private async Task EachHeardOnce(string episode, string eventId)
    {
        await stack.SweptUntil(episode, () => stack.AllDelivered(episode));
        var report = (await stack.Report(episode))!;
        report["events"]!.AsArray().Count.ShouldBe(1);
        report["nextActionAt"].ShouldBeNull();
        var deliveries = await stack.DeliveriesOf(episode);
        deliveries.Select(d => d["id"]!.GetValue<string>()).ShouldBeUnique();
        var told = deliveries.Where(d => d["cause"]!.GetValue<string>() == $"event:{eventId}").Select(d => d["recipientId"]!.GetValue<string>()).Order();
        told.ShouldBe(report["routes"]!.AsArray().Where(r => r!["eventId"]?.GetValue<string>() == eventId).Select(r => r!["desk"]!.GetValue<string>()).Order());
        told.ShouldContain("W06000022.intake");
        told.ShouldContain("W06000015.intake");
    }
}
