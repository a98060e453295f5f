using NodaTime;
using Safeguarding.Routing;
using Shouldly;
using Xunit;

namespace Safeguarding.Tests.Unit.Routing;

public class AcknowledgementDeadlineTests
{
    private static readonly IReadOnlyList<OpenInterval> Office = [new(new LocalTime(9, 0), new LocalTime(17, 0))];

    private static readonly Desk Intake = new(
        "W06000015.intake", DeskKind.Intake, "W06000015", "Example intake", "Derbyn enghreifftiol",
        new DeskHours(new Dictionary<IsoDayOfWeek, IReadOnlyList<OpenInterval>>
        {
            [IsoDayOfWeek.Monday] = Office,
            [IsoDayOfWeek.Tuesday] = Office,
            [IsoDayOfWeek.Wednesday] = Office,
            [IsoDayOfWeek.Thursday] = Office,
            [IsoDayOfWeek.Friday] = [new(new LocalTime(9, 0), new LocalTime(16, 30))],
        }),
        EmergencyDutyTeam: "edt.example-east");

    private static readonly Desk DutyTeam = new(
        "edt.example-east", DeskKind.EmergencyDutyTeam, "W06000015", "Example duty team", "Tîm enghreifftiol");

    [Theory]
    [InlineData("2026-11-27T20:00+00:00", "2026-11-30T20:00+00:00")]
    [InlineData("2026-12-24T20:00+00:00", "2026-12-29T20:00+00:00")]
    [InlineData("2026-11-28T14:00+00:00", "2026-12-01T00:00+00:00")]
    public void CareAndSupport_HasAWorkingDayFromReceiptWhateverTheDesksHours(string received, string expected) =>
        ForDesk(Urgency.WorkingDay, received).DueAt.ShouldBe(Given.At(expected));

    [Theory]
    [InlineData("2026-11-23T08:59:59+00:00", false)]
    [InlineData("2026-11-23T09:00+00:00", true)]
    [InlineData("2026-11-23T16:59:59+00:00", true)]
    [InlineData("2026-11-23T17:00+00:00", false)]
    [InlineData("2026-11-27T16:30+00:00", false)]
    [InlineData("2026-11-28T10:00+00:00", false)]
    [InlineData("2026-12-28T10:00+00:00", false)]
    [InlineData("2026-07-01T09:00+01:00", true)]
    [InlineData("2026-07-01T17:00+01:00", false)]
    public void DeskWithHours_IsOpenWithinThemExceptOnBankHolidays(string at, bool expected) =>
        AcknowledgementDeadline.IsOpen(Intake, Given.At(at), Given.WorkingDays).ShouldBe(expected);

    /// <summary>Two intervals on a day, in either order as written; the break between them is closed.</summary>
    [Theory]
    [InlineData("2026-11-23T08:59:59+00:00", false, "2026-11-23T10:00+00:00")]
    [InlineData("2026-11-23T09:00+00:00", true, "2026-11-23T10:00+00:00")]
    [InlineData("2026-11-23T12:00+00:00", false, "2026-11-23T14:00+00:00")]
    [InlineData("2026-11-23T13:00+00:00", true, "2026-11-23T14:00+00:00")]
    [InlineData("2026-11-23T17:00+00:00", false, "2026-11-24T10:00+00:00")]
    public void DeskWithABreak_IsOpenInEachIntervalAndItsClockStartsAtTheNextOne(string at, bool open, string due)
    {
        foreach (var hours in new[] { "Mon-Fri 09:00-12:00; Mon-Fri 13:00-17:00", "Mon-Fri 13:00-17:00; Mon-Fri 09:00-12:00" })
        {
            var desk = Intake with { Hours = Safeguarding.Directory.DeskHoursText.Read(hours) };

            AcknowledgementDeadline.IsOpen(desk, Given.At(at), Given.WorkingDays).ShouldBe(open);
            AcknowledgementDeadline.ForDesk(Urgency.Prompt, Given.At(at), desk, Given.WorkingDays).DueAt.ShouldBe(Given.At(due));
        }
    }

    [Fact]
    public void DeskWhoseIntervalsTouch_ClosesAtTheEndOfTheLast()
    {
        var desk = Intake with { Hours = Safeguarding.Directory.DeskHoursText.Read("Mon 13:00-17:00; Mon 09:00-13:00") };

        AcknowledgementDeadline.ClosesBefore(desk, Given.At("2026-11-23T12:30+00:00"), Given.At("2026-11-23T16:30+00:00"), Given.WorkingDays).ShouldBeNull();
        AcknowledgementDeadline.ClosesBefore(desk, Given.At("2026-11-23T12:30+00:00"), Given.At("2026-11-23T17:30+00:00"), Given.WorkingDays)
            .ShouldBe(Given.At("2026-11-23T17:00+00:00"));
    }

    [Fact]
    public void DeskWithoutHours_IsAlwaysOpen() =>
        AcknowledgementDeadline.IsOpen(DutyTeam, Given.At("2026-12-25T03:00+00:00"), Given.WorkingDays).ShouldBeTrue();

    [Fact]
    public void DeskUntilMidnight_IsOpenUntilTheEndOfTheDay()
    {
        var desk = Intake with { Hours = Only(IsoDayOfWeek.Monday, new OpenInterval(new LocalTime(9, 0), LocalTime.Midnight)) };

        AcknowledgementDeadline.IsOpen(desk, Given.At("2026-11-23T23:59:59+00:00"), Given.WorkingDays).ShouldBeTrue();
        AcknowledgementDeadline.IsOpen(desk, Given.At("2026-11-24T00:00+00:00"), Given.WorkingDays).ShouldBeFalse();
    }

    [Theory]
    [InlineData(Urgency.Immediate, "acknowledgement.immediate", "2026-11-23T10:15+00:00")]
    [InlineData(Urgency.Prompt, "acknowledgement.prompt", "2026-11-23T11:00+00:00")]
    [InlineData(Urgency.Routine, "acknowledgement.routine", "2026-11-23T14:00+00:00")]
    [InlineData(Urgency.WorkingDay, "acknowledgement.working-day", "2026-11-24T10:00+00:00")]
    public void DeskOpenAtReceipt_CountsFromReceipt(Urgency urgency, string rule, string expected)
    {
        var deadline = ForDesk(urgency, "2026-11-23T10:00+00:00");

        (deadline.RuleId, deadline.Start, deadline.DueAt).ShouldBe((rule, Given.At("2026-11-23T10:00+00:00"), Given.At(expected)));
        deadline.Citation.ShouldStartWith("product default, not law");
    }

    [Theory]
    [InlineData(Urgency.Immediate, "2026-11-27T20:00+00:00", "2026-11-30T09:15+00:00")]
    [InlineData(Urgency.Prompt, "2026-11-23T07:00+00:00", "2026-11-23T10:00+00:00")]
    [InlineData(Urgency.Prompt, "2026-11-27T16:30+00:00", "2026-11-30T10:00+00:00")]
    [InlineData(Urgency.Prompt, "2026-12-24T20:00+00:00", "2026-12-29T10:00+00:00")]
    [InlineData(Urgency.Prompt, "2026-03-27T20:00+00:00", "2026-03-30T10:00+01:00")]
    [InlineData(Urgency.Prompt, "2026-10-23T20:00+01:00", "2026-10-26T10:00+00:00")]
    [InlineData(Urgency.Routine, "2026-11-28T12:00+00:00", "2026-11-30T13:00+00:00")]
    public void DeskClosedAtReceipt_CountsFromItsNextOpening(Urgency urgency, string received, string expected) =>
        ForDesk(urgency, received).DueAt.ShouldBe(Given.At(expected));

    [Fact]
    public void ClosedDesk_ChasesFromItsOpening() =>
        ForDesk(Urgency.Prompt, "2026-11-23T07:00+00:00").Steps.Clock().ShouldBe("remind-50 09:30:00, escalate-75 09:45:00, breach 10:00:00");

    [Fact]
    public void ClosedDeskOverChristmas_ExplainsItsOpening() =>
        ForDesk(Urgency.Prompt, "2026-12-24T20:00+00:00").CalendarFacts.Select(fact => $"{fact.Date.Day} {fact.Fact}").ShouldBe(
            ["24 desk closed at receipt", "25 not a working day", "28 not a working day", "29 desk opens at 09:00: its clock starts"]);

    [Fact]
    public void ImmediateDanger_ChasesWithinTheQuarterHourAndBlamesNoSender()
    {
        var deadline = ForDesk(Urgency.Immediate, "2026-11-23T10:00+00:00");

        deadline.Steps.Clock().ShouldBe("remind-50 10:07:30, escalate-75 10:11:15, breach 10:15:00");
        deadline.ShortNotice.ShouldBeFalse();
    }

    [Fact]
    public void CareAndSupportAtAnAlwaysOpenDeskOnSunday_CountsFromMondayMidnight()
    {
        var deadline = AcknowledgementDeadline.ForDesk(
            Urgency.WorkingDay, Given.At("2026-11-22T14:00+00:00"), DutyTeam, Given.WorkingDays);

        (deadline.Start, deadline.DueAt).ShouldBe((Given.At("2026-11-23T00:00+00:00"), Given.At("2026-11-24T00:00+00:00")));
    }

    [Fact]
    public void DeskThatNeverOpens_CountsFromReceipt()
    {
        var desk = Intake with { Hours = new DeskHours(new Dictionary<IsoDayOfWeek, IReadOnlyList<OpenInterval>>()) };

        var deadline = AcknowledgementDeadline.ForDesk(Urgency.Prompt, Given.At("2026-11-23T10:00+00:00"), desk, Given.WorkingDays);

        deadline.DueAt.ShouldBe(Given.At("2026-11-23T11:00+00:00"));
        deadline.CalendarFacts.ShouldHaveSingleItem().Fact.ShouldStartWith("desk never opens");
    }

    [Theory]
    [InlineData(Urgency.Immediate, "acknowledgement.immediate", "2026-12-25T03:15+00:00")]
    [InlineData(Urgency.Prompt, "acknowledgement.prompt-edt", "2026-12-25T07:00+00:00")]
    [InlineData(Urgency.Routine, "acknowledgement.routine", "2026-12-25T07:00+00:00")]
    public void EmergencyDutyTeam_CountsFromReceiptAtAnyHour(Urgency urgency, string rule, string expected)
    {
        var deadline = AcknowledgementDeadline.ForEmergencyDutyTeam(urgency, Given.At("2026-12-25T03:00+00:00"), DutyTeam)!;

        (deadline.RuleId, deadline.DueAt).ShouldBe((rule, Given.At(expected)));
        deadline.CalendarFacts.ShouldHaveSingleItem().Source.ShouldBe("emergency duty team: edt.example-east");
    }

    [Fact]
    public void EmergencyDutyTeamOverTheSpringClockChange_HasFourElapsedHours() =>
        AcknowledgementDeadline.ForEmergencyDutyTeam(Urgency.Prompt, Given.At("2026-03-28T23:30+00:00"), DutyTeam)!
            .DueAt.ShouldBe(Given.At("2026-03-29T04:30+01:00"));

    [Fact]
    public void CareAndSupport_WaitsForTheDesk() =>
        AcknowledgementDeadline.ForEmergencyDutyTeam(Urgency.WorkingDay, Given.At("2026-12-25T03:00+00:00"), DutyTeam).ShouldBeNull();

    private static Deadline ForDesk(Urgency urgency, string received) =>
        AcknowledgementDeadline.ForDesk(urgency, Given.At(received), Intake, Given.WorkingDays);

    private static DeskHours Only(IsoDayOfWeek day, OpenInterval open) => new(new Dictionary<IsoDayOfWeek, IReadOnlyList<OpenInterval>> { [day] = [open] });
}
