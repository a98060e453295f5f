using NodaTime;
using Safeguarding.Routing;
using Shouldly;
using Xunit;
using static Safeguarding.Routing.CalendarEntryKind;

namespace Safeguarding.Tests.Unit.Routing;

public class SchoolCalendarTests
{
    [Theory]
    [InlineData("2026-11-23", true, "local authority terms: example notice")]
    [InlineData("2026-11-21", false, "local authority terms: example notice")]
    [InlineData("2026-10-28", false, "local authority terms: example notice")]
    [InlineData("2026-05-04", false, "bank holiday: Early May bank holiday / Gŵyl banc dechrau Mai")]
    public void AuthorityTerms_DecideWhenTheSchoolIsSilent(string date, bool expected, string source)
    {
        var day = Given.Calendar(Given.PublishedTerms).On(Given.Date(date));

        (day.IsSchoolDay, day.Assumed, day.Source).ShouldBe((expected, false, source));
    }

    [Theory]
    [InlineData("2026-11-23", true, "assumed: Mon-Fri less bank holidays")]
    [InlineData("2026-11-22", false, "assumed: Mon-Fri less bank holidays")]
    [InlineData("2026-12-28", false, "bank holiday: Boxing Day / Dydd San Steffan")]
    public void NothingPublished_IsAssumed(string date, bool expected, string source)
    {
        var day = Given.Calendar().On(Given.Date(date));

        (day.IsSchoolDay, day.Assumed, day.Source).ShouldBe((expected, true, source));
    }

    [Fact]
    public void OnlyTheSpokenSchoolYear_IsPublished()
    {
        var calendar = Given.Calendar(Given.Term("2026-09-02", "2027-07-20"));

        calendar.On(Given.Date("2027-08-31")).ShouldSatisfyAllConditions(day => day.IsSchoolDay.ShouldBeFalse(), day => day.Assumed.ShouldBeFalse());
        calendar.On(Given.Date("2027-09-01")).ShouldSatisfyAllConditions(day => day.IsSchoolDay.ShouldBeTrue(), day => day.Assumed.ShouldBeTrue());
    }

    [Theory]
    [InlineData(Closed, "2026-11-23", false)]
    [InlineData(Open, "2026-11-28", true)]
    [InlineData(Open, "2026-12-25", true)]
    public void SchoolOverride_BeatsAuthorityTermsAndBankHolidays(CalendarEntryKind kind, string date, bool expected)
    {
        var calendar = Given.Calendar([.. Given.PublishedTerms, Given.Entry(CalendarOwner.School, kind, date, date)]);

        var day = calendar.On(Given.Date(date));

        (day.IsSchoolDay, day.Source).ShouldBe((expected, "school override: example notice"));
    }

    [Fact]
    public void SchoolTerms_BeatAuthorityClosure() =>
        Given.Calendar(
            Given.Entry(CalendarOwner.School, Term, "2026-11-02", "2026-12-18"),
            Given.Entry(CalendarOwner.Authority, Closed, "2026-11-23", "2026-11-23"))
            .On(Given.Date("2026-11-23")).IsSchoolDay.ShouldBeTrue();

    [Fact]
    public void AuthorityClosure_BeatsItsTerms() =>
        Given.Calendar([.. Given.PublishedTerms, Given.Entry(CalendarOwner.Authority, Closed, "2026-11-23", "2026-11-23")])
            .On(Given.Date("2026-11-23")).IsSchoolDay.ShouldBeFalse();

    [Fact]
    public void SingleOpenDayInsideAClosure_IsOpen() =>
        Given.Calendar(
            Given.Entry(CalendarOwner.School, Closed, "2026-11-16", "2026-11-27"),
            Given.Entry(CalendarOwner.School, Open, "2026-11-23", "2026-11-23"))
            .On(Given.Date("2026-11-23")).IsSchoolDay.ShouldBeTrue();

    [Fact]
    public void OpenAndClosedForTheSameDay_IsOpenSinceTooEarlyHarmsLess() =>
        Given.Calendar(
            Given.Entry(CalendarOwner.School, Closed, "2026-11-23", "2026-11-23"),
            Given.Entry(CalendarOwner.School, Open, "2026-11-23", "2026-11-23"))
            .On(Given.Date("2026-11-23")).IsSchoolDay.ShouldBeTrue();

    [Fact]
    public void EntriesOfAnotherSchool_AreIgnored() =>
        Given.Calendar(Given.Entry(CalendarOwner.School, Closed, "2026-11-23", "2026-11-23") with { OwnerId = "6814002" })
            .On(Given.Date("2026-11-23")).IsSchoolDay.ShouldBeTrue();

    [Fact]
    public void HoursByDefault_AreNineToHalfPastThree()
    {
        var day = Given.Calendar(Given.TermAllYear).On(Given.Date("2026-11-23"));

        (day.StartsAt, day.EndsAt).ShouldBe((new LocalTime(9, 0), new LocalTime(15, 30)));
    }

    [Theory]
    [InlineData(CalendarOwner.School, Open, 10)]
    [InlineData(CalendarOwner.School, Term, 10)]
    [InlineData(CalendarOwner.Authority, Open, 10)]
    [InlineData(CalendarOwner.Authority, Term, 8)]
    public void HoursOnAnEntry_BeatTheRecordExceptOnAnAuthoritysTerm(CalendarOwner owner, CalendarEntryKind kind, int expectedHour) =>
        Given.Calendar("08:00", Given.Entry(owner, kind, "2026-11-23", "2026-11-23", startsAt: "10:00"))
            .On(Given.Date("2026-11-23")).StartsAt.Hour.ShouldBe(expectedHour);

    [Theory]
    [InlineData("2026-11-20", "2026-11-23")]
    [InlineData("2026-12-18", "2027-01-04")]
    [InlineData("2026-07-20", "2026-09-02")]
    public void NextSchoolDay_IsStrictlyAfter(string after, string expected) =>
        Given.Calendar(Given.PublishedTerms).NextSchoolDay(Given.Date(after))!.Date.ShouldBe(Given.Date(expected));

    [Fact]
    public void NoSchoolDayWithinTheScan_IsNull() =>
        Given.Calendar(Given.Entry(CalendarOwner.School, Closed, "2026-01-01", "2029-12-31")).NextSchoolDay(Given.Date("2026-11-23")).ShouldBeNull();
}
