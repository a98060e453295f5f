using NodaTime;
using Safeguarding.Routing;
using Safeguarding.Tests.Unit.Kinds;
using Shouldly;
using Xunit;

namespace Safeguarding.Tests.Unit.Routing;

/// <summary>When silence of a force is a sign. Expected times are worked out by hand; GMT until 28 March 2027, then BST.</summary>
public class ExpectedNotificationTests
{
    private const string Gwent = "police.gwent";

    [Theory]
    // Tuesday 24 November 2026: since Monday's 09:00.
    [InlineData("2026-11-24T10:00", "2026-11-23T09:00")]
    [InlineData("2026-11-24T23:59", "2026-11-23T09:00")]
    // Monday: since Friday's, across the weekend.
    [InlineData("2026-11-23T10:00", "2026-11-20T09:00")]
    // First day after the Christmas holidays: since the last day of term.
    [InlineData("2027-01-04T10:30", "2026-12-18T09:00")]
    // The Monday after the clocks went forward; Friday was still GMT.
    [InlineData("2027-03-29T10:00", "2027-03-26T09:00")]
    // And the Tuesday, in summer time on both days.
    [InlineData("2027-03-30T10:00", "2027-03-29T09:00")]
    public void FromItsHourOnASchoolDay_OneIsAwaitedSinceThePreviousSchoolDaysTarget(string now, string since) => Awaited(now).ShouldBe(London(since));

    [Theory]
    // Before the hour, a Saturday, a day of the holidays, a bank holiday.
    [InlineData("2026-11-24T09:59:59")]
    [InlineData("2026-11-21T12:00")]
    [InlineData("2026-12-22T12:00")]
    [InlineData("2026-12-25T12:00")]
    public void OtherwiseNothingIsAwaited(string now) => Awaited(now).ShouldBeNull();

    [Fact]
    public void CalendarWithoutAnEarlierSchoolDay_CountsFromTheDayBefore() =>
        ExpectedNotification.AwaitedSince(day => day == new LocalDate(2026, 11, 24), new(10, 0), London("2026-11-24T10:00")).ShouldBe(London("2026-11-23T09:00"));

    /// <summary>An authority's published holiday is a holiday of the force; one whose area the directory does not know has the assumed calendar.</summary>
    [Fact]
    public void ForceWithoutAnArea_HasTheAssumedCalendar()
    {
        var holidays = new LocalDate(2026, 12, 22);

        TestDirectory.Snapshot.Desks.IsSchoolDayOfForce(Gwent, holidays).ShouldBeFalse();
        TestDirectory.Snapshot.Desks.IsSchoolDayOfForce("police.btp", holidays).ShouldBeTrue();
        TestDirectory.Snapshot.Desks.IsSchoolDayOfForce("police.btp", new(2026, 12, 25)).ShouldBeFalse("a bank holiday");
    }

    private static Instant? Awaited(string now) =>
        ExpectedNotification.AwaitedSince(day => TestDirectory.Snapshot.Desks.IsSchoolDayOfForce(Gwent, day), new(10, 0), London(now));

    private static Instant London(string local) => NodaTime.Text.LocalDateTimePattern.GeneralIso.Parse(local.Length == 16 ? $"{local}:00" : local).Value
        .InZoneStrictly(DateTimeZoneProviders.Tzdb["Europe/London"]).ToInstant();
}
