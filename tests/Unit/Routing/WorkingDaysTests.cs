using NodaTime;
using Safeguarding.Routing;
using Shouldly;
using Xunit;

namespace Safeguarding.Tests.Unit.Routing;

public class WorkingDaysTests
{
    [Theory]
    [InlineData("2026-11-23", true)]
    [InlineData("2026-11-21", false)]
    [InlineData("2026-11-22", false)]
    [InlineData("2026-12-25", false)]
    [InlineData("2026-12-28", false)]
    [InlineData("2026-12-29", true)]
    [InlineData("2027-03-26", false)]
    public void Day_IsWorkingDayOnlyFromMondayToFridayLessBankHolidays(string date, bool expected) =>
        Given.WorkingDays.IsWorkingDay(Given.Date(date)).ShouldBe(expected);

    [Fact]
    public void SubstituteDay_CarriesTheNameOfItsHoliday() =>
        Given.WorkingDays.HolidayOn(Given.Date("2026-12-28"))!.TitleCy.ShouldBe("Dydd San Steffan");

    [Theory]
    [InlineData("2026-11-23T10:15+00:00", 1, "2026-11-24T10:15+00:00")]
    [InlineData("2026-11-27T16:00+00:00", 1, "2026-11-30T16:00+00:00")]
    [InlineData("2026-12-24T16:00+00:00", 1, "2026-12-29T16:00+00:00")]
    [InlineData("2027-03-22T10:00+00:00", 7, "2027-04-02T10:00+01:00")]
    [InlineData("2026-11-27T16:00+00:00", 0, "2026-11-27T16:00+00:00")]
    public void FromWorkingDay_KeepsTheLocalTime(string from, int days, string expected) =>
        Given.WorkingDays.Add(Given.At(from), days).ShouldBe(Given.At(expected));

    [Theory]
    [InlineData("2026-11-28T16:00+00:00", 0, "2026-11-30T00:00+00:00")]
    [InlineData("2026-11-28T16:00+00:00", 1, "2026-12-01T00:00+00:00")]
    [InlineData("2026-12-28T14:00+00:00", 1, "2026-12-30T00:00+00:00")]
    [InlineData("2026-12-25T10:00+00:00", 1, "2026-12-30T00:00+00:00")]
    public void FromAnotherDay_CountsAsMidnightOfTheNextWorkingDay(string from, int days, string expected) =>
        Given.WorkingDays.Add(Given.At(from), days).ShouldBe(Given.At(expected));

    [Theory]
    [InlineData("2026-03-27T16:00+00:00", "2026-03-30T16:00+01:00")]
    [InlineData("2026-10-23T16:00+01:00", "2026-10-26T16:00+00:00")]
    public void AcrossAClockChange_KeepsTheLocalTime(string from, string expected) =>
        Given.WorkingDays.Add(Given.At(from), 1).ShouldBe(Given.At(expected));

    [Fact]
    public void EveryDayAHoliday_StillAnswers()
    {
        var closed = Enumerable.Range(0, 1000).Select(ahead => new BankHoliday(Given.Date("2026-01-01").PlusDays(ahead), "x", "x"));

        new WorkingDays([.. closed]).Add(Given.At("2026-01-05T10:00+00:00"), 1).ShouldBe(Given.At("2026-01-07T00:00+00:00"));
    }

    [Fact]
    public void HolidayListedTwice_IsNoFault() =>
        new WorkingDays([.. Given.BankHolidays, .. Given.BankHolidays]).IsWorkingDay(Given.Date("2026-12-25")).ShouldBeFalse();

    [Fact]
    public void ReceiptOnABankHoliday_ExplainsStartAndReadsMidnightAsEndOfTheDayBefore() =>
        Given.WorkingDays.Explain(Given.At("2026-12-28T14:00+00:00"), Given.At("2026-12-30T00:00+00:00")).ShouldBe(
        [
            new CalendarFact(new LocalDate(2026, 12, 28), "not a working day: counts as 00:00 of 2026-12-29", "bank holiday: Boxing Day / Dydd San Steffan"),
            new CalendarFact(new LocalDate(2026, 12, 29), "due at the end of this day", "working days of England and Wales"),
        ]);

    /// <summary>The list is known for 2026 and 2027: what is counted beyond may meet a holiday that nobody has published yet. Friday 31 December 2027 is in it.</summary>
    [Theory]
    [InlineData("2027-12-29T10:00+00:00", "2027-12-30T10:00+00:00", false, false)]
    [InlineData("2027-12-30T10:00+00:00", "2027-12-31T10:00+00:00", false, false)]
    [InlineData("2027-12-31T10:00+00:00", "2028-01-03T10:00+00:00", false, true)]
    [InlineData("2028-01-01T10:00+00:00", "2028-01-04T00:00+00:00", true, true)]
    [InlineData("2025-12-31T10:00+00:00", "2026-01-01T10:00+00:00", true, false)]
    public void DayOutsideTheList_SaysThatItIsAssumed(string from, string due, bool start, bool end)
    {
        Given.WorkingDays.Add(Given.At(from), 1).ShouldBe(Given.At(due));

        var facts = Given.WorkingDays.Explain(Given.At(from), Given.At(due));

        const string assumed = "assumed: Mon-Fri, bank holidays are known from 2026-01-01 to 2027-12-31";
        (facts[0].Source == assumed, facts[^1].Source == assumed).ShouldBe((start, end));
        ReferralClocks.Decision(Given.At(from), Given.WorkingDays).Assumed.ShouldBe(start || end);
    }

    [Fact]
    public void RangeOfTheList_IsTheGivenOneElseItsYearsElseNone()
    {
        new WorkingDays(Given.BankHolidays, new(Given.Date("2026-04-01"), Given.Date("2026-09-30"))).Covers.ShouldBe(new(Given.Date("2026-04-01"), Given.Date("2026-09-30")));
        Given.WorkingDays.Covers.ShouldBe(new(Given.Date("2026-01-01"), Given.Date("2027-12-31")));
        new WorkingDays([]).Covers.ShouldBeNull();
        new WorkingDays([]).Explain(Given.At("2026-11-23T10:00+00:00"), Given.At("2026-11-24T10:00+00:00")).ShouldAllBe(f => f.Source == "assumed: Mon-Fri, no bank holidays are known");
    }

    /// <summary>Every limit that is counted in working days, and none that is counted in the hours of a desk.</summary>
    [Fact]
    public void LimitThatEndsOutsideTheList_IsAssumedAndKeepsItsSteps()
    {
        var (known, beyond) = (Given.At("2026-11-24T10:00+00:00"), Given.At("2028-11-21T10:00+00:00"));
        var desk = new Desk("W06000015.intake", DeskKind.Intake, "W06000015", "Intake", "Derbyn", Safeguarding.Directory.DeskHoursText.Read("Mon-Fri 09:00-17:00"));
        Func<Instant, Deadline>[] counted =
        [
            at => ReferralClocks.Decision(at, Given.WorkingDays), at => ReferralClocks.Chase(at, Given.WorkingDays), at => ReferralClocks.WrittenConfirmation(at, Given.WorkingDays),
            at => AcknowledgementDeadline.ForDesk(Urgency.WorkingDay, at, desk, Given.WorkingDays),
        ];

        counted.ShouldAllBe(c => !c(known).Assumed && c(beyond).Assumed && c(beyond).Steps.Count == c(known).Steps.Count);
        var hour = AcknowledgementDeadline.ForDesk(Urgency.Prompt, beyond, desk, Given.WorkingDays);
        hour.Assumed.ShouldBeFalse();
        hour.CalendarFacts.ShouldHaveSingleItem().Source.ShouldBe("desk hours: W06000015.intake; assumed: Mon-Fri, bank holidays are known from 2026-01-01 to 2027-12-31");
        AcknowledgementDeadline.ForDesk(Urgency.Prompt, beyond, desk with { Kind = DeskKind.Police }, Given.WorkingDays).CalendarFacts.ShouldHaveSingleItem().Source
            .ShouldBe("desk hours: W06000015.intake", "who works on bank holidays assumes nothing of them");
    }

    [Fact]
    public void HolidaysOnTheWay_AreNamed() =>
        Given.WorkingDays.Explain(Given.At("2027-03-25T10:00+00:00"), Given.At("2027-03-30T10:00+01:00"))
            .Select(fact => $"{fact.Date.Day} {fact.Fact}")
            .ShouldBe(["25 working day", "26 not a working day", "29 not a working day", "30 due on this day"]);
}
