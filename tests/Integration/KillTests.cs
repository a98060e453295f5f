using Safeguarding.Local.Fronts;
using Safeguarding.Tests.Integration.Support;
using Shouldly;
using Xunit;
using static Safeguarding.Tests.Integration.Support.Payloads;

namespace Safeguarding.Tests.Integration;

/// <summary>
/// The app is killed between each pair of steps of acceptance and of delivery. A step is held by a front that does not answer, the process is
/// killed, and the sender, the queue and the sweep carry on: each school then has its pupil's item exactly once.
/// </summary>
[Collection<KilledStack>]
public class KillTests(KilledStack stack)
{
    public static IEnumerable<ITheoryDataRow> Steps => Kills.InShort(new TheoryData<Backend, string, string, FaultPhase, int>
    {
        { Backend.Blob, "PUT", "/raw-reports/", FaultPhase.Before, 0 },
        { Backend.Blob, "PUT", "/raw-reports/", FaultPhase.After, 0 },
        { Backend.Cosmos, "POST", "/colls/reports/docs$", FaultPhase.Before, 0 },
        { Backend.Cosmos, "POST", "/colls/reports/docs$", FaultPhase.After, 0 },
        { Backend.Queue, "POST", "/accepted-reports/messages", FaultPhase.Before, 0 },
        { Backend.Queue, "POST", "/accepted-reports/messages", FaultPhase.After, 0 },
        { Backend.Cosmos, "POST", "/colls/deliveries/docs$", FaultPhase.Before, 0 },
        { Backend.Cosmos, "POST", "/colls/deliveries/docs$", FaultPhase.After, 0 },
        { Backend.Queue, "POST", "/due-deliveries/messages", FaultPhase.Before, 0 },
        { Backend.Queue, "POST", "/due-deliveries/messages", FaultPhase.After, 0 },
        { Backend.Cosmos, "POST", "/colls/deliveries/docs$", FaultPhase.Before, 1 },
        { Backend.Queue, "POST", "/due-deliveries/messages", FaultPhase.Before, 1 },
        { Backend.Cosmos, "PUT", "/colls/reports/docs/", FaultPhase.Before, 0 },
        { Backend.Cosmos, "PUT", "/colls/reports/docs/", FaultPhase.After, 0 },
        { Backend.Cosmos, "POST", "/colls/audit/docs$", FaultPhase.After, 0 },
        { Backend.Cosmos, "PUT", "/colls/deliveries/docs/", FaultPhase.Before, 0 },
        { Backend.Cosmos, "PUT", "/colls/deliveries/docs/", FaultPhase.After, 0 },
    });

    [Theory]
    [MemberData(nameof(Steps))]
    public async Task KilledBetweenSteps_EachSchoolStillGetsItsPupilOnce(Backend front, string method, string path, FaultPhase phase, int skip)
    {
        var body = Siblings();
        await stack.KilledAt(front, method, path, phase, skip, () => stack.Post(Force, Encompass, body));

        // A sender that had no receipt sends again; one that had gets the same receipt.
        var receipt = await stack.Post(Force, Encompass, body);
        receipt.Status.ShouldBe(202, receipt.Body);
        await EachArrivedOnce(receipt.Text("reportId"));
    }

    [Fact]
    public async Task KilledBeforeAcceptanceAndNeverSentAgain_IsAcceptedByTheReconciliationWithItsFirstTime()
    {
        var reference = Reference();
        await stack.KilledAt(Backend.Cosmos, "POST", "/colls/reports/docs$", FaultPhase.Before, 0, () => stack.Post(Force, Encompass, Siblings(reference)));
        var newest = (await stack.Archived("encompass-notification")).MaxBy(b => b.ReceivedAt())!;
        var (reportId, receivedAt) = (newest.Name.Split('/')[2], await stack.Age(newest));
        (await stack.Report(reportId)).ShouldBeNull("nothing was accepted yet");

        (await stack.Stack.Host.RunTimerAsync("ReconcileArchive")).Succeeded.ShouldBeTrue();

        await EachArrivedOnce(reportId);
        (await stack.Report(reportId))!["receivedAt"]!.GetValue<string>().ShouldBe(receivedAt);
        (await stack.Query("rejections", "SELECT * FROM c WHERE c.senderId = @key", "police.gwent"))
            .ShouldContain(r => r["id"]!.GetValue<string>().StartsWith($"archive-{reportId}") && r["code"]!.GetValue<string>() == "recovered");
        (await stack.Post(Force, Encompass, Siblings(reference))).Json.GetProperty("duplicate").GetBoolean().ShouldBeTrue();
    }

    private async Task EachArrivedOnce(string reportId)
    {
        await stack.SweptUntil(reportId, () => stack.IsAtRest(reportId));
        foreach (var school in new[] { LittleOtter, NineLanterns })
        {
            (await stack.Inbox(school, reportId)).ShouldHaveSingleItem().GetProperty("state").GetString().ShouldBe("sent");
        }
        (await stack.DeliveriesOf(reportId)).Count.ShouldBe(2);
    }
}
