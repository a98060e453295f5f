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

    private static readonly DeskHours EveryDay = Safeguarding.Directory.DeskHoursText.Read("Mon-Sun 09:00-17:00")!;

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

    /// <summary>Boxing Day 2026 and New Year's Day 2028 are Saturdays, Christmas Day 2027 is one and Boxing Day a Sunday: published are the substitutes alone.</summary>
    [Theory]
    [InlineData("2026-12-19T10:00+00:00", true)]
    [InlineData("2026-12-25T10:00+00:00", false)]
    [InlineData("2026-12-26T10:00+00:00", false)]
    [InlineData("2026-12-27T10:00+00:00", true)]
    [InlineData("2026-12-28T10:00+00:00", false)]
    [InlineData("2026-12-29T10:00+00:00", true)]
    [InlineData("2027-12-25T10:00+00:00", false)]
    [InlineData("2027-12-26T10:00+00:00", false)]
    [InlineData("2027-12-27T10:00+00:00", false)]
    [InlineData("2027-12-28T10:00+00:00", false)]
    [InlineData("2027-12-29T10:00+00:00", true)]
    [InlineData("2028-01-01T10:00+00:00", false)]
    [InlineData("2028-01-02T10:00+00:00", true)]
    [InlineData("2028-01-03T10:00+00:00", false)]
    public void DeskOfEveryDay_IsClosedOnTheRealDayAndItsSubstitute(string at, bool expected)
    {
        var days = new WorkingDays(Safeguarding.Directory.DirectoryImport.Read(Infrastructure.Repository.At("sample-payloads", "directory")).Data!.BankHolidays);

        AcknowledgementDeadline.IsOpen(Intake with { Hours = EveryDay }, Given.At(at), days).ShouldBe(expected);
    }

    /// <summary>The list is without the substitute, as before it is published: nothing is known of the real day either.</summary>
    [Fact]
    public void RealDayWithoutASubstituteInTheList_IsLikeAnyOther() =>
        AcknowledgementDeadline.IsOpen(Intake with { Hours = EveryDay }, Given.At("2032-12-25T10:00+00:00"), Given.WorkingDays).ShouldBeTrue();

    /// <summary>Every kind: who works through a bank holiday by the hours of its desk, and who stays at home.</summary>
    [Theory]
    [InlineData(DeskKind.Intake, false)]
    [InlineData(DeskKind.EducationSafeguarding, false)]
    [InlineData(DeskKind.HomeEducation, false)]
    [InlineData(DeskKind.School, false)]
    [InlineData(DeskKind.HealthBoard, false)]
    [InlineData(DeskKind.TraffickingAdvocate, false)]
    [InlineData(DeskKind.Sender, false)]
    [InlineData(DeskKind.EmergencyDutyTeam, true)]
    [InlineData(DeskKind.DutyDesk, true)]
    [InlineData(DeskKind.Police, true)]
    public void DeskOfThisKind_IsOpenOnBankHolidaysOrNotByItsHoursAndAlwaysWithout(DeskKind kind, bool open)
    {
        foreach (var day in new[] { "2026-12-25", "2026-12-26", "2026-12-28" })
        {
            var (morning, night) = (Given.At($"{day}T10:00+00:00"), Given.At($"{day}T03:00+00:00"));
            var desk = Intake with { Kind = kind, Hours = EveryDay };

            AcknowledgementDeadline.IsOpen(desk, morning, Given.WorkingDays).ShouldBe(open);
            AcknowledgementDeadline.IsOpen(desk, night, Given.WorkingDays).ShouldBeFalse();
            AcknowledgementDeadline.IsOpen(desk with { Hours = null }, morning, Given.WorkingDays).ShouldBeTrue();
            AcknowledgementDeadline.IsOpen(desk with { Hours = null }, night, Given.WorkingDays).ShouldBeTrue();
            (AcknowledgementDeadline.ForDesk(Urgency.Prompt, morning, desk, Given.WorkingDays).Start == morning).ShouldBe(open);
            AcknowledgementDeadline.ClosesBefore(desk, Given.At($"{day}T16:30+00:00"), Given.At($"{day}T17:30+00:00"), Given.WorkingDays)
                .ShouldBe(open ? Given.At($"{day}T17:00+00:00") : null);
        }
    }

    [Fact]
    public void EveryKindOfDesk_IsWalked() =>
        typeof(AcknowledgementDeadlineTests).GetMethod(nameof(DeskOfThisKind_IsOpenOnBankHolidaysOrNotByItsHoursAndAlwaysWithout))!
            .GetCustomAttributes(typeof(InlineDataAttribute), false).Cast<InlineDataAttribute>().Select(d => (DeskKind)d.Data[0]!).ShouldBe(Enum.GetValues<DeskKind>(), ignoreOrder: true);

    [Fact]
    public void ClosedSaturdayDeskOverChristmas_NamesTheRealDayToo() =>
        AcknowledgementDeadline.ForDesk(Urgency.Prompt, Given.At("2026-12-24T20:00+00:00"), Intake with { Hours = Safeguarding.Directory.DeskHoursText.Read("Mon-Sat 09:00-17:00") }, Given.WorkingDays)
            .CalendarFacts.Select(fact => $"{fact.Date.Day} {fact.Fact}, {fact.Source}").ShouldBe(
            [
                "24 desk closed at receipt, desk hours: W06000015.intake",
                "25 not a working day, bank holiday: Christmas Day / Dydd Nadolig",
                "26 not a working day, bank holiday: Boxing Day / Dydd San Steffan",
                "28 not a working day, bank holiday: Boxing Day / Dydd San Steffan",
                "29 desk opens at 09:00: its clock starts, desk hours: W06000015.intake",
            ]);

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
