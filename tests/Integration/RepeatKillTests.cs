using Safeguarding.Local.Fronts;
using Safeguarding.Tests.Integration.Support;
using Shouldly;
using Xunit;
using static Safeguarding.Tests.Integration.Support.EpisodePayloads;
using static Safeguarding.Tests.Integration.Support.Payloads;
using static Safeguarding.Tests.Integration.Support.RepeatPayloads;

namespace Safeguarding.Tests.Integration;

/// <summary>
/// The app is killed between each pair of steps of looking for earlier episodes, and of recording what a person says of a match. The queue and the
/// sweep carry on: the desk hears once, and what was said stands once.
/// </summary>
[Collection<KilledAfterwardsStack>]
public class RepeatKillTests(KilledAfterwardsStack stack)
{
    /// <param name="ofRepeat">Counted from the routes of the report itself on, which come first.</param>
    public static IEnumerable<ITheoryDataRow> Steps => Kills.InShort(new TheoryData<string, string, FaultPhase, int, bool>
    {
        { "POST", "/colls/episode-matches/docs$", FaultPhase.Before, 0, false },
        { "POST", "/colls/episode-matches/docs$", FaultPhase.After, 0, false },
        { "POST", "/colls/episode-matches/docs$", FaultPhase.After, 1, false },
        { "PUT", "/colls/reports/docs/", FaultPhase.Before, 0, false },
        { "PUT", "/colls/reports/docs/", FaultPhase.After, 0, false },
        { "POST", "/colls/deliveries/docs$", FaultPhase.Before, 0, true },
        { "POST", "/colls/deliveries/docs$", FaultPhase.After, 0, true },
        { "PUT", "/colls/reports/docs/", FaultPhase.Before, 1, false },
        { "PUT", "/colls/reports/docs/", FaultPhase.After, 1, false },
    });

    [Theory]
    [MemberData(nameof(Steps))]
    public async Task KilledBetweenSteps_TheDeskHearsOfTheRepeatOnce(string method, string path, FaultPhase phase, int skip, bool ofRepeat)
    {
        var family = Family();
        await stack.Worked(Force, Of(family, 60));
        await stack.Worked(OtherForce, Of(family, 30));
        var body = Of(family, 1);
        var own = (await stack.Post(Charity, "/api/routing-previews", body)).Json.GetProperty("routes").GetArrayLength();
        Answer? receipt = null;
        await stack.KilledAt(Backend.Cosmos, method, path, phase, ofRepeat ? own + skip : skip, async () => receipt = await stack.Post(Charity, Missing, body));
        receipt!.Status.ShouldBe(202, receipt.Body);
        var id = receipt.Text("reportId");
        await Finished(id, () => stack.IsAtRest(id));

        var report = (await stack.Report(id))!;
        report["routes"]!.AsArray().Count(r => r!["repeat"] is not null && r["desk"]!.GetValue<string>() == "W06000022.intake").ShouldBe(1);
        (await stack.DeliveriesOf(id)).Count.ShouldBe(report["routes"]!.AsArray().Count);
        (await stack.RepeatAt(id))!["cause"]!.GetValue<string>().ShouldBe("repeat:3");
    }

    public static IEnumerable<ITheoryDataRow> Confirming => Kills.InShort(new TheoryData<string, FaultPhase, int>
    {
        { "/colls/deliveries/docs/", FaultPhase.After, 0 },
        { "/colls/reports/docs/", FaultPhase.Before, 0 },
        { "/colls/reports/docs/", FaultPhase.After, 0 },
        { "/colls/deliveries/docs/", FaultPhase.Before, 1 },
        { "/colls/deliveries/docs/", FaultPhase.After, 1 },
    });

    [Theory]
    [MemberData(nameof(Confirming))]
    public async Task KilledWhileAPersonConfirms_WhatWasSaidStandsOnceInTheReport(string path, FaultPhase phase, int skip)
    {
        var ids = await stack.Thrice(Family());
        await Poll.Until(async () => (await stack.RepeatAt(ids[2]))!.IsAtRest(), "sent");
        var item = (await stack.RepeatAt(ids[2]))!.IdOf();
        await stack.KilledAt(Backend.Cosmos, "PUT", path, phase, skip, () => stack.Post(
            Newport, $"/api/deliveries/{item}/match-confirmation", $$"""{"actingPerson":{"name":"Test Worker"},"confirmed":["{{ids[0]}}"]}"""));
        await Finished(ids[2], async () => (await stack.RepeatAt(ids[2]))!["matchesRecorded"]!.GetValue<int>() == 1);

        (await stack.Report(ids[2]))!["matchDecisions"]!.AsArray().ShouldHaveSingleItem()!["otherReportId"]!.GetValue<string>().ShouldBe(ids[0]);
        (await stack.RepeatAt(ids[2]))!["matchConfirmations"]!.AsArray().ShouldHaveSingleItem();
    }

    private async Task Finished(string report, Func<Task<bool>> question)
    {
        await stack.SweptUntil(report, question);
        (await question()).ShouldBeTrue();
    }
}
