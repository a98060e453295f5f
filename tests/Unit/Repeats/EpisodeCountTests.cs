using NodaTime;
using Safeguarding.MissingEpisodes;
using Safeguarding.Reports;
using Safeguarding.Tests.Unit.Kinds;
using Shouldly;
using Xunit;
using static Safeguarding.Tests.Unit.Repeats.Reported;

namespace Safeguarding.Tests.Unit.Repeats;

/// <summary>Episodes are counted, not reports.</summary>
public class EpisodeCountTests
{
    private const string Evening = "2026-11-10T20:00:00+00:00";

    [Fact]
    public void ReportsFarApart_AreOneEpisodeEach() =>
        Episodes(Missing("a", Evening), Missing("b", "2026-11-12T20:00:00+00:00"), Missing("c", "2026-11-14T20:00:00+00:00")).ShouldBe("a b c");

    [Fact]
    public void SameSenderAndIncident_IsOneEpisodeHoweverFarApart() =>
        Episodes(Missing("a", Evening, "s", "I-1"), Missing("b", "2026-11-14T20:00:00+00:00", "s", " i-1 ")).ShouldBe("a+b");

    [Fact]
    public void SameIncidentOfAnotherSender_SaysNothing() =>
        Episodes(Missing("a", Evening, "s", "I-1"), Missing("b", "2026-11-14T20:00:00+00:00", "t", "I-1")).ShouldBe("a b");

    [Theory]
    [InlineData("2026-11-11T01:59:59+00:00", "a+b")]
    [InlineData("2026-11-11T02:00:00+00:00", "a b")]
    public void ReportsOfOneNight_AreOneEpisodeUnderSixHours(string second, string expected) =>
        Episodes(Missing("a", Evening), Missing("b", second)).ShouldBe(expected);

    [Theory]
    [InlineData("2026-11-13T06:59:59+00:00", "a+b")]
    [InlineData("2026-11-13T07:00:00+00:00", "a b")]
    public void BeforeTheChildWasLocated_ItIsTheSameEpisode(string second, string expected) =>
        Episodes(
            With(Missing("a", Evening), """{"type":"located","at":"2026-11-13T07:00:00Z"}"""),
            Missing("b", second)).ShouldBe(expected);

    [Fact]
    public void TheFirstEnd_EndsTheEpisode() =>
        Episodes(
            With(With(Missing("a", Evening), """{"type":"returned","at":"2026-11-13T09:00:00Z"}"""), """{"type":"located","at":"2026-11-13T07:00:00Z","reference":"2"}"""),
            Missing("b", "2026-11-13T08:00:00+00:00")).ShouldBe("a b");

    [Fact]
    public void ReportThatTellsOfTheReturn_EndsItself() =>
        Episodes(Missing("a", Evening, more: ""","found":{"returnedAt":"2026-11-10T20:30:00Z"}"""), Missing("b", "2026-11-12T20:00:00+00:00")).ShouldBe("a b");

    [Theory]
    [InlineData("sighted")]
    [InlineData("return-interview-done")]
    [InlineData("prevention-interview")]
    public void OtherEvents_EndNothing(string type) =>
        ReportedEpisode.Of(With(Missing("a", Evening), $$"""{"type":"{{type}}","at":"2026-11-13T07:00:00Z"}""")).End.ShouldBeNull();

    [Fact]
    public void Start_IsLastSeenElseReportedElseReceipt()
    {
        ReportedEpisode.Of(Episode(""" "lastSeenAt":"2026-11-23T20:00:00Z","reportedAt":"2026-11-24T08:00:00Z" """)).Start.ShouldBe(Reading.At("2026-11-23T20:00:00+00:00"));
        ReportedEpisode.Of(Episode(""" "reportedAt":"2026-11-24T08:00:00Z" """)).Start.ShouldBe(Reading.At("2026-11-24T08:00:00+00:00"));
        ReportedEpisode.Of(Episode("")).Start.ShouldBe(Reading.At(Reading.OfficeHours));
        ReportedEpisode.Of(Episode(""" "lastSeenAt":"2027-11-23T20:00:00Z" """)).Start.ShouldBe(Reading.At(Reading.OfficeHours), "a year ahead is unknown");
    }

    [Theory]
    [InlineData("2026-08-25T20:00:00+01:00", false)]
    [InlineData("2026-08-25T20:00:00.001+01:00", true)]
    [InlineData("2026-11-23T20:00:00+00:00", true)]
    [InlineData("2026-11-23T20:00:00.001+00:00", false)]
    public void Window_IsOpenAtItsStartAndClosedAtItsEnd(string start, bool inside) =>
        EpisodeCount.IsInWindow(Reading.At(start), Reading.At("2026-11-23T20:00:00+00:00"), 90).ShouldBe(inside);

    private static Report Episode(string episode) => Kinds.Episodes.Reported(more: $$""" "episode":{ {{episode}} },""");

    private static Report With(Report report, string json) => report.With(json, "2026-11-24T10:00:00+00:00");

    /// <summary>Ids of the reports of each episode: "a+b c".</summary>
    private static string Episodes(params Report[] reports) =>
        string.Join(' ', EpisodeCount.Distinct(reports.Reverse().Select(ReportedEpisode.Of)).Select(e => string.Join('+', e.Select(r => r.ReportId))));
}
