using NodaTime;
using Safeguarding.Routing;
using Shouldly;
using Xunit;

namespace Safeguarding.Tests.Unit.Routing;

public class EncompassFactsTests
{
    private const string Terms = "local authority terms: example notice";

    [Fact]
    public void PlainWeekend_NamesReceiptAndTargetOnly() =>
        Facts("2026-11-22T23:30+00:00", "2026-11-22T23:50+00:00", Given.TermAllYear).ShouldBe(
        [
            new CalendarFact(new LocalDate(2026, 11, 22), "received on a day without school", Terms),
            new CalendarFact(new LocalDate(2026, 11, 23), "target 09:00 on a school day", Terms),
        ]);

    [Fact]
    public void ChristmasHoliday_IsOneLine() =>
        Facts("2026-12-18T20:00+00:00", "2026-12-19T09:00+00:00", Given.PublishedTerms).ShouldBe(
        [
            new CalendarFact(new LocalDate(2026, 12, 19), "received on a day without school", Terms),
            new CalendarFact(new LocalDate(2026, 12, 21), "no school until 2027-01-01", Terms),
            new CalendarFact(new LocalDate(2027, 1, 4), "target 09:00 on a school day", Terms),
        ]);

    [Fact]
    public void BankHolidays_AreNamedOneByOne() =>
        Facts("2026-12-24T20:00+00:00", "2026-12-24T21:00+00:00").Select(fact => $"{fact.Date.Day} {fact.Source}").ShouldBe(
        [
            "24 assumed: Mon-Fri less bank holidays",
            "25 bank holiday: Christmas Day / Dydd Nadolig",
            "28 bank holiday: Boxing Day / Dydd San Steffan",
            "29 assumed: Mon-Fri less bank holidays",
        ]);

    [Fact]
    public void LateInSchoolHours_NamesTheMissedTargetAndTheHours() =>
        Facts("2026-11-19T20:00+00:00", "2026-11-23T10:00+00:00", Given.TermAllYear).ShouldBe(
        [
            new CalendarFact(new LocalDate(2026, 11, 20), "target 09:00 on a school day", Terms),
            new CalendarFact(new LocalDate(2026, 11, 23), "received on a school day, 09:00-15:30", Terms),
            new CalendarFact(new LocalDate(2026, 11, 23), "due in school hours, at 11:00", Terms),
        ]);

    [Fact]
    public void SchoolClosure_NamesTheSchoolsOwnWord() =>
        Facts(
            "2026-11-22T23:30+00:00", "2026-11-22T23:50+00:00",
            [.. Given.TermAllYear, Given.Entry(CalendarOwner.School, CalendarEntryKind.Closed, "2026-11-23", "2026-11-24")])
            .ShouldContain(new CalendarFact(new LocalDate(2026, 11, 23), "no school until 2026-11-24", "school override: example notice"));

    private static IReadOnlyList<CalendarFact> Facts(string incident, string received, params CalendarEntry[] entries) =>
        EncompassDeadline.Compute(Given.Incident(incident, received), Given.Calendar(entries)).CalendarFacts;
}
