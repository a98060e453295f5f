using Safeguarding.Local.Fronts;
using Safeguarding.Tests.Integration.Support;
using Shouldly;
using Xunit;
using static Safeguarding.Tests.Integration.Support.AmendmentPayloads;
using static Safeguarding.Tests.Integration.Support.Payloads;

namespace Safeguarding.Tests.Integration;

/// <summary>
/// The app is killed between each pair of steps of an amendment: bytes, report, queue, closing the old item, making the new ones, clearing the next
/// action. The sender, the queue and the sweep carry on, and each desk ends as if nothing had happened.
/// </summary>
[Collection<KilledAfterwardsStack>]
public class AmendmentKillTests(KilledAfterwardsStack stack)
{
    public static IEnumerable<ITheoryDataRow> Steps => Kills.InShort(new TheoryData<Backend, string, string, FaultPhase, int>
    {
        { Backend.Blob, "PUT", "/raw-reports/", FaultPhase.Before, 0 },
        { Backend.Blob, "PUT", "/raw-reports/", FaultPhase.After, 0 },
        { Backend.Cosmos, "PUT", "/colls/reports/docs/", FaultPhase.Before, 0 },
        { Backend.Cosmos, "PUT", "/colls/reports/docs/", FaultPhase.After, 0 },
        { Backend.Queue, "POST", "/accepted-reports/messages", FaultPhase.Before, 0 },
        { Backend.Queue, "POST", "/accepted-reports/messages", FaultPhase.After, 0 },
        { Backend.Cosmos, "PUT", "/colls/deliveries/docs/", FaultPhase.Before, 0 },
        { Backend.Cosmos, "PUT", "/colls/deliveries/docs/", FaultPhase.After, 0 },
        { Backend.Cosmos, "POST", "/colls/deliveries/docs$", FaultPhase.Before, 0 },
        { Backend.Cosmos, "POST", "/colls/deliveries/docs$", FaultPhase.After, 0 },
        { Backend.Queue, "POST", "/due-deliveries/messages", FaultPhase.Before, 0 },
        { Backend.Cosmos, "POST", "/colls/deliveries/docs$", FaultPhase.Before, 1 },
        { Backend.Cosmos, "PUT", "/colls/reports/docs/", FaultPhase.Before, 1 },
        { Backend.Cosmos, "PUT", "/colls/reports/docs/", FaultPhase.After, 1 },
    });

    [Theory]
    [MemberData(nameof(Steps))]
    public async Task CorrectionKilledBetweenSteps_EachSchoolEndsRight(Backend front, string method, string path, FaultPhase phase, int skip)
    {
        var report = await stack.Delivered(Encompass, Siblings());
        var sibling = (await stack.DeliveriesOf(report)).Single(d => d["childKey"]!.GetValue<string>() == "c2").ToJsonString();
        var body = Amendment("correct", """{"children":{"c1":{"schools":[{"number":"6814001"}]}}}""");
        await stack.KilledAt(front, method, path, phase, skip, () => stack.Post(Force, Amendments(report), body));

        // A sender that had no receipt sends again; one that had gets the same receipt.
        var receipt = await stack.Post(Force, Amendments(report), body);
        receipt.Status.ShouldBe(202, receipt.Body);
        await stack.SweptUntil(report, () => stack.AllDelivered(report));

        (await stack.AllDelivered(report)).ShouldBeTrue();
        (await stack.Report(report))!["amendments"]!.AsArray().Count.ShouldBe(1);
        (await stack.States(LittleOtter, report)).ShouldBe("registered-school amended-away; amended-away sent");
        (await stack.States("school-6814001-system", report)).ShouldBe("registered-school sent");
        var wrong = (await stack.Read("deliveries", (await stack.ItemOf(LittleOtter, report, "registered-school")).Id(), "school.6802901"))!;
        wrong["view"]!.ToJsonString().ShouldNotContain("Afanc");
        wrong["history"]!.AsArray().Count(h => h!["what"]!.GetValue<string>() == "amended-away").ShouldBe(1);
        (await stack.DeliveriesOf(report)).Single(d => d["childKey"]!.GetValue<string>() == "c2").ToJsonString().ShouldBe(sibling);
    }

    public static IEnumerable<ITheoryDataRow> MarkerSteps => Kills.InShort(new TheoryData<string, string, FaultPhase, int>
    {
        { "PUT", "/colls/deliveries/docs/", FaultPhase.Before, 0 },
        { "PUT", "/colls/deliveries/docs/", FaultPhase.After, 0 },
        { "PUT", "/colls/deliveries/docs/", FaultPhase.Before, 1 },
        { "PUT", "/colls/deliveries/docs/", FaultPhase.After, 1 },
        { "POST", "/colls/deliveries/docs$", FaultPhase.After, 0 },
        { "POST", "/colls/deliveries/docs$", FaultPhase.Before, 1 },
        { "POST", "/colls/deliveries/docs$", FaultPhase.After, 1 },
    });

    [Theory]
    [MemberData(nameof(MarkerSteps))]
    public async Task MarkerKilledBetweenSteps_IsHiddenAndTheListIsThereOnce(string method, string path, FaultPhase phase, int skip)
    {
        var report = await stack.Delivered(Encompass, OneChild(narrative: "He hid in the loft."));
        var item = (await stack.ItemOf(LittleOtter, report, "registered-school")).Id();
        await stack.Get(LittleOtter, $"/api/deliveries/{item}");
        await stack.KilledAt(Backend.Cosmos, method, path, phase, skip, () => stack.Post(Force, Amendments(report), Amendment("add", """{"notSafeToShare":[{"with":"school"}]}""")));
        await stack.SweptUntil(report, () => stack.AllDelivered(report));

        (await stack.Read("deliveries", item, "school.6802901"))!["view"]!.ToJsonString().ShouldNotContain("loft");
        var told = (await stack.Read("deliveries", (await stack.ItemOf(DutyDesk, report, "read-before-marker", 1)).Id(), "duty.gwent"))!;
        told["view"]!["readBefore"]!["readers"]!.AsArray().Count.ShouldBe(1);
        (await stack.States(LittleOtter, report)).ShouldBe("registered-school sent; registered-school sent");
    }

    [Fact]
    public async Task KilledBeforeItWasStoredAndNeverSentAgain_IsAppliedByTheReconciliationWithItsFirstTime()
    {
        var report = await stack.Delivered(Encompass, OneChild());
        await stack.KilledAt(Backend.Cosmos, "PUT", "/colls/reports/docs/", FaultPhase.Before, 0, () => stack.Post(Force, Amendments(report), Amendment("correct", ToNineLanterns)));
        var receivedAt = await stack.Age((await stack.Archived("encompass-notification")).Single(b => b.Name.Contains($"/{report}/amendment-", StringComparison.Ordinal)));
        (await stack.Stack.Host.RunTimerAsync("ReconcileArchive")).Succeeded.ShouldBeTrue();
        await stack.SweptUntil(report, () => stack.AllDelivered(report));

        (await stack.Report(report))!["amendments"]![0]!["receivedAt"]!.GetValue<string>().ShouldBe(receivedAt);
        (await stack.States(NineLanterns, report)).ShouldBe("registered-school sent");
        (await stack.Query("rejections", "SELECT * FROM c WHERE c.senderId = @key", "police.gwent"))
            .ShouldContain(r => r["id"]!.GetValue<string>().StartsWith($"archive-{report}") && r["code"]!.GetValue<string>() == "recovered");
    }
}
