using Safeguarding.OperationEncompass;
using Shouldly;
using Xunit;
using static Safeguarding.Tests.Unit.Kinds.Reading;

namespace Safeguarding.Tests.Unit.Intake;

public class EventTimeTests
{
    [Theory]
    [InlineData("2026-11-23T23:30:00+00:00", "")]
    [InlineData("2026-11-23T23:30:00Z", "")]
    [InlineData("2026-11-23T23:30Z", "")]
    [InlineData("2026-11-23", "")]
    [InlineData("2026-11-23T23:30:00", "/incident/occurredAt offset-missing")]
    [InlineData("2026-11-23 23:30:00+00:00", "")]
    [InlineData("2026-11-23T23:30:00+0000", "")]
    [InlineData("2026-11-23t23:30z", "")]
    [InlineData("20261123T233000Z", "")]
    [InlineData("2026-11-23 23:30:00.1234567891 GMT", "")]
    [InlineData("2026-11-22T24:00Z", "")]
    [InlineData("2026-11-23T23:30:00\u221201:00", "")]
    [InlineData("2026-11-23 23:30", "/incident/occurredAt offset-missing")]
    [InlineData("2026-11-23T23:30 \u200b", "/incident/occurredAt offset-missing")]
    [InlineData("23/11/2026 23:30", "/incident/occurredAt unreadable-time")]
    [InlineData("2026-11-23T24:01Z", "/incident/occurredAt unreadable-time")]
    [InlineData("2026-11-23T23:30+19:00", "/incident/occurredAt unreadable-time")]
    [InlineData("2026-1123", "/incident/occurredAt unreadable-time")]
    [InlineData("2026-02-30", "/incident/occurredAt unreadable-time")]
    [InlineData("0001-01-01", "/incident/occurredAt unreadable-time")]
    [InlineData("9999-12-31T23:59:59", "/incident/occurredAt unreadable-time")]
    [InlineData("9999-12-31T23:59:59-18:00", "/incident/occurredAt unreadable-time")]
    [InlineData("-9998-01-01T00:00:00+18:00", "/incident/occurredAt unreadable-time")]
    [InlineData("9999-12-31", "/incident/occurredAt unreadable-time")]
    [InlineData("last night", "/incident/occurredAt unreadable-time")]
    [InlineData("2026-11-24T10:00:01+00:00", "/incident/occurredAt time-ahead")]
    [InlineData("2027-11-25T10:00:01+00:00", "/incident/occurredAt time-ahead")]
    public void Time_IsReadOrWarnedOf(string time, string warning) => Warnings(At(time)).ShouldBe(warning);

    /// <summary>One night, however a force's system writes its half past eleven.</summary>
    [Theory]
    [InlineData("2026-11-23 23:30:00+00:00")]
    [InlineData("2026-11-23T23:30:00+0000")]
    [InlineData("2026-11-24T00:30+01")]
    [InlineData("2026-11-23t23:30:00z")]
    [InlineData("2026-11-23T23:30")]
    public void Spelling_LeavesTheTimeAsItIs(string time) =>
        At(time).Routes[0].Deadline.Start.ShouldBe(Kinds.Reading.At("2026-11-23T23:30:00+00:00"));

    [Fact]
    public void TimeWithoutOffset_IsLondonTime()
    {
        // 23:30 BST on 1 June is before midnight in London: the target is the next morning.
        var report = Accepted(EncompassKind.Definition, Json("2027-06-01T23:30:00"), "2027-06-01T23:45:00+01:00");

        report.Routes[0].Deadline.Start.ShouldBe(Kinds.Reading.At("2027-06-01T23:30:00+01:00"));
    }

    [Fact]
    public void TimeFarAhead_CountsAsUnknown() =>
        At("2027-11-25T10:00:01+00:00").Routes[0].Deadline.Start.ShouldBe(Kinds.Reading.At(OfficeHours));

    private static Safeguarding.Reports.Report At(string time) => Accepted(EncompassKind.Definition, Json(time));

    private static string Json(string time) =>
        $$$"""{"reference":"E-1","reporter":{"name":"PC"},"incident":{"occurredAt":"{{{time}}}"},"children":[{"familyName":"A","schools":[{"number":"6804001"}]}]}""";
}
