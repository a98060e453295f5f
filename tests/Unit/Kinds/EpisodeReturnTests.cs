using Safeguarding.MissingEpisodes;
using Safeguarding.Reports;
using Shouldly;
using Xunit;
using static Safeguarding.Tests.Unit.Kinds.Episodes;
using static Safeguarding.Tests.Unit.Kinds.Reading;

namespace Safeguarding.Tests.Unit.Kinds;

/// <summary>The return interview's clock: what starts it, and where it stands.</summary>
public class EpisodeReturnTests
{
    private const string Placed = """ "homeAuthority":"W06000022","placingAuthority":"W06000015","placementAuthority":"W06000023" """;

    [Fact]
    public void Returned_StartsSeventyTwoHoursWithTheHomeAuthorityAlone()
    {
        var report = Reported(Placed).With("""{"type":"returned","at":"2026-11-24T08:30:00Z"}""");

        report.Last().ReturnInterviewDueAt.ShouldBe(At("2026-11-27T08:30:00+00:00"));
        report.Last().Advice.ShouldBe(["offer-return-interview"]);
        report.LastRoutes().Where(r => r.ReturnInterviewDueAt is not null).ShouldHaveSingleItem().Desk.ShouldBe("W06000022.intake");
    }

    [Fact]
    public void Returned_OfAChildWhoseHomeIsUnknown_TheClockStandsWithWhoeverFindsIt() =>
        Reported(""" "sex":"f" """).With("""{"type":"returned"}""").LastRoutes().ShouldHaveSingleItem().ReturnInterviewDueAt.ShouldNotBeNull();

    /// <summary>A return that somebody expects is told to every desk, and starts and ends nothing: the child may not come.</summary>
    [Fact]
    public void ReturnAhead_IsAPlanAndStartsAndEndsNothing()
    {
        var report = Reported(Placed).With("""{"type":"returned","at":"2026-11-24T18:00:00Z","place":{"authority":"W06000015"}}""");

        report.Last().Warnings.Select(w => w.Code).ShouldContain("return-planned");
        (report.Last().ReturnInterviewDueAt, report.Last().Advice.Count, report.Last().IsPlanned).ShouldBe((null, 0, true));
        report.LastRoutes().ShouldAllBe(r => r.ReturnInterviewDueAt == null);
        report.LastRoutes().ShouldContain(r => r.Desk == "W06000022.intake");
        ReportedEpisode.Of(report).End.ShouldBeNull("the search goes on");
        report.Last().Content.GetProperty("at").GetString().ShouldBe("2026-11-24T18:00:00Z", "the raw text stays");
    }

    [Theory]
    [InlineData("2026-11-24T10:05:00Z")]
    [InlineData("2026-11-24T10:00:01Z")]
    public void ReturnAFewMinutesAhead_CountsAsNow(string at) =>
        Reported(Placed).With($$"""{"type":"returned","at":"{{at}}"}""").Last().ReturnInterviewDueAt.ShouldBe(At("2026-11-27T10:00:00+00:00"));

    [Fact]
    public void ReportThatTellsOfAPlannedReturn_EndsNoEpisode() =>
        ReportedEpisode.Of(Reported(more: "\"episode\":{\"lastSeenAt\":\"2026-11-24T07:00:00Z\",\"found\":{\"returnedAt\":\"2026-11-24T18:00:00Z\"}},")).End.ShouldBeNull();

    [Fact]
    public void OnlyTheReturn_StartsTheClock() =>
        Reported().With("""{"type":"located"}""").With("""{"type":"prevention-interview"}""").Routes.ShouldAllBe(r => r.ReturnInterviewDueAt == null);

    [Fact]
    public void Returned_IsChasedAtTheHomeAuthorityBesideTheAcknowledgement()
    {
        var route = Reported(Placed).With("""{"type":"returned","at":"2026-11-24T08:30:00Z"}""").LastRoutes().Single(r => r.ReturnInterviewDueAt is not null);

        route.ReturnInterviewSteps.Select(s => (s.Name, s.At)).ShouldBe(
        [
            ("return-interview-remind-50", At("2026-11-25T20:30:00+00:00")), ("return-interview-escalate-75", At("2026-11-26T14:30:00+00:00")),
            ("return-interview-breach", At("2026-11-27T08:30:00+00:00")),
        ]);
    }

    [Theory]
    [InlineData("return-interview-done", true)]
    [InlineData("return-interview-declined", true)]
    [InlineData("return-interview-offered", false)]
    [InlineData("prevention-interview", false)]
    public void OnlyAnInterviewThatWasHeldOrDeclined_EndsTheChase(string type, bool ends)
    {
        var after = Reported().With("""{"type":"returned","reference":"1"}""").With($$"""{"type":"{{type}}","reference":"2","at":"2026-11-24T09:50:00Z"}""");

        after.LastRoutes().ShouldAllBe(r => (r.ReturnInterviewEndedAt == At("2026-11-24T09:50:00+00:00")) == ends);
        after.LastRoutes().ShouldAllBe(r => r.ReturnInterviewDueAt == null);
    }

    [Fact]
    public void InterviewToldOfBeforeTheReturn_IsShownAndNotChased()
    {
        var report = Reported().With("""{"type":"return-interview-done","reference":"1","at":"2026-11-24T09:50:00Z"}""").With("""{"type":"returned","reference":"2","at":"2026-11-24T09:00:00Z"}""");

        report.LastRoutes()[0].ReturnInterviewDueAt.ShouldNotBeNull();
        report.LastRoutes()[0].ReturnInterviewSteps.ShouldBeEmpty();
        Reported(more: """ "episode":{"found":{"returnedAt":"2026-11-24T07:00:00Z","returnInterview":"declined"}},""").Routes[0].ReturnInterviewSteps.ShouldBeEmpty();
        Reported(more: """ "episode":{"found":{"returnedAt":"2026-11-24T07:00:00Z","returnInterview":"offered"}},""").Routes[0].ReturnInterviewSteps.Count.ShouldBe(3);
    }

    [Fact]
    public void ReportThatTellsOfTheReturn_StartsTheClockAtOnce() =>
        Reported(more: """ "episode":{"found":{"returnedAt":"2026-11-24T07:00:00Z"}},""").Routes[0].ReturnInterviewDueAt.ShouldBe(At("2026-11-27T07:00:00+00:00"));
}
