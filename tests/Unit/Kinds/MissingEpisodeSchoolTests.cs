using Safeguarding.Intake;
using Safeguarding.MissingEpisodes;
using Safeguarding.Reports;
using Safeguarding.Routing;
using Shouldly;
using Xunit;
using static Safeguarding.Tests.Unit.Kinds.Episodes;
using static Safeguarding.Tests.Unit.Kinds.Reading;

namespace Safeguarding.Tests.Unit.Kinds;

/// <summary>Schools, forces and trafficking: what the report itself adds to the authorities that hear.</summary>
public class MissingEpisodeSchoolTests
{
    private const string AtSchool = """ "homeAuthority":"W06000022","schools":[{"number":"6814001"}] """;
    private const string Notify = """ "notifySchool":true,"episode":{"lastSeenAt":"2026-11-24T08:00:00Z","clothing":"Green coat"},""";

    [Fact]
    public void NotifySchool_TellsTheKnownSchoolTheLeastItNeeds()
    {
        var report = Reported(AtSchool, more: Notify);

        Routes(report).ShouldBe("W06000022.intake home-authority; school.6814001 school-notice");
        report.View(report.Routes[1]).ToJsonString().ShouldBe(
            """{"child":{"familyName":"Afanc","givenNames":"Nia","dateOfBirth":"2012-05-06"},"missingSince":"2026-11-24T08:00:00Z","reason":"school-notice","duties":[]}""");
    }

    [Theory]
    [InlineData(OfficeHours, "2026-11-24T11:00:00+00:00")]
    [InlineData("2026-11-24T22:00:00+00:00", "2026-11-25T09:40:00+00:00")]
    [InlineData("2026-11-27T16:00:00+00:00", "2026-11-30T09:40:00+00:00")]
    public void SchoolNotice_WaitsForTheSchoolDay(string receivedAt, string dueAt) =>
        Reported(AtSchool, more: Notify, receivedAt: receivedAt).Routes.Single(r => r.Reason == "school-notice").Deadline.DueAt.ShouldBe(At(dueAt));

    [Fact]
    public void WithoutTheFlag_NoSchoolIsTold() => Routes(Reported(AtSchool)).ShouldBe("W06000022.intake home-authority");

    [Fact]
    public void NotifySchoolWithoutAKnownSchool_IsSaid() =>
        Warnings(Reported(more: """ "notifySchool":true,""")).ShouldBe("/notifySchool school-notice-unrouted");

    [Fact]
    public void School_HearsThatTheSearchIsOverAndNothingBetween()
    {
        var report = Reported(AtSchool, more: Notify).With("""{"type":"sighted","note":"By the quay"}""");
        report.Hearers().ShouldBe("W06000022.intake event-sighted");

        report = report.With("""{"type":"returned","at":"2026-11-24T09:00:00Z","note":"With an aunt"}""");
        report.Hearers().ShouldBe("W06000022.intake event-returned; school.6814001 event-returned");
        report.View(report.LastRoutes()[1]).ToJsonString().ShouldBe(
            """{"event":{"type":"returned","at":"2026-11-24T09:00:00Z"},"child":{"familyName":"Afanc","givenNames":"Nia","dateOfBirth":"2012-05-06"},"reason":"event-returned"}""");
    }

    [Theory]
    [InlineData(AtSchool, "W06000015.education-safeguarding")]
    [InlineData(""" "homeAuthority":"W06000022","schools":[{"number":"6669999"}] """, "W06000023.education-safeguarding")]
    [InlineData(""" "homeAuthority":"W06000022" """, "W06000022.education-safeguarding")]
    public void MissingFromTheSchoolDay_GoesToEducationSafeguardingOfTheSchoolsAuthority(string child, string desk)
    {
        var report = Reported(child, more: """ "missingFrom":"school-day",""");

        Routes(report).ShouldBe($"W06000022.intake home-authority; {desk} missing-from-school-day");
        report.Routes[1].Citation.ShouldContain("249");
        report.View(report.Routes[1]).ToJsonString().ShouldNotContain("9990000001");
    }

    [Fact]
    public void MissingFromElsewhere_DoesNot() => Routes(Reported(AtSchool, more: """ "missingFrom":"home",""")).ShouldBe("W06000022.intake home-authority");

    [Theory]
    [InlineData("W06000015", "W06000023", "W06000015.intake home-authority; W06000023.intake host-of-placement; police.south-wales police-of-placement; police.dyfed-powys police-of-placement")]
    [InlineData("W06000015", "W06000015", "W06000015.intake home-authority")]
    [InlineData("W06000015", "E99999999", "W06000015.intake home-authority; duty.cardiff-and-vale authority-unknown; police.south-wales police-of-placement")]
    [InlineData("W06000022", "W06000023", "W06000022.intake home-authority; W06000023.intake host-of-placement; police.dyfed-powys police-of-placement")]
    public void PlacedOutOfArea_TheForcesThatTheDirectoryKnowsHear(string placing, string host, string routes) =>
        Routes(Reported($$""" "homeAuthority":"{{placing}}","placingAuthority":"{{placing}}","placementAuthority":"{{host}}" """)).ShouldBe(routes);

    [Fact]
    public void TraffickingMarker_IsUrgentWhateverTheGradeAndSaysWhy()
    {
        var route = Reported(risk: """ "grade":"low" """, more: """ "riskMarkers":["trafficking"],""").Routes[0];

        route.Urgent.ShouldBeTrue();
        route.Deadline.DueAt.ShouldBe(At("2026-11-24T10:15:00+00:00"));
        route.Citation.ShouldContain("132");
    }

    [Fact]
    public void TraffickingMarker_EscalatesAtOnceToTheDutyDeskWhichSeesWhoAndNoMore()
    {
        var report = Accepted(MissingEpisodeKind.Definition, """
            {"reference":"M-1","reporter":{"name":"carer"},"risk":{"grade":"low"},"riskMarkers":["trafficking"],"episode":{"clothing":"Green coat"},
             "children":[{"familyName":"Afanc","homeAuthority":"W06000022","mentalHealth":"Anxious"}]}
            """);
        var route = report.Routes.Single(r => r.Desk == "duty.gwent");

        (route.Reason, route.Urgent, route.Role).ShouldBe(("trafficking-and-missing", true, RouteRole.Informed));
        View(report, "duty.gwent").ShouldContain("Afanc");
        View(report, "duty.gwent").ShouldNotContain("Green coat");
        View(report, "duty.gwent").ShouldNotContain("Anxious");
        View(report, "W06000022.intake").ShouldContain("Green coat");
        var happened = Episodes.Read(report, """{"type":"sighted","note":"By the quay"}""").Value!;
        var sighted = AcceptEvent.Append(report, happened, EpisodeEvents.Definition, TestDirectory.Snapshot.Desks, Ids).Changed!;
        sighted.View(sighted.LastRoutes().Single(r => r.Desk == "duty.gwent")).ToJsonString().ShouldNotContain("quay");
    }

    [Fact]
    public void TraffickingOfAChildWhoseHomeIsUnknown_TheDutyDeskStillResolves() =>
        Routes(Reported(""" "sex":"f" """, more: """ "riskMarkers":["trafficking"],""")).ShouldBe("duty.gwent authority-unknown");

    [Fact]
    public void AnotherMarker_IsNot() => Reported(risk: """ "grade":"low" """, more: """ "riskMarkers":["sexual-exploitation"],""").Routes[0].Urgent.ShouldBeFalse();
}
