using NodaTime;
using Safeguarding.Reports;
using Safeguarding.Routing;
using Shouldly;
using Xunit;
using static Safeguarding.Tests.Unit.Kinds.Episodes;
using static Safeguarding.Tests.Unit.Kinds.Reading;

namespace Safeguarding.Tests.Unit.Kinds;

public class EpisodeEventRoutingTests
{
    /// <summary>Saturday 28 November 2026, 02:00.</summary>
    private const string Night = "2026-11-28T02:00:00+00:00";

    private const string Placed = """ "homeAuthority":"W06000022","placingAuthority":"W06000015","placementAuthority":"W06000023" """;

    [Theory]
    [InlineData("sighted", 60)]
    [InlineData("located", 60)]
    [InlineData("returned", 60)]
    [InlineData("prevention-interview", 240)]
    [InlineData("return-interview-offered", 240)]
    [InlineData("return-interview-done", 240)]
    [InlineData("return-interview-declined", 240)]
    public void Event_GoesToTheDeskThatHasTheEpisodeWithItsOwnLimit(string type, int minutes)
    {
        var report = Reported().With($$"""{"reference":"E1","type":"{{type}}","at":"2026-11-24T09:00:00Z"}""");

        report.Hearers().ShouldBe($"W06000022.intake event-{type}");
        report.LastRoutes()[0].Deadline.DueAt.ShouldBe(At(OfficeHours) + Duration.FromMinutes(minutes));
        report.LastRoutes()[0].Cause.ShouldBe($"event:{report.Last().Id}");
    }

    [Fact]
    public void EveryDeskOfTheEpisode_HearsOnceAndKeepsItsRule()
    {
        var report = Reported(Placed).With(""" {"reference":"E1","type":"sighted"} """);

        report.Hearers().ShouldBe("W06000022.intake event-sighted; W06000015.intake event-sighted; W06000023.intake event-sighted; police.south-wales event-sighted; police.dyfed-powys event-sighted");
        report.LastRoutes().Select(r => r.RuleId).Distinct().ShouldBe(["missing.home", "missing.placing", "missing.host", "missing.police-out-of-area"]);
    }

    [Fact]
    public void RegradeToHigh_IsUrgentInFifteenMinutes()
    {
        var report = Reported().With("""{"type":"risk-regraded","grade":"high"}""");

        report.Hearers().ShouldBe("W06000022.intake event-risk-regraded");
        report.LastRoutes()[0].Urgent.ShouldBeTrue();
        report.LastRoutes()[0].Deadline.DueAt.ShouldBe(At("2026-11-24T10:15:00+00:00"));
    }

    [Theory]
    [InlineData("""{"type":"risk-regraded","grade":"high"}""", "W06000022.intake event-risk-regraded; edt.gwent event-risk-regraded")]
    [InlineData("""{"type":"risk-regraded","grade":"medium"}""", "W06000022.intake event-risk-regraded")]
    [InlineData("""{"type":"Sighted","grade":"HIGH"}""", "W06000022.intake event-sighted; edt.gwent event-sighted")]
    [InlineData("""{"type":"sighted","grade":"high"}""", "W06000022.intake event-sighted; edt.gwent event-sighted")]
    public void OutOfHours_OnlyHighAddsTheEmergencyDutyTeam(string json, string hearers) => Reported().With(json, Night).Hearers().ShouldBe(hearers);

    [Fact]
    public void EmergencyDutyTeamThatWasTold_HearsHowItGoesOnButIsNotHurriedByDay()
    {
        var report = Reported(risk: """ "grade":"high" """, receivedAt: Night).With("""{"type":"sighted"}""", "2026-11-30T10:00:00+00:00");

        report.Hearers().ShouldBe("W06000022.intake event-sighted; edt.gwent event-sighted");
        report.LastRoutes().Select(r => r.Urgent).ShouldBe([true, false]);
    }

    [Theory]
    [InlineData("located")]
    [InlineData("returned")]
    public void FoundInAnotherAuthority_AddsItFromThenOn(string type)
    {
        var found = Reported().With($$"""{"reference":"E1","type":"{{type}}","place":{"authority":"W06000015"} }""");

        found.Hearers().ShouldBe($"W06000022.intake event-{type}; W06000015.intake found-in-authority");
        found.With("""{"reference":"E2","type":"prevention-interview"}""").Hearers()
            .ShouldBe("W06000022.intake event-prevention-interview; W06000015.intake event-prevention-interview");
    }

    [Theory]
    [InlineData("sighted", "W06000015", "W06000022.intake event-sighted")]
    [InlineData("located", "W06000022", "W06000022.intake event-located")]
    [InlineData("located", "E99999999", "W06000022.intake event-located; duty.gwent authority-unknown")]
    public void Place_AddsOnlyWhereTheChildIsFoundAndOnlyOnce(string type, string authority, string hearers) =>
        Reported().With($$"""{"type":"{{type}}","place":{"authority":"{{authority}}"} }""").Hearers().ShouldBe(hearers);

    [Fact]
    public void DeskThatSaidNotOurs_HearsNoMoreAndItsSuccessorKeepsTheRule()
    {
        var report = Reported();
        var closed = Ids.Delivery(report.Id, "W06000022.intake", null, "route:1");
        var next = report.Routes[0] with { Desk = "W06000015.intake", RuleId = "redirection.named-desk", Reason = "redirected" };
        var after = report.Rerouted(closed, [next], At(OfficeHours)).With("""{"type":"returned"}""");

        after.Hearers().ShouldBe("W06000015.intake event-returned");
        after.LastRoutes()[0].RuleId.ShouldBe("missing.home");
        after.LastRoutes()[0].ReturnInterviewDueAt.ShouldNotBeNull();
    }

    [Fact]
    public void LateRegrade_DoesNotOverruleALaterOne()
    {
        var report = Reported()
            .With("""{"type":"risk-regraded","grade":"high","at":"2026-11-24T09:30:00Z"}""")
            .With("""{"type":"risk-regraded","grade":"low","at":"2026-11-24T09:00:00Z"}""");

        report.With("""{"type":"sighted"}""").LastRoutes()[0].Urgent.ShouldBeTrue();
    }

    [Theory]
    [InlineData(""" "grade":"low" """, "", false)]
    [InlineData(""" "grade":"high" """, "", false)]
    [InlineData(""" "grade":"medium" """, """ "riskMarkers":["trafficking"],""", true)]
    public void RegradeToLow_TakesUrgencyAwayUnlessTraffickingIsMarked(string risk, string more, bool urgent) =>
        Reported(risk: risk, more: more).With("""{"type":"risk-regraded","grade":"low"}""").LastRoutes()[0].Urgent.ShouldBe(urgent);
}
