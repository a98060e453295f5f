using NodaTime;
using Safeguarding.Routing;
using Shouldly;
using Xunit;

namespace Safeguarding.Tests.Unit.Routing;

public class EncompassTargetTests
{
    [Theory]
    [InlineData("2026-11-22T23:30+00:00", "2026-11-22T23:50+00:00", "2026-11-23T09:00+00:00")]
    [InlineData("2026-11-23T00:30+00:00", "2026-11-23T01:00+00:00", "2026-11-23T09:00+00:00")]
    [InlineData("2026-11-23T08:59+00:00", "2026-11-23T08:59+00:00", "2026-11-23T09:00+00:00")]
    [InlineData("2026-11-23T16:00+00:00", "2026-11-23T17:00+00:00", "2026-11-24T09:00+00:00")]
    [InlineData("2026-11-27T20:00+00:00", "2026-11-28T02:00+00:00", "2026-11-30T09:00+00:00")]
    [InlineData("2026-12-24T20:00+00:00", "2026-12-24T21:00+00:00", "2026-12-29T09:00+00:00")]
    public void ReceivedBeforeTheTarget_IsDueAtTheTarget(string incident, string received, string expected)
    {
        var deadline = Given.Encompass(incident, received);

        deadline.RuleId.ShouldBe("encompass.target");
        deadline.DueAt.ShouldBe(Given.At(expected));
        deadline.Target.ShouldBe(Given.At(expected));
        deadline.LateOnArrival.ShouldBeFalse();
        deadline.Assumed.ShouldBeFalse();
    }

    [Theory]
    [InlineData("2026-03-28T23:30+00:00", "2026-03-28T23:45+00:00", "2026-03-30T09:00+01:00")]
    [InlineData("2026-03-29T00:30+00:00", "2026-03-29T02:15+01:00", "2026-03-30T09:00+01:00")]
    [InlineData("2026-10-24T23:30+01:00", "2026-10-24T23:45+01:00", "2026-10-26T09:00+00:00")]
    [InlineData("2026-10-25T01:30+01:00", "2026-10-25T01:30+00:00", "2026-10-26T09:00+00:00")]
    public void ClockChangeBeforeTheTarget_KeepsNineInTheMorning(string incident, string received, string expected) =>
        Given.Encompass(incident, received).DueAt.ShouldBe(Given.At(expected));

    [Fact]
    public void IncidentExactlyAtATarget_HasTheNextOne()
    {
        var deadline = Given.Encompass("2026-11-23T09:00+00:00", "2026-11-23T16:00+00:00");

        (deadline.Target, deadline.LateOnArrival).ShouldBe((Given.At("2026-11-24T09:00+00:00"), false));
    }

    [Fact]
    public void PoliceAwareAfterTheIncident_MovesTheTarget()
    {
        var times = new EncompassTimes(
            Given.At("2026-11-20T20:00+00:00"), null, Given.At("2026-11-23T16:00+00:00"), Given.At("2026-11-23T17:00+00:00"));

        var deadline = EncompassDeadline.Compute(times, Given.Calendar(Given.TermAllYear));

        (deadline.Start, deadline.DueAt, deadline.LateOnArrival)
            .ShouldBe((Given.At("2026-11-23T16:00+00:00"), Given.At("2026-11-24T09:00+00:00"), false));
    }

    [Theory]
    [InlineData("08:40", "2026-11-23T08:40+00:00")]
    [InlineData("09:00", "2026-11-23T09:00+00:00")]
    [InlineData("09:20", "2026-11-23T09:00+00:00")]
    public void Target_IsTheEarlierOfNineAndTheSchoolsStart(string startsAt, string expected) =>
        Compute(Given.Calendar(startsAt, Given.TermAllYear)).Target.ShouldBe(Given.At(expected));

    [Fact]
    public void DayWithItsOwnStart_HasItsOwnTarget() =>
        Compute(Given.Calendar(Given.Entry(CalendarOwner.School, CalendarEntryKind.Open, "2026-11-23", "2026-11-23", "08:15", "12:00")))
            .Target.ShouldBe(Given.At("2026-11-23T08:15+00:00"));

    [Fact]
    public void SchoolClosedOnMonday_IsDueOnTuesday() =>
        Compute(Given.Calendar(
            [.. Given.TermAllYear, Given.Entry(CalendarOwner.School, CalendarEntryKind.Closed, "2026-11-23", "2026-11-23")]))
            .DueAt.ShouldBe(Given.At("2026-11-24T09:00+00:00"));

    [Fact]
    public void SchoolOpenOnSaturday_IsDueOnSaturday()
    {
        var calendar = Given.Calendar(
            [.. Given.TermAllYear, Given.Entry(CalendarOwner.School, CalendarEntryKind.Open, "2026-11-28", "2026-11-28")]);

        EncompassDeadline.Compute(Given.Incident("2026-11-27T20:00+00:00", "2026-11-27T21:00+00:00"), calendar)
            .DueAt.ShouldBe(Given.At("2026-11-28T09:00+00:00"));
    }

    [Fact]
    public void OnlyTheDateOfToday_IsDueThisMorning()
    {
        var times = new EncompassTimes(null, Given.Date("2026-11-23"), null, Given.At("2026-11-23T06:00+00:00"));

        EncompassDeadline.Compute(times, Given.Calendar(Given.TermAllYear)).DueAt.ShouldBe(Given.At("2026-11-23T09:00+00:00"));
    }

    [Fact]
    public void OnlyTheDateOfYesterday_IsDueThisMorning()
    {
        var times = new EncompassTimes(null, Given.Date("2026-11-22"), null, Given.At("2026-11-23T06:00+00:00"));

        EncompassDeadline.Compute(times, Given.Calendar(Given.TermAllYear)).DueAt.ShouldBe(Given.At("2026-11-23T09:00+00:00"));
    }

    [Fact]
    public void NoTimeAtAll_CountsFromReceipt()
    {
        var times = new EncompassTimes(null, null, null, Given.At("2026-11-22T23:30+00:00"));

        var deadline = EncompassDeadline.Compute(times, Given.Calendar(Given.TermAllYear));

        (deadline.Start, deadline.DueAt).ShouldBe((Given.At("2026-11-22T23:30+00:00"), Given.At("2026-11-23T09:00+00:00")));
    }

    [Fact]
    public void IncidentAheadWithinADay_IsTakenAsGiven() =>
        Given.Encompass("2026-11-24T08:00+00:00", "2026-11-23T16:00+00:00").DueAt.ShouldBe(Given.At("2026-11-24T09:00+00:00"));

    private static Deadline Compute(SchoolCalendar calendar) =>
        EncompassDeadline.Compute(Given.Incident("2026-11-22T23:30+00:00", "2026-11-22T23:50+00:00"), calendar);
}
