using Safeguarding.Deliveries;
using Safeguarding.OperationEncompass;
using Safeguarding.Reports;
using Safeguarding.Routing;
using Shouldly;
using Xunit;
using static Safeguarding.Tests.Unit.Kinds.Reading;
using Route = Safeguarding.Routing.Route;

namespace Safeguarding.Tests.Unit.Kinds;

/// <summary>A target in a later school year: the sender is asked, and the school has its item at once all the same.</summary>
public class SchoolToConfirmTests
{
    private const string July = "2027-07-22T20:00:00+01:00";

    [Fact]
    public void TargetInALaterSchoolYear_AsksTheSenderAndStillGoesToTheSchool()
    {
        var report = Received(July);

        Routes(report).ShouldBe("school.6804001 registered-school; W06000022.education-safeguarding holiday-cover; duty.gwent confirm-school");
        var question = report.Routes[^1];
        (question.ChildKey, question.Role, question.Deadline.RuleId).ShouldBe(("c1", RouteRole.SchoolToConfirm, "encompass.confirm-school"));
        question.Deadline.DueAt.ShouldBe(At("2027-07-22T20:30:00+01:00"));
        report.Advice.ShouldContain("confirm-school");
    }

    [Fact]
    public void TargetInThisSchoolYear_AsksNobody() => Routes(Received("2026-11-24T20:00:00+00:00")).ShouldBe("school.6804001 registered-school");

    [Fact]
    public void TwoSchoolsOfOneChild_AreOneQuestion() =>
        Accepted(EncompassKind.Definition, Body.Replace("""[{"number":"6804001"}]""", """[{"number":"6804001"},{"number":"6801101"}]""", StringComparison.Ordinal), July)
            .Routes.Count(r => r.Role == RouteRole.SchoolToConfirm).ShouldBe(1);

    [Fact]
    public void DutyDeskThatIsAsked_SeesWhoTheChildIs() => View(Received(July), "duty.gwent").ShouldContain("Afanc");

    [Fact]
    public void TheSameSchoolNamedAgain_MakesNoSecondItem() => Answered("school.6804001").ShouldBeEmpty();

    [Fact]
    public void AnotherSchoolNamed_GetsItsOwnItem() => Answered("school.6801101").Select(r => r.Desk).Distinct().ShouldContain("school.6801101");

    /// <summary>The question stands beside the school's own item: it must not make a school's "not ours" look like its answer.</summary>
    [Fact]
    public void SecondRedirectionBesideAQuestion_StillGoesToTheDutyDesk()
    {
        var report = Received(July);
        foreach (var to in new[] { "school.6801101", "school.6814001" })
        {
            var closed = DeliverySteps.Redirected(Item(report, report.Routes.Last(r => r.Desk.StartsWith("school.", StringComparison.Ordinal))), new(new("p", null, null), "", to), default, At(July));
            report = report.Rerouted(closed.Id, Reroute.Next(report, closed, EncompassKind.Definition, TestDirectory.Snapshot.Desks, Ids), At(July));
        }

        report.Routes[^1].RuleId.ShouldBe("redirection.second");
    }

    private static IReadOnlyList<Route> Answered(string desk)
    {
        var report = Received(July);
        var closed = DeliverySteps.Redirected(Item(report, report.Routes[^1]), new(new("p", null, null), "answered", desk), default, At(July));
        return Reroute.Next(report, closed, EncompassKind.Definition, TestDirectory.Snapshot.Desks, Ids);
    }

    private static Delivery Item(Report report, Route route) => NewDelivery.ForRoute(report, route, default, Ids, report.ReceivedAt);

    private const string Body = """{"reference":"E-1","reporter":{"name":"PC"},"children":[{"key":"c1","familyName":"Afanc","schools":[{"number":"6804001"}]}]}""";

    private static Report Received(string at) => Accepted(EncompassKind.Definition, Body, at);
}
