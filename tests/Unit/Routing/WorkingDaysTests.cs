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

    [Fact]
    public void HolidaysOnTheWay_AreNamed() =>
        Given.WorkingDays.Explain(Given.At("2027-03-25T10:00+00:00"), Given.At("2027-03-30T10:00+01:00"))
            .Select(fact => $"{fact.Date.Day} {fact.Fact}")
            .ShouldBe(["25 working day", "26 not a working day", "29 not a working day", "30 due on this day"]);
}
