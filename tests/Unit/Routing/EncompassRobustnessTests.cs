using NodaTime;
using Safeguarding.Routing;
using Shouldly;
using Xunit;

namespace Safeguarding.Tests.Unit.Routing;

/// <summary>A report never fails because of a calendar, whatever its times and whatever was published.</summary>
public class EncompassRobustnessTests
{
    private static readonly Instant Received = Given.At("2026-11-22T23:50+00:00");

    public static TheoryData<string> FarStarts => ["min", "1066", "1970", "9000", "max"];

    [Theory]
    [MemberData(nameof(FarStarts))]
    public void StartFarAway_StillGivesADeadline(string name)
    {
        var start = name switch
        {
            "min" => Instant.MinValue,
            "max" => Instant.MaxValue,
            _ => Instant.FromUtc(int.Parse(name, System.Globalization.CultureInfo.InvariantCulture), 1, 1, 12, 0),
        };

        var deadline = EncompassDeadline.Compute(new EncompassTimes(start, null, start, Received), Given.Calendar(Given.PublishedTerms));

        deadline.DueAt.ShouldBe(Given.At("2026-11-23T09:00+00:00"));
        deadline.LateOnArrival.ShouldBe(start < Received);
    }

    [Fact]
    public void DateFarAway_StillGivesADeadline()
    {
        foreach (var date in new[] { LocalDate.MinIsoValue, LocalDate.MaxIsoValue })
        {
            EncompassDeadline.Compute(new EncompassTimes(null, date, null, Received), Given.Calendar(Given.PublishedTerms))
                .DueAt.ShouldBe(Given.At("2026-11-23T09:00+00:00"));
        }
    }

    [Fact]
    public void SchoolThatNeverOpens_FallsBackToTheAssumedCalendar()
    {
        var never = Given.Entry(CalendarOwner.School, CalendarEntryKind.Closed, "2020-01-01", "2040-12-31");

        var deadline = EncompassDeadline.Compute(Given.Incident("2026-11-22T23:30+00:00", "2026-11-22T23:50+00:00"), Given.Calendar(never));

        (deadline.DueAt, deadline.Assumed).ShouldBe((Given.At("2026-11-23T09:00+00:00"), true));
    }

    [Fact]
    public void OpenEndedClosure_StillGivesADeadline()
    {
        var never = Given.Entry(CalendarOwner.School, CalendarEntryKind.Closed, "2020-01-01", "2040-12-31") with
        {
            First = LocalDate.MinIsoValue,
            Last = LocalDate.MaxIsoValue,
        };

        EncompassDeadline.Compute(Given.Incident("2026-11-22T23:30+00:00", "2026-11-22T23:50+00:00"), Given.Calendar(never))
            .Assumed.ShouldBeTrue();
    }

    [Fact]
    public void EveryDayABankHoliday_StillGivesADeadline()
    {
        var holidays = Enumerable.Range(0, 1500).Select(ahead => new BankHoliday(Given.Date("2026-01-01").PlusDays(ahead), "x", "x"));
        var calendar = new SchoolCalendar(Given.School, [], [.. holidays]);

        EncompassDeadline.Compute(Given.Incident("2026-11-22T23:30+00:00", "2026-11-22T23:50+00:00"), calendar)
            .DueAt.ShouldBe(Given.At("2026-11-23T09:00+00:00"));
    }

    [Fact]
    public void DayThatEndsBeforeItStarts_IsNeverInSchoolHours()
    {
        var broken = Given.Entry(CalendarOwner.School, CalendarEntryKind.Open, "2026-11-23", "2026-11-23", "15:00", "08:00");

        EncompassDeadline.Compute(
            Given.Incident("2026-11-23T09:30+00:00", "2026-11-23T10:00+00:00"), Given.Calendar([.. Given.TermAllYear, broken]))
            .DueAt.ShouldBe(Given.At("2026-11-24T09:00+00:00"));
    }
}
