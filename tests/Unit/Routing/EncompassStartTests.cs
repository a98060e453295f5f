using NodaTime;
using Safeguarding.Routing;
using Shouldly;
using Xunit;

namespace Safeguarding.Tests.Unit.Routing;

public class EncompassStartTests
{
    [Theory]
    [InlineData("2026-11-22T20:00+00:00", "2026-11-22T23:30+00:00", "2026-11-22T23:30+00:00")]
    [InlineData("2026-11-22T23:30+00:00", "2026-11-22T20:00+00:00", "2026-11-22T23:30+00:00")]
    [InlineData("2026-11-22T23:30+00:00", null, "2026-11-22T23:30+00:00")]
    [InlineData(null, "2026-11-22T20:00+00:00", "2026-11-22T20:00+00:00")]
    [InlineData(null, null, "2026-11-23T07:00+00:00")]
    public void Start_IsTheLaterOfIncidentAndPoliceAwareness(string? incident, string? aware, string expected) =>
        Start(incident, null, aware, "2026-11-23T07:00+00:00").ShouldBe(Given.At(expected));

    [Theory]
    [InlineData("2026-11-20", null, "2026-11-21T00:00+00:00")]
    [InlineData("2026-11-20", "2026-11-20T22:00+00:00", "2026-11-21T00:00+00:00")]
    [InlineData("2026-11-20", "2026-11-22T22:00+00:00", "2026-11-22T22:00+00:00")]
    [InlineData("2026-03-29", null, "2026-03-30T00:00+01:00")]
    [InlineData("2026-10-25", null, "2026-10-26T00:00+00:00")]
    public void DateWithoutTime_StartsAtItsEnd(string date, string? aware, string expected) =>
        Start(null, date, aware, "2026-11-23T07:00+00:00").ShouldBe(Given.At(expected));

    [Fact]
    public void DateOfReceiptWithoutTime_StartsAtReceiptSinceTheIncidentCannotFollowIt() =>
        Start(null, "2026-11-23", null, "2026-11-23T07:00+00:00").ShouldBe(Given.At("2026-11-23T07:00+00:00"));

    [Fact]
    public void TimeAndDate_TheTimeCounts() =>
        Start("2026-11-20T21:00+00:00", "2026-11-20", null, "2026-11-23T07:00+00:00").ShouldBe(Given.At("2026-11-20T21:00+00:00"));

    [Theory]
    [InlineData("2026-11-23T23:30+00:00", null)]
    [InlineData("2026-11-23T07:00:01+00:00", null)]
    [InlineData("2027-11-24T07:01+00:00", null)]
    [InlineData("2026-11-22T20:00+00:00", "2026-11-23T23:30+00:00")]
    [InlineData(null, "2026-11-24T06:00+00:00")]
    public void TimeAfterReceipt_CountsAsReceipt(string? incident, string? aware) =>
        Start(incident, null, aware, "2026-11-23T07:00+00:00").ShouldBe(Given.At("2026-11-23T07:00+00:00"));

    [Theory]
    [InlineData("2026-11-23")]
    [InlineData("2026-11-24")]
    [InlineData("2026-11-25")]
    public void DateThatIsNotOver_CountsAsReceipt(string date) =>
        Start(null, date, null, "2026-11-23T07:00+00:00").ShouldBe(Given.At("2026-11-23T07:00+00:00"));

    private static Instant Start(string? incident, string? date, string? aware, string received) => new EncompassTimes(
        incident is null ? null : Given.At(incident),
        date is null ? null : Given.Date(date),
        aware is null ? null : Given.At(aware),
        Given.At(received)).Start;
}
