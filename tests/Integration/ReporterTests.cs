using Safeguarding.Tests.Integration.Support;
using Shouldly;
using Xunit;
using static Safeguarding.Tests.Integration.Support.Payloads;

namespace Safeguarding.Tests.Integration;

/// <summary>What a reporter is told beside the decision itself: when to ring, and whether the call was confirmed in time.</summary>
[Collection<UndisturbedStack>]
public class ReporterTests(UndisturbedStack stack)
{
    private const string Desk = "W06000015.intake";
    private const string NoAction = """{"actingPerson":{"name":"A. Person"},"decision":"no-further-action","rationale":"promiscuous: SECRET-WHY"}""";
    private const string Decision = """{"actingPerson":{"name":"A. Person"},"decision":"assessment","nextActions":["visit"]}""";

    [Fact]
    public async Task NobodyAnsweredInSevenWorkingDays_TheReporterIsToldToRing()
    {
        var (reportId, id) = await stack.Referred();
        var report = (await stack.Report(reportId))!;
        report["chaseAt"] = "2001-09-09T01:46:40Z";
        await stack.Store("reports", report, reportId);

        var seen = await stack.Send(HttpMethod.Get, $"/api/reports/{reportId}", stack.Token(Force), null, "cy");
        seen.Json.GetProperty("chaseNow").GetBoolean().ShouldBeTrue();
        seen.Text("chaseAdvice").ShouldStartWith("Nid oes neb");
        seen.Json.GetProperty("chaseDesks")[0].GetString().ShouldBe(Desk);
        await stack.Post(Cardiff, $"/api/deliveries/{id}/decision", Decision);
        (await stack.Get(Force, $"/api/reports/{reportId}")).Json.GetProperty("chaseNow").GetBoolean().ShouldBeFalse();
    }

    [Fact]
    public async Task NoFurtherAction_TheDeskIsWarnedOfItsWordsAndTheReporterReadsTheLadder()
    {
        var (reportId, id) = await stack.Referred();

        var decided = await stack.Post(Cardiff, $"/api/deliveries/{id}/decision", NoAction);
        decided.Json.GetProperty("warnings").EnumerateArray().ShouldHaveSingleItem().GetProperty("pointer").GetString().ShouldBe("/rationale");
        decided.Body.ShouldNotContain("promiscuous");
        var seen = await stack.Send(HttpMethod.Get, $"/api/reports/{reportId}", stack.Token(Force), null, "cy");
        var ladder = seen.Json.GetProperty("decisions")[0].GetProperty("ifYouDisagree");
        ladder.GetProperty("stages").EnumerateArray().Select(s => s.GetProperty("stage").GetInt32()).ShouldBe([1, 2, 3]);
        ladder.GetProperty("advice").GetString()!.ShouldStartWith("Cewch anghytuno");
        seen.Body.ShouldNotContain("SECRET-WHY");
    }

    [Fact]
    public async Task RecordOfACall_SaysThatTheCallersConfirmationIsAwaited()
    {
        var receipt = await stack.Post(Force, Referrals, Referral(extra: "\"recordedByCallTaker\":true,"));

        receipt.Json.GetProperty("telephoneConfirmation").GetProperty("awaited").GetBoolean().ShouldBeTrue();
        (await stack.Get(Force, $"/api/reports/{receipt.Text("reportId")}")).Json.GetProperty("telephoneConfirmation").GetProperty("awaited").GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public async Task ReportAfterACall_TheReceiptSaysWhetherItConfirmsInTime()
    {
        var receipt = await stack.Post(Force, Referrals, Referral(extra: "\"telephonedAt\":\"2026-01-05T10:00:00Z\","));

        var confirmation = receipt.Json.GetProperty("telephoneConfirmation");
        (confirmation.GetProperty("dueAt").GetString(), confirmation.GetProperty("late").GetBoolean()).ShouldBe(("2026-01-06T10:00:00Z", true));
    }
}
