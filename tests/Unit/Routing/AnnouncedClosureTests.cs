using NodaTime;
using Safeguarding.Directory;
using Safeguarding.Routing;
using Shouldly;
using Xunit;

namespace Safeguarding.Tests.Unit.Routing;

/// <summary>"Closed today": said afterwards, so it comes before whatever was imported.</summary>
public class AnnouncedClosureTests
{
    private static readonly SchoolClosures None = new() { Id = Given.School.Number };
    private static readonly LocalDate Monday = Given.Date("2026-11-23");

    [Fact]
    public void ClosedToday_MovesTheTargetAndSaysWho()
    {
        var deadline = EncompassDeadline.Compute(Given.Incident("2026-11-22T23:30+00:00", "2026-11-22T23:50+00:00"), Calendar(Snow()));

        deadline.DueAt.ShouldBe(Given.At("2026-11-24T09:00+00:00"));
        deadline.CalendarFacts.ShouldContain(new CalendarFact(Monday, "no school", "closed today: school, weather"));
    }

    [Fact]
    public void ClosedToday_ComesBeforeAnImportedOpenDay() =>
        new SchoolCalendar(Given.School, [Given.Entry(CalendarOwner.School, CalendarEntryKind.Open, "2026-11-23", "2026-11-23"), .. Snow().Entries()], Given.BankHolidays)
            .On(Monday).IsSchoolDay.ShouldBeFalse();

    [Fact]
    public void ClosedToday_IsNoAssumption() => Calendar(Snow()).On(Monday).Assumed.ShouldBeFalse();

    [Fact]
    public void AnotherSchoolsClosure_ClosesNothing() => Calendar(Snow() with { Id = "6814002" }).On(Monday).IsSchoolDay.ShouldBeTrue();

    [Fact]
    public void Withdrawn_TheImportedCalendarSpeaksAgain() =>
        Calendar(Snow().Withdrawn([Monday], "p-2", Instant.FromUtc(2026, 11, 23, 7, 0))).On(Monday).IsSchoolDay.ShouldBeTrue();

    [Fact]
    public void SaidTwiceOrWithdrawnTwice_ChangesNothing()
    {
        var announced = Snow();
        announced.Announced(announced.Closures).ShouldBeSameAs(announced);
        var withdrawn = announced.Withdrawn([Monday], "p", default);
        withdrawn.Withdrawn([Monday], "p", default).ShouldBeSameAs(withdrawn);
        withdrawn.Announced(announced.Closures).Entries().Count.ShouldBe(1);
    }

    private static SchoolClosures Snow() => None.Announced([new(Monday, "weather", "school", "p-1", default)]);

    private static SchoolCalendar Calendar(SchoolClosures closures) => Given.Calendar([.. Given.TermAllYear, .. closures.Entries()]);
}
