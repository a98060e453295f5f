using Safeguarding.Routing;
using Shouldly;
using Xunit;

namespace Safeguarding.Tests.Unit.Routing;

public class DeadlineStepsTests
{
    [Theory]
    [InlineData("2026-11-22T23:50+00:00", "alert-90 07:30:00, remind-30 08:30:00, escalate-15 08:45:00, breach 09:00:00")]
    [InlineData("2026-11-23T07:29:59+00:00", "alert-90 07:30:00, remind-30 08:30:00, escalate-15 08:45:00, breach 09:00:00")]
    [InlineData("2026-11-23T07:30+00:00", "remind-30 08:30:00, escalate-15 08:45:00, breach 09:00:00")]
    [InlineData("2026-11-23T08:30+00:00", "escalate-15 08:45:00, breach 09:00:00")]
    [InlineData("2026-11-23T08:40+00:00", "escalate-15 08:50:00, breach 09:00:00")]
    [InlineData("2026-11-23T08:45+00:00", "breach 09:00:00")]
    [InlineData("2026-11-23T08:55+00:00", "breach 09:00:00")]
    public void DeadlineAtATarget_SkipsStepsPastAtReceiptAndEscalatesTenMinutesAfterItAtTheSoonest(string received, string expected) =>
        Given.Encompass("2026-11-22T23:30+00:00", received).Steps.Clock().ShouldBe(expected);

    [Theory]
    [InlineData("2026-11-23T10:00+00:00", "remind-50 10:30:00, escalate-75 10:45:00, breach 11:00:00")]
    [InlineData("2026-11-23T15:10+00:00", "remind-50 15:20:00, escalate-75 15:25:00, breach 15:30:00")]
    [InlineData("2026-11-23T15:15+00:00", "remind-50 15:22:30, escalate-75 15:26:15, breach 15:30:00")]
    public void DeadlineInSchoolHours_GoesByPercent(string received, string expected) =>
        Given.Encompass("2026-11-23T09:30+00:00", received).Steps.Clock().ShouldBe(expected);

    [Fact]
    public void PercentOfAShortTime_EscalatesAfterTheDeadlineRatherThanTooSoon()
    {
        var received = Given.At("2026-11-23T10:00+00:00");

        DeadlineSteps.ByPercent(received, Given.At("2026-11-23T10:08+00:00"), received).Clock()
            .ShouldBe("remind-50 10:04:00, breach 10:08:00, escalate-75 10:10:00");
    }

    [Fact]
    public void AssumedDeadlineWithEscalationPast_StillEscalates() =>
        DeadlineSteps.AtTarget(Given.At("2026-11-23T09:00+00:00"), Given.At("2026-11-23T08:55+00:00"), assumed: true).Clock()
            .ShouldBe("escalate-15 09:05:00");

    [Fact]
    public void AssumedInSchoolHours_HasNoBreach() =>
        EncompassDeadline.Compute(Given.Incident("2026-11-23T09:30+00:00", "2026-11-23T10:00+00:00"), Given.Calendar()).Steps.Clock()
            .ShouldBe("remind-50 10:30:00, escalate-75 10:45:00");

    [Fact]
    public void LateForTheNextTarget_CountsBackFromIt() =>
        Given.Encompass("2026-11-22T23:30+00:00", "2026-11-23T17:00+00:00").Steps
            .ShouldContain(new DeadlineStep("remind-30", StepAction.Remind, Given.At("2026-11-24T08:30+00:00")));

    [Fact]
    public void AcrossTheSpringClockChange_StepsKeepLondonTime() =>
        Given.Encompass("2026-03-28T23:30+00:00", "2026-03-28T23:45+00:00").Steps
            .ShouldContain(new DeadlineStep("alert-90", StepAction.Alert, Given.At("2026-03-30T07:30+01:00")));

    [Fact]
    public void Breach_IsAtTheDeadline()
    {
        var deadline = Given.Encompass("2026-11-22T23:30+00:00", "2026-11-22T23:50+00:00");

        deadline.Steps[^1].ShouldBe(new DeadlineStep("breach", StepAction.Breach, deadline.DueAt));
    }
}
