using Safeguarding.MissingEpisodes;
using Shouldly;
using Xunit;
using static Safeguarding.Tests.Unit.Kinds.Reading;

namespace Safeguarding.Tests.Unit.Kinds;

public class MissingEpisodeRoutingTests
{
    [Fact]
    public void HomeOnly_GoesHome() => Routed(""" "homeAuthority":"W06000022" """, "medium").ShouldBe("W06000022.intake home-authority");

    [Fact]
    public void PlacedElsewhereAndFoundElsewhere_EachAuthorityHearsOnce() =>
        Routes(Accepted(MissingEpisodeKind.Definition, """
            {"reference":"M-1","reporter":{"name":"carer"},"risk":{"grade":"medium"},
             "episode":{"found":{"place":{"authority":"W06000022"}}},
             "children":[{"familyName":"Afanc","homeAuthority":"W06000015","placingAuthority":"W06000015","placementAuthority":"W06000023"}]}
            """)).ShouldBe("W06000015.intake home-authority; W06000023.intake host-of-placement; W06000022.intake found-in-authority");

    [Fact]
    public void HomeUnknown_TheDutyDeskFindsIt() => Routed(""" "sex":"f" """, "medium").ShouldBe("duty.gwent authority-unknown");

    [Fact]
    public void HomeNotInTheDirectory_TheDutyDeskResolvesIt() =>
        Routed(""" "homeAuthority":"E99999999","placementAuthority":"W06000015" """, "low")
            .ShouldBe("W06000015.intake host-of-placement; duty.cardiff-and-vale authority-unknown");

    [Theory]
    [InlineData("high", "2026-11-24T10:15:00+00:00")]
    [InlineData("medium", "2026-11-24T11:00:00+00:00")]
    [InlineData("severe", "2026-11-24T11:00:00+00:00")]
    [InlineData("low", "2026-11-24T14:00:00+00:00")]
    public void Risk_DecidesTheLimit(string grade, string dueAt) =>
        Accepted(MissingEpisodeKind.Definition, Episode(""" "homeAuthority":"W06000022" """, grade)).Routes[0].Deadline.DueAt.ShouldBe(At(dueAt));

    [Fact]
    public void HighRiskAtNight_TheEmergencyDutyTeamHasFifteenMinutes()
    {
        var report = Accepted(MissingEpisodeKind.Definition, Episode(""" "homeAuthority":"W06000022" """, "high"), "2026-11-28T02:00:00+00:00");

        Routes(report).ShouldBe("W06000022.intake home-authority; edt.gwent emergency-duty-team");
        report.Routes[1].Deadline.DueAt.ShouldBe(At("2026-11-28T02:15:00+00:00"));
    }

    [Fact]
    public void UnknownGrade_IsAWarning() =>
        Warnings(Accepted(MissingEpisodeKind.Definition, Episode(""" "homeAuthority":"W06000022" """, "severe")))
            .ShouldBe("/risk/grade unknown-code; /risk/grade risk-grade-missing");

    private static string Episode(string child, string grade) =>
        $$$"""{"reference":"M-1","reporter":{"name":"carer"},"risk":{"grade":"{{{grade}}}"},"children":[{"familyName":"Afanc",{{{child}}}}]}""";

    private static string Routed(string child, string grade) => Routes(Accepted(MissingEpisodeKind.Definition, Episode(child, grade)));
}
