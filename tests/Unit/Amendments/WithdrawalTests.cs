using Safeguarding.MissingEpisodes;
using Safeguarding.Referrals;
using Safeguarding.Reports;
using Safeguarding.Routing;
using Shouldly;
using Xunit;
using static Safeguarding.Tests.Unit.Amendments.Amending;
using static Safeguarding.Tests.Unit.Kinds.Reading;

namespace Safeguarding.Tests.Unit.Amendments;

/// <summary>A sender takes back what it reported: told to every desk, silent to none, and no duty of an authority's ends by it.</summary>
public class WithdrawalTests
{
    [Fact]
    public void WholeNotification_EverySchoolIsToldPerChildAndTheChaseEnds()
    {
        var report = Encompass().Withdrawn();

        report.Told().ShouldBe("school.6804001 c1 Withdrawn; school.6801101 c2 Withdrawn; school.6814001 c3 Withdrawn");
        report.Changes().ShouldBe("school.6804001 c1 Withdrawn; school.6801101 c2 Withdrawn; school.6814001 c3 Withdrawn");
        report.LastRoutes().ShouldAllBe(r => r.Deadline.RuleId == "acknowledgement.working-day" && !r.Urgent);
        report.WithdrawnAt.ShouldNotBeNull();
    }

    [Fact]
    public void OneChild_ItsSchoolAlone()
    {
        var report = Encompass().Withdrawn(""" "child":"c2","reasonCode":"wrong-child" """);

        report.Told().ShouldBe("school.6801101 c2 Withdrawn; duty.gwent - ReadBefore");
        report.Changes().ShouldBe("school.6801101 c2 WithdrawnUnseen");
        report.WithdrawnAt.ShouldBeNull();
        report.AsAmended().Content.Items("children").Count.ShouldBe(3, "what was said is kept");
        report.Corrected("""{"incident":{"policeAwareAt":"2026-11-23T21:00:00Z"}}""").Told().ShouldBe("school.6804001 c1 Informed; school.6814001 c3 Informed");
        report.Plan(Correct("""{"children":{"c2":{"givenNames":"x"}}}""")).Faults().ShouldBe("/changes/children unknown-child");
    }

    [Fact]
    public void LastChild_IsTheWholeReport()
    {
        var report = Encompass().Withdrawn(""" "child":"c1","reason":"r" """).Withdrawn(""" "child":"c2","reason":"r" """).Withdrawn(""" "child":"c3","reason":"r" """);

        report.WithdrawnAt.ShouldNotBeNull();
        report.Plan(Correct("{}")).Faults().ShouldBe("report-withdrawn");
    }

    [Fact]
    public void Section130_TheDecisionOwnerGoesOnAndTheCopyEnds()
    {
        var report = Referral().Withdrawn(""" "reasonCode":"wrong-child" """);

        report.Changes().ShouldBe("W06000022.intake - WithdrawnStillOpen; W06000023.intake - WithdrawnUnseen; ".TrimEnd(' ', ';'));
        report.LastRoutes().Where(r => r.Role == RouteRole.Withdrawn).Select(r => $"{r.Desk} {r.Reason}")
            .ShouldBe(["W06000022.intake withdrawn-duty-goes-on", "W06000023.intake withdrawn"]);
        report.LastRoutes()[0].Citation.ShouldContain("paragraphs 150-151");
    }

    [Fact]
    public void CareAndSupport_ConsentWithdrawnEndsItEverywhereAndWhoHadReadIsTold()
    {
        var report = Accepted(ReferralKind.Definition, """
            {"reference":"R","legalRoute":"care-and-support","reporter":{"name":"T"},"consent":{"status":"given"},"concern":{"description":"Needs help."},
             "children":[{"key":"c1","familyName":"Afanc","homeAuthority":"W06000022"}]}
            """).Withdrawn(""" "reasonCode":"consent-withdrawn" """);

        report.Changes().ShouldBe("W06000022.intake - WithdrawnUnseen");
        report.Told().ShouldBe("W06000022.intake - Withdrawn; W06000022.intake - ReadBefore");
        report.Routes.Select(r => Ids.Delivery(report.Id, r.Desk, r.ChildKey, r.Cause)).ShouldBeUnique();
    }

    [Fact]
    public void OneChildOfAReferral_TheDeskThatKeepsTheOtherIsToldAndStays()
    {
        var two = Accepted(ReferralKind.Definition, """
            {"reference":"R","legalRoute":"section-130","reporter":{"name":"T"},"consent":{"status":"given"},"concern":{"description":"A bruise."},
             "children":[{"key":"c1","familyName":"Afanc","currentAuthority":"W06000022"},{"key":"c2","familyName":"Afanc","currentAuthority":"W06000015","homeAuthority":"W06000022"}]}
            """);
        var report = two.Withdrawn(""" "child":"c2","reason":"r" """);

        report.Changes().ShouldBe("W06000015.intake - WithdrawnStillOpen; W06000022.intake - Amended");
        report.Told().ShouldBe("W06000015.intake c2 Withdrawn; W06000022.intake c2 Withdrawn");
    }

    [Fact]
    public void Episode_WithItsEvents_EndsWhole()
    {
        var episode = Kinds.Episodes.Reported();
        episode = episode with { Routes = MissingEpisodeKind.Definition.Route(new(episode.Content, episode.Children, episode.SenderId, episode.ReceivedAt, Kinds.TestDirectory.Snapshot.Desks)).Routes };
        var report = Kinds.Episodes.With(episode, """{"reference":"V","type":"sighted"}""").Withdrawn();

        report.Changes().ShouldBe("W06000022.intake - Withdrawn; W06000022.intake - Withdrawn", "the report's item and the event's");
        report.Told().ShouldBe("W06000022.intake - Withdrawn");
        Kinds.Episodes.Append(report, """{"reference":"V2","type":"sighted"}""").Refused!.Code.ShouldBe("report-withdrawn");
    }
}
