using NodaTime;
using Safeguarding.Routing;
using Shouldly;
using Xunit;

namespace Safeguarding.Tests.Unit.Routing;

public class EncompassNoticeTests
{
    [Theory]
    [InlineData("2026-11-23T08:30+00:00", false)]
    [InlineData("2026-11-23T08:30:01+00:00", true)]
    [InlineData("2026-11-23T08:59+00:00", true)]
    [InlineData("2026-11-23T10:00+00:00", false)]
    [InlineData("2026-11-23T15:00+00:00", false)]
    [InlineData("2026-11-23T15:10+00:00", true)]
    public void UnderThirtyMinutesToAct_IsShortNotice(string received, bool expected) =>
        Given.Encompass("2026-11-22T23:30+00:00", received).ShortNotice.ShouldBe(expected);

    [Theory]
    [InlineData("2026-11-27T20:00+00:00", "2026-11-30T09:00+00:00", false)]
    [InlineData("2026-12-24T20:00+00:00", "2026-12-29T09:00+00:00", true)]
    [InlineData("2026-12-26T09:00+00:00", "2026-12-29T09:00+00:00", false)]
    [InlineData("2026-12-26T08:59+00:00", "2026-12-29T09:00+00:00", true)]
    public void TargetOverThreeDaysAway_AsksForHolidayNotice(string received, string due, bool expected)
    {
        var deadline = Given.Encompass(received, received);

        (deadline.DueAt, deadline.HolidayNotice).ShouldBe((Given.At(due), expected));
    }

    [Fact]
    public void LateInAHoliday_AsksForHolidayNotice()
    {
        var deadline = EncompassDeadline.Compute(
            Given.Incident("2026-12-17T20:00+00:00", "2026-12-21T10:00+00:00"), Given.Calendar(Given.PublishedTerms));

        (deadline.LateOnArrival, deadline.HolidayNotice, deadline.DueAt).ShouldBe((true, true, Given.At("2027-01-04T09:00+00:00")));
    }

    [Fact]
    public void ChristmasHoliday_IsDueOnTheMorningBackAndRemindsThen()
    {
        var deadline = EncompassDeadline.Compute(
            Given.Incident("2026-12-18T20:00+00:00", "2026-12-18T21:00+00:00"), Given.Calendar(Given.PublishedTerms));

        deadline.DueAt.ShouldBe(Given.At("2027-01-04T09:00+00:00"));
        deadline.HolidayNotice.ShouldBeTrue();
        deadline.ConfirmSchool.ShouldBeFalse();
        deadline.Steps[0].ShouldBe(new DeadlineStep("alert-90", StepAction.Alert, Given.At("2027-01-04T07:30+00:00")));
    }

    [Theory]
    [InlineData("2026-07-22T20:00+01:00", "2026-09-02T09:00+01:00", true)]
    [InlineData("2026-08-31T23:59+01:00", "2026-09-02T09:00+01:00", true)]
    [InlineData("2026-09-01T00:00+01:00", "2026-09-02T09:00+01:00", false)]
    [InlineData("2026-07-19T20:00+01:00", "2026-07-20T09:00+01:00", false)]
    public void TargetInALaterSchoolYear_AsksTheSenderToConfirmTheSchool(string received, string due, bool expected)
    {
        var deadline = EncompassDeadline.Compute(Given.Incident(received, received), Given.Calendar(Given.PublishedTerms));

        (deadline.DueAt, deadline.ConfirmSchool).ShouldBe((Given.At(due), expected));
    }

    [Fact]
    public void NothingPublished_IsAssumedWithoutABreach()
    {
        var deadline = EncompassDeadline.Compute(Given.Incident("2026-11-22T23:30+00:00", "2026-11-22T23:50+00:00"), Given.Calendar());

        deadline.Assumed.ShouldBeTrue();
        deadline.Steps.Clock().ShouldBe("alert-90 07:30:00, remind-30 08:30:00, escalate-15 08:45:00");
    }

    [Fact]
    public void AssumedBankHoliday_IsSkipped() =>
        EncompassDeadline.Compute(Given.Incident("2026-12-27T20:00+00:00", "2026-12-27T21:00+00:00"), Given.Calendar())
            .DueAt.ShouldBe(Given.At("2026-12-29T09:00+00:00"));

    [Fact]
    public void EveryDeadline_NamesLawAndTarget() =>
        Given.Encompass("2026-11-22T23:30+00:00", "2026-11-22T23:50+00:00").Citation
            .ShouldSatisfyAllConditions(text => text.ShouldContain("s.49A"), text => text.ShouldContain("WG37941"));
}
