using Safeguarding.MissingEpisodes;
using Safeguarding.Reports;
using Shouldly;
using Xunit;
using static Safeguarding.Tests.Unit.Kinds.Episodes;

namespace Safeguarding.Tests.Unit.Kinds;

/// <summary>How an episode stands after an event, and what each desk sees of it.</summary>
public class EpisodeEventViewTests
{
    [Theory]
    [InlineData("prevention-interview", "done", null)]
    [InlineData("return-interview-done", null, "done")]
    [InlineData("return-interview-declined", null, "declined")]
    [InlineData("returned", null, null)]
    public void PreventionInterview_NeverStandsForTheReturnInterview(string type, string? prevention, string? interview)
    {
        var report = Reported().With($$"""{"type":"{{type}}"}""");
        var state = EpisodeState.Of(report, report.Events);

        (state.PreventionInterview, state.ReturnInterview).ShouldBe((prevention, interview));
    }

    [Fact]
    public void PreventionInterviewAfterAnOffer_LeavesItOffered()
    {
        var report = Reported().With("""{"type":"return-interview-offered"}""").With("""{"type":"prevention-interview"}""");

        EpisodeState.Of(report, report.Events).ReturnInterview.ShouldBe("offered");
        report.Last().Advice.ShouldBe(["prevention-interview-is-not-return-interview"]);
    }

    [Fact]
    public void View_ShowsWhatWasKnownAtTheEvent()
    {
        var report = Reported().With("""{"reference":"E1","type":"sighted","note":"By the quay","riskItems":[{"information":"A van","giver":"neighbour"}]}""");
        var view = report.View(report.LastRoutes()[0]).ToJsonString();
        var later = report.With("""{"type":"risk-regraded","grade":"high"}""");

        view.ShouldContain("By the quay");
        view.ShouldContain("Nia");
        view.ShouldNotContain("9990000001", customMessage: "this desk has the report already");
        view.ShouldContain("\"grade\":\"medium\"");
        later.View(report.LastRoutes()[0]).ToJsonString().ShouldBe(view);
    }

    [Fact]
    public void DeskThatHearsFirstByTheEvent_GetsTheReportWithIt()
    {
        var report = Reported().With("""{"type":"located","place":{"authority":"W06000015"}}""");

        report.View(report.LastRoutes().Single(r => r.Desk == "W06000015.intake")).ToJsonString().ShouldContain("9990000001");
    }

    [Fact]
    public void MarkerThatBindsTheDesk_LeavesThatItHappenedAndNothingThatWasSaid()
    {
        var report = Reported(more: """ "notSafeToShare":[{"with":"intake","reason":"A relative works there"}],""")
            .With("""{"type":"returned","at":"2026-11-24T09:00:00Z","note":"With an aunt","place":{"description":"Elm Row"}}""");
        var view = report.View(report.LastRoutes()[0]);

        view["event"]!.ToJsonString().ShouldBe("""{"type":"returned","at":"2026-11-24T09:00:00Z"}""");
        view["withheld"].ShouldNotBeNull();
        view.ToJsonString().ShouldNotContain("aunt");
        view.ToJsonString().ShouldNotContain("Elm Row");
    }

    [Fact]
    public void HomeAuthority_SeesTheInterviewsClockAndWhy()
    {
        var report = Reported().With("""{"type":"returned","at":"2026-11-24T08:30:00Z"}""");

        report.View(report.LastRoutes()[0])["returnInterview"]!.ToJsonString().ShouldContain("2026-11-27T08:30:00Z");
    }
}
