using NodaTime;
using Safeguarding.Routing;
using Shouldly;
using Xunit;

namespace Safeguarding.Tests.Unit.Routing;

public class LondonTimeTests
{
    [Theory]
    [InlineData("2026-03-29", "00:59", "2026-03-29T00:59+00:00")]
    [InlineData("2026-03-29", "01:00", "2026-03-29T02:00+01:00")]
    [InlineData("2026-03-29", "01:30", "2026-03-29T02:30+01:00")]
    [InlineData("2026-03-29", "02:00", "2026-03-29T02:00+01:00")]
    public void TimeSkippedInSpring_MovesForward(string date, string time, string expected) =>
        LondonTime.At(Given.Date(date), Given.Time(time)).ShouldBe(Given.At(expected));

    [Theory]
    [InlineData("00:59", "2026-10-25T00:59+01:00")]
    [InlineData("01:00", "2026-10-25T01:00+01:00")]
    [InlineData("01:59", "2026-10-25T01:59+01:00")]
    [InlineData("02:00", "2026-10-25T02:00+00:00")]
    public void TimeTwiceInAutumn_TakesTheEarlierInstant(string time, string expected) =>
        LondonTime.At(Given.Date("2026-10-25"), Given.Time(time)).ShouldBe(Given.At(expected));

    [Theory]
    [InlineData("2026-01-15", "2026-01-16T00:00+00:00")]
    [InlineData("2026-03-29", "2026-03-30T00:00+01:00")]
    [InlineData("2026-10-25", "2026-10-26T00:00+00:00")]
    public void EndOfDay_IsTheStartOfTheNext(string date, string expected) =>
        LondonTime.EndOf(Given.Date(date)).ShouldBe(Given.At(expected));

    [Fact]
    public void InstantInSummer_ReadsOneHourAheadOfUtc() =>
        LondonTime.Local(Instant.FromUtc(2026, 7, 1, 23, 30)).ShouldBe(new LocalDateTime(2026, 7, 2, 0, 30));
}
