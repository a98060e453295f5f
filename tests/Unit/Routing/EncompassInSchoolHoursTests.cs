using NodaTime;
using Safeguarding.Routing;
using Shouldly;
using Xunit;

namespace Safeguarding.Tests.Unit.Routing;

public class EncompassInSchoolHoursTests
{
    [Theory]
    [InlineData("2026-11-23T10:00+00:00", "2026-11-23T11:00+00:00")]
    [InlineData("2026-11-23T14:30+00:00", "2026-11-23T15:30+00:00")]
    [InlineData("2026-11-23T14:45+00:00", "2026-11-23T15:30+00:00")]
    [InlineData("2026-11-23T15:15+00:00", "2026-11-23T15:30+00:00")]
    public void BeforeTheTargetInSchoolHours_IsDueWithinTheHourAndTheSchoolDay(string received, string expected)
    {
        var deadline = Given.Encompass("2026-11-23T09:30+00:00", received);

        deadline.RuleId.ShouldBe("encompass.in-school-hours");
        deadline.DueAt.ShouldBe(Given.At(expected));
        deadline.Target.ShouldBe(Given.At("2026-11-24T09:00+00:00"));
        deadline.LateOnArrival.ShouldBeFalse();
    }

    [Theory]
    [InlineData("2026-11-23T15:15:01+00:00", "encompass.next-target")]
    [InlineData("2026-11-23T15:29:59+00:00", "encompass.next-target")]
    [InlineData("2026-11-23T15:30+00:00", "encompass.target")]
    public void UnderFifteenMinutesOfSchoolLeft_IsDueAtTheNextTarget(string received, string rule)
    {
        var deadline = Given.Encompass("2026-11-23T09:30+00:00", received);

        (deadline.RuleId, deadline.DueAt).ShouldBe((rule, Given.At("2026-11-24T09:00+00:00")));
    }

    [Theory]
    [InlineData("2026-11-23T09:00+00:00", "encompass.late-in-school-hours", "2026-11-23T10:00+00:00")]
    [InlineData("2026-11-23T10:00+00:00", "encompass.late-in-school-hours", "2026-11-23T11:00+00:00")]
    [InlineData("2026-11-23T15:00+00:00", "encompass.late-in-school-hours", "2026-11-23T15:30+00:00")]
    [InlineData("2026-11-23T15:20+00:00", "encompass.late-next-target", "2026-11-24T09:00+00:00")]
    [InlineData("2026-11-23T17:00+00:00", "encompass.late-next-target", "2026-11-24T09:00+00:00")]
    [InlineData("2026-11-24T07:00+00:00", "encompass.late-next-target", "2026-11-24T09:00+00:00")]
    [InlineData("2026-11-28T10:00+00:00", "encompass.late-next-target", "2026-11-30T09:00+00:00")]
    public void ReceivedAtOrAfterTheTarget_IsLateOnArrival(string received, string rule, string expected)
    {
        var deadline = Given.Encompass("2026-11-22T23:30+00:00", received);

        deadline.LateOnArrival.ShouldBeTrue();
        deadline.Target.ShouldBe(Given.At("2026-11-23T09:00+00:00"));
        (deadline.RuleId, deadline.DueAt).ShouldBe((rule, Given.At(expected)));
    }

    [Fact]
    public void ReceivedJustBeforeTheTarget_IsNotLate() =>
        Given.Encompass("2026-11-22T23:30+00:00", "2026-11-23T08:59:59+00:00").LateOnArrival.ShouldBeFalse();

    [Theory]
    [InlineData("2026-11-23T08:40+00:00", true, "2026-11-23T09:40+00:00")]
    [InlineData("2026-11-23T08:39:59+00:00", false, "2026-11-23T08:40+00:00")]
    public void SchoolThatStartsEarlier_IsInSchoolHoursFromItsStart(string received, bool late, string expected)
    {
        var calendar = Given.Calendar("08:40", Given.TermAllYear);

        var deadline = EncompassDeadline.Compute(Given.Incident("2026-11-22T23:30+00:00", received), calendar);

        (deadline.LateOnArrival, deadline.DueAt).ShouldBe((late, Given.At(expected)));
    }

    [Fact]
    public void BetweenNineAndALaterStart_IsDueWithinTheHourNotTomorrow()
    {
        var calendar = Given.Calendar("09:20", Given.TermAllYear);

        EncompassDeadline.Compute(Given.Incident("2026-11-22T23:30+00:00", "2026-11-23T09:10+00:00"), calendar)
            .DueAt.ShouldBe(Given.At("2026-11-23T10:10+00:00"));
    }

    [Fact]
    public void DayWithItsOwnEnd_IsDueBeforeThatEnd()
    {
        var halfDay = Given.Entry(CalendarOwner.School, CalendarEntryKind.Open, "2026-12-18", "2026-12-18", "09:00", "12:00");

        EncompassDeadline.Compute(Given.Incident("2026-12-18T10:00+00:00", "2026-12-18T11:30+00:00"), Given.Calendar([.. Given.TermAllYear, halfDay]))
            .DueAt.ShouldBe(Given.At("2026-12-18T12:00+00:00"));
    }

    [Fact]
    public void SchoolClosedToday_IsNotInSchoolHours()
    {
        var closed = Given.Entry(CalendarOwner.School, CalendarEntryKind.Closed, "2026-11-23", "2026-11-23");

        var deadline = EncompassDeadline.Compute(
            Given.Incident("2026-11-23T09:30+00:00", "2026-11-23T10:00+00:00"), Given.Calendar([.. Given.TermAllYear, closed]));

        (deadline.RuleId, deadline.DueAt).ShouldBe(("encompass.target", Given.At("2026-11-24T09:00+00:00")));
    }

    [Fact]
    public void RedirectedNow_IsComputedAsIfReceivedNow() =>
        Given.Encompass("2026-11-22T23:30+00:00", "2026-11-23T11:17+00:00").DueAt.ShouldBe(Given.At("2026-11-23T12:17+00:00"));
}
