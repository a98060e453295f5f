using NodaTime;
using Safeguarding.Routing;
using Shouldly;
using Xunit;

namespace Safeguarding.Tests.Unit.Routing;

/// <summary>Percentages of a limit in working days fall between 09:00 and 17:00 of working days; the limit itself never moves.</summary>
public class WorkingTimeTests
{
    [Theory]
    [InlineData("2026-11-27T16:00+00:00", "2026-11-30T12:00+00:00", "2026-11-30T14:00+00:00", "2026-11-30T16:00+00:00")]
    [InlineData("2026-11-27T18:00+00:00", "2026-11-30T13:00+00:00", "2026-11-30T15:00+00:00", "2026-11-30T18:00+00:00")]
    [InlineData("2026-11-28T11:00+00:00", "2026-11-30T13:00+00:00", "2026-11-30T15:00+00:00", "2026-12-01T00:00+00:00")]
    [InlineData("2026-11-23T10:00+00:00", "2026-11-23T14:00+00:00", "2026-11-23T16:00+00:00", "2026-11-24T10:00+00:00")]
    [InlineData("2026-12-24T16:00+00:00", "2026-12-29T12:00+00:00", "2026-12-29T14:00+00:00", "2026-12-29T16:00+00:00")]
    [InlineData("2026-03-27T16:00+00:00", "2026-03-30T12:00+01:00", "2026-03-30T14:00+01:00", "2026-03-30T16:00+01:00")]
    public void CareAndSupport_RemindsAndEscalatesInWorkingTime(string received, string remind, string escalate, string due)
    {
        var deadline = AcknowledgementDeadline.ForDesk(Urgency.WorkingDay, Given.At(received), Intake, Given.WorkingDays);

        deadline.DueAt.ShouldBe(Given.At(due));
        deadline.Steps.ShouldBe(
        [
            new("remind-50", StepAction.Remind, Given.At(remind)), new("escalate-75", StepAction.Escalate, Given.At(escalate)), new("breach", StepAction.Breach, Given.At(due)),
        ]);
        ReferralClocks.Decision(Given.At(received), Given.WorkingDays).Steps.ShouldBe(deadline.Steps);
    }

    [Fact]
    public void LimitInHours_StillGoesByElapsedTime() =>
        AcknowledgementDeadline.ForEmergencyDutyTeam(Urgency.Prompt, Given.At("2026-11-28T02:00+00:00"), Intake)!.Steps[0].At
            .ShouldBe(Given.At("2026-11-28T04:00+00:00"));

    [Fact]
    public void NoWorkingTimeBetween_LosesNoStep() =>
        DeadlineSteps.ByPercentOfWorkingTime(Given.At("2026-11-28T10:00+00:00"), Given.At("2026-11-28T14:00+00:00"), Given.At("2026-11-28T10:00+00:00"), Given.WorkingDays)
            .Clock().ShouldBe("remind-50 12:00:00, escalate-75 13:00:00, breach 14:00:00");

    private static readonly Desk Intake = new("W06000015.intake", DeskKind.Intake, "W06000015", "Example", "Enghraifft");
}
