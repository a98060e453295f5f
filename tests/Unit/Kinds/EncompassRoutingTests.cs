using Safeguarding.OperationEncompass;
using Shouldly;
using Xunit;
using static Safeguarding.Tests.Unit.Kinds.Reading;

namespace Safeguarding.Tests.Unit.Kinds;

public class EncompassRoutingTests
{
    [Fact]
    public void RegisteredAtOneSchool_GoesThereBeforeNine()
    {
        var report = Accepted(EncompassKind.Definition, Child(""" "schools":[{"number":"6804001"}]"""), "2026-11-23T23:50:00+00:00");

        Routes(report).ShouldBe("school.6804001 registered-school");
        report.Routes[0].Deadline.DueAt.ShouldBe(At("2026-11-24T09:00:00+00:00"));
        report.Routes[0].EscalatesTo.ShouldBe("W06000022.education-safeguarding");
    }

    [Fact]
    public void SchoolThatStartsEarlier_IsDueWhenItStarts() =>
        Accepted(EncompassKind.Definition, Child(""" "schools":[{"number":"6814001"}]"""), "2026-11-23T23:50:00+00:00")
            .Routes[0].Deadline.DueAt.ShouldBe(At("2026-11-24T08:40:00+00:00"));

    [Fact]
    public void DualRegistration_NotifiesEachSchool() =>
        Routed(Child(""" "schools":[{"number":"6804001"},{"number":"6801101","relation":"registered"}]"""))
            .ShouldBe("school.6804001 registered-school; school.6801101 registered-school");

    [Fact]
    public void RegisteredAndEducatedElsewhere_OnlyTheRegisteredSchoolIsNotified() =>
        Routed(Child(""" "schools":[{"number":"6804001"},{"number":"6801101","relation":"educated-at"}]""")).ShouldBe("school.6804001 registered-school");

    [Fact]
    public void RegisteredNowhere_WhereTheChildIsEducated() =>
        Routed(Child(""" "schools":[{"number":"6801101","relation":"educated-at"}]""")).ShouldBe("school.6801101 educated-at-school");

    [Fact]
    public void UnknownSchoolNumber_GoesToTheDutyDeskOfTheNumbersAuthority()
    {
        var report = Accepted(EncompassKind.Definition, Child(""" "schools":[{"number":"6819999"}]"""));

        Routes(report).ShouldBe("duty.cardiff-and-vale school-unknown");
        Warnings(report).ShouldBe("/children/0/schools/0/number unknown-organisation");
    }

    [Fact]
    public void NoSchool_GoesToTheDutyDeskOfTheHomeAuthority() =>
        Routed(Child(""" "homeAuthority":"W06000015" """)).ShouldBe("duty.cardiff-and-vale school-unknown");

    [Fact]
    public void HomeEducated_GoesToTheHomeEducationDesk() =>
        Routed(Child(""" "homeAuthority":"W06000015","educationStatus":"home-educated" """)).ShouldBe("W06000015.home-education home-education-desk");

    [Fact]
    public void OnlyAPlace_GoesToTheDutyDeskOfThatPlace() =>
        Routed("""{"reference":"E-1","reporter":{"name":"PC"},"incident":{"place":{"authority":"W06000015"}}}""").ShouldBe("duty.cardiff-and-vale child-unknown");

    [Fact]
    public void TwoSiblingsAtTwoSchools_EachSchoolSeesItsOwnPupilAlone()
    {
        var report = Accepted(EncompassKind.Definition, """
            {"reference":"E-1","reporter":{"name":"PC"},"incident":{"circumstances":"shared by both","place":{"postcode":"ZZ1 1ZZ"}},
             "children":[{"key":"c1","givenNames":"Ffion","narrative":"of the first","schools":[{"number":"6804001"}]},
                         {"key":"c2","givenNames":"Gwilym","narrative":"of the second","schools":[{"number":"6814001"}]}]}
            """);

        var views = report.Routes.Select(r => EncompassKind.Definition.Project(report, r, TestDirectory.Snapshot.Desks.Desk(r.Desk)!).ToJsonString()).ToList();
        views[0].ShouldContain("Ffion");
        views[0].ShouldContain("of the first");
        views[0].ShouldNotContain("Gwilym");
        views[1].ShouldContain("Gwilym");
        views[1].ShouldNotContain("of the first");
        views.ShouldAllBe(v => !v.Contains("shared by both") && !v.Contains("ZZ1 1ZZ"));
    }

    [Fact]
    public void TwoSiblingsAtOneSchool_AreTwoNotifications() =>
        Accepted(EncompassKind.Definition, """
            {"reference":"E-1","reporter":{"name":"PC"},"children":[{"key":"c1","familyName":"Afanc","schools":[{"number":"6804001"},{"number":"6804001"}]},
             {"key":"c2","familyName":"Afanc","schools":[{"number":"6804001"}]}]}
            """).Routes.Select(r => $"{r.Desk} {r.ChildKey}").ShouldBe(["school.6804001 c1", "school.6804001 c2"]);

    [Fact]
    public void TargetOverThreeDaysAway_AlsoGoesToTheAuthoritysDeskAtOnce() =>
        Routes(Accepted(EncompassKind.Definition, Child(""" "schools":[{"number":"6804001"}]"""), "2026-12-21T10:00:00+00:00"))
            .ShouldBe("school.6804001 registered-school; W06000022.education-safeguarding holiday-cover");

    [Fact]
    public void NoOfficerNamed_TheForceIsTheReporter() =>
        Warnings(Accepted(EncompassKind.Definition, """{"reference":"E-1","children":[{"familyName":"Afanc","schools":[{"number":"6804001"}]}]}"""))
            .ShouldBe("/reporter reporter-missing");

    private static string Child(string rest) => $$"""{"reference":"E-1","reporter":{"name":"PC"},"children":[{"familyName":"Afanc",{{rest}}}]}""";

    private static string Routed(string json) => Routes(Accepted(EncompassKind.Definition, json));
}
