using NodaTime;
using Safeguarding.Routing;
using Shouldly;
using Xunit;

namespace Safeguarding.Tests.Unit.Routing;

public class ReferralClocksTests
{
    [Theory]
    [InlineData("2026-11-23T14:20+00:00", "2026-11-24T14:20+00:00")]
    [InlineData("2026-11-27T16:00+00:00", "2026-11-30T16:00+00:00")]
    [InlineData("2026-11-28T16:00+00:00", "2026-12-01T00:00+00:00")]
    [InlineData("2026-12-28T14:00+00:00", "2026-12-30T00:00+00:00")]
    [InlineData("2026-03-27T16:00+00:00", "2026-03-30T16:00+01:00")]
    public void Decision_IsDueOneWorkingDayAfterReceipt(string received, string expected)
    {
        var deadline = ReferralClocks.Decision(Given.At(received), Given.WorkingDays);

        (deadline.RuleId, deadline.DueAt).ShouldBe(("decision.one-working-day", Given.At(expected)));
        deadline.Citation.ShouldContain("c3pt1-p4");
    }

    [Fact]
    public void DecisionReceivedOnABankHoliday_StartsOnTheNextWorkingDayAndSaysSo()
    {
        var deadline = ReferralClocks.Decision(Given.At("2026-12-28T14:00+00:00"), Given.WorkingDays);

        deadline.Start.ShouldBe(Given.At("2026-12-29T00:00+00:00"));
        deadline.CalendarFacts.Select(fact => $"{fact.Date.Day} {fact.Fact}")
            .ShouldBe(["28 not a working day: counts as 00:00 of 2026-12-29", "29 due at the end of this day"]);
        deadline.Steps.Clock().ShouldBe("remind-50 13:00:00, escalate-75 15:00:00, breach 00:00:00");
    }

    [Theory]
    [InlineData("2026-11-23T14:20+00:00", "2026-12-02T14:20+00:00")]
    [InlineData("2027-03-22T10:00+00:00", "2027-04-02T10:00+01:00")]
    [InlineData("2027-03-26T10:00+00:00", "2027-04-08T00:00+01:00")]
    public void Chase_IsDueSevenWorkingDaysAfterAcceptance(string accepted, string expected)
    {
        var deadline = ReferralClocks.Chase(Given.At(accepted), Given.WorkingDays);

        (deadline.RuleId, deadline.DueAt).ShouldBe(("chase.seven-working-days", Given.At(expected)));
        deadline.Citation.ShouldContain("c2.p18");
    }

    [Fact]
    public void Chase_IsOneMessageAndNoBreach() =>
        ReferralClocks.Chase(Given.At("2026-11-23T14:20+00:00"), Given.WorkingDays).Steps
            .ShouldBe([new DeadlineStep("chase", StepAction.Alert, Given.At("2026-12-02T14:20+00:00"))]);

    [Theory]
    [InlineData("2026-11-27T18:00+00:00", "2026-11-30T18:00+00:00")]
    [InlineData("2026-03-27T12:00+00:00", "2026-03-30T13:00+01:00")]
    [InlineData("2026-10-23T12:00+01:00", "2026-10-26T11:00+00:00")]
    [InlineData("2026-12-24T12:00+00:00", "2026-12-27T12:00+00:00")]
    public void ReturnInterview_IsDueSeventyTwoElapsedHoursAfterReturned(string returned, string expected)
    {
        var deadline = ReferralClocks.ReturnInterview(Given.At(returned));

        (deadline.RuleId, deadline.DueAt).ShouldBe(("return-interview.72-hours", Given.At(expected)));
        deadline.Citation.ShouldContain("set per safeguarding board");
    }

    [Fact]
    public void ReturnInterview_IsChasedByPercent() =>
        ReferralClocks.ReturnInterview(Given.At("2026-11-27T18:00+00:00")).Steps.Select(step => step.At).ShouldBe(
            [Given.At("2026-11-29T06:00+00:00"), Given.At("2026-11-30T00:00+00:00"), Given.At("2026-11-30T18:00+00:00")]);

    [Theory]
    [InlineData("2026-11-30T17:59+00:00", "2026-11-30T18:00 Breach")]
    [InlineData("2026-11-30T18:00+00:00", "2026-11-30T18:10 Escalate")]
    [InlineData("2026-12-04T10:00+00:00", "2026-12-04T10:10 Escalate")]
    public void ReturnReportedLate_SomebodyElseStillHears(string reported, string steps) =>
        string.Join(", ", ReferralClocks.ReturnInterview(Given.At("2026-11-27T18:00+00:00"), Given.At(reported)).Steps
            .Select(step => $"{step.At.ToString("uuuu-MM-dd'T'HH:mm", null)} {step.Action}")).ShouldBe(steps);
}
