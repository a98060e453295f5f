using Safeguarding.Reports;
using Safeguarding.Routing;
using Shouldly;
using Xunit;
using static Safeguarding.Tests.Unit.Amendments.Amending;
using static Safeguarding.Tests.Unit.Kinds.Reading;

namespace Safeguarding.Tests.Unit.Amendments;

/// <summary>What a correction does to desks: before and after, by content alone.</summary>
public class CorrectionTests
{
    public static TheoryData<string, string, string> Table => new()
    {
        // the wrong school is closed and told, the right one gets it, siblings hear nothing
        { """{"children":{"c1":{"schools":[{"number":"6814001"}]}}}""", "school.6814001 c1 Informed; school.6804001 c1 Withdrawn", "school.6804001 c1 AmendedAway" },
        { """[{"pointer":"/children/c1/schools/0/number","value":"6814001"}]""", "school.6814001 c1 Informed; school.6804001 c1 Withdrawn", "school.6804001 c1 AmendedAway" },
        // a second school beside the first
        { """{"children":{"c1":{"schools":[{"number":"6804001"},{"number":"6814001"}]}}}""", "school.6814001 c1 Informed", "" },
        // a detail that the school sees
        { """{"children":{"c1":{"givenNames":"Non"}}}""", "school.6804001 c1 Informed", "school.6804001 c1 Amended" },
        { """{"children":[{"key":"c1","givenNames":"Non"}]}""", "school.6804001 c1 Informed", "school.6804001 c1 Amended" },
        // one that no school sees, one that says the same, and one of the order of names alone
        { """{"children":{"c1":{"homeAddress":{"postcode":"ZZ99 3CZ"}}}}""", "", "" },
        { """{"children":{"c1":{"givenNames":"Nia"}}}""", "", "" },
        // an unknown school goes to a person
        { """{"children":{"c1":{"schools":[{"number":"0000000"}]}}}""", "duty.gwent c1 Resolver; school.6804001 c1 Withdrawn", "school.6804001 c1 AmendedAway" },
        // what all schools see
        {
            """{"incident":{"policeAwareAt":"2026-11-23T21:00:00Z"}}""", "school.6804001 c1 Informed; school.6801101 c2 Informed; school.6814001 c3 Informed",
            "school.6804001 c1 Amended; school.6801101 c2 Amended; school.6814001 c3 Amended"
        },
    };

    [Theory]
    [MemberData(nameof(Table))]
    public void Correction_ChangesOnlyWhatTheContentChanges(string changes, string told, string changed)
    {
        var report = Encompass().Corrected(changes);

        report.Told().ShouldBe(told);
        report.Changes().ShouldBe(changed);
    }

    [Fact]
    public void NewRoute_IsReceivedNowAndKeepsTheTarget()
    {
        var before = Encompass();
        var route = before.Corrected("""{"children":{"c1":{"schools":[{"number":"6814001"}]}}}""", "2026-11-24T11:00:00+00:00").LastRoutes()[0];

        route.Cause.ShouldBe("amendment:1");
        route.Round.ShouldBe(2);
        route.Deadline.Target.ShouldBe(At("2026-11-24T08:40:00+00:00"));
        route.Deadline.DueAt.ShouldBe(At("2026-11-24T12:00:00+00:00"));
        route.Amends.ShouldBeNull("another school's item is nothing to it");
    }

    [Fact]
    public void StayingRoute_HasAnAcknowledgementDeadlineOfItsOwnAndTheReportsLateness()
    {
        var before = Encompass("2026-11-23T22:00:00+00:00");
        before.Routes[0].Deadline.LateOnArrival.ShouldBeFalse();
        var route = before.Corrected("""{"children":{"c1":{"givenNames":"Non"}}}""", "2026-11-24T11:00:00+00:00").LastRoutes()[0];

        route.Deadline.DueAt.ShouldBe(At("2026-11-24T12:00:00+00:00"));
        route.Deadline.Target.ShouldBe(before.Routes[0].Deadline.Target);
        route.Deadline.LateOnArrival.ShouldBeFalse();
        route.Amends.ShouldBe(Ids.Delivery(before.Id, "school.6804001", "c1", "route:1"));
    }

    [Fact]
    public void FirstSchoolWasRightAfterAll_IsANewItemThere()
    {
        var moved = Encompass().Corrected("""{"children":{"c1":{"schools":[{"number":"6814001"}]}}}""");
        var back = moved.Corrected("""{"children":{"c1":{"schools":[{"number":"6804001"}]}}}""");

        back.Told().ShouldBe("school.6804001 c1 Informed; school.6814001 c1 Withdrawn");
        back.Changes().ShouldBe("school.6814001 c1 AmendedAway");
        back.LastRoutes()[0].Cause.ShouldBe("amendment:2");
        back.Routes.Select(r => Ids.Delivery(back.Id, r.Desk, r.ChildKey, r.Cause)).ShouldBeUnique();
    }

    [Fact]
    public void SchoolThatSaidNotOurs_IsNotRoutedToAgainByAnotherChange()
    {
        var report = Encompass();
        var closed = Ids.Delivery(report.Id, "school.6804001", "c1", "route:1");
        report = report.Rerouted(closed, [report.Routes[0] with { Desk = "school.6814001" }], At(OfficeHours));

        var amended = report.Corrected("""{"children":{"c1":{"givenNames":"Non"}}}""");
        amended.Told().ShouldBe("school.6814001 c1 Informed");
        amended.Corrected("""{"children":{"c1":{"schools":[{"number":"6801101"}]}}}""").Changes()
            .ShouldBe("school.6814001 c1 AmendedAway; school.6814001 c1 AmendedAway", "both of its items");
        // The sender now says what the redirection had found.
        report.Corrected("""{"children":{"c1":{"schools":[{"number":"6814001"}]}}}""").Told().ShouldBe("");
    }

    [Fact]
    public void OtherAuthorityDecides_TheFirstIsClosedAndItsDecisionMovesOn()
    {
        var report = Referral().Corrected("""{"children":{"c1":{"currentAuthority":"W06000015"}}}""");

        report.Told().ShouldBe("W06000023.intake - Copy; W06000015.intake - DecisionOwner; W06000022.intake - Withdrawn");
        report.LastRoutes()[1].Decision.ShouldNotBeNull();
        report.Changes().ShouldBe("W06000022.intake - AmendedAway; W06000023.intake - Amended");
    }

    [Fact]
    public void CopiedAuthorityThatDecidesNow_GetsItAnew()
    {
        var report = Referral().Corrected("""{"children":{"c1":{"currentAuthority":"W06000023"}}}""");

        report.Told().ShouldBe("W06000023.intake - DecisionOwner; W06000022.intake - Withdrawn");
        report.LastRoutes()[0].Decision.ShouldNotBeNull();
    }

    [Fact]
    public void NewInformationForTheDecisionOwner_DoesNotStartASecondDecision()
    {
        var report = Referral().Corrected("""{"concern":{"description":"Two bruises."}}""");

        report.Told().ShouldBe("W06000022.intake - DecisionOwner; W06000023.intake - Copy");
        report.LastRoutes().ShouldAllBe(r => r.Decision == null);
        report.LastRoutes()[0].Deadline.DueAt.ShouldBe(At(Later) + Minutes(60));
    }

    [Fact]
    public void NightReportAmendedByDay_LeavesTheDutyTeamAlone()
    {
        var night = Referral(receivedAt: "2026-11-24T02:00:00+00:00");
        night.Routes.Select(r => r.Desk).ShouldContain("edt.gwent");

        night.Corrected("""{"reporter":{"role":"teacher"}}""").Changes().ShouldNotContain("AmendedAway");
        night.Corrected("""{"children":{"c1":{"currentAuthority":"W06000015","homeAuthority":"W06000015"}}}""").Changes().ShouldNotContain("edt.gwent - AmendedAway", Case.Sensitive, "Cardiff has the same team here");
        night.Corrected("""{"concern":{"description":"Two bruises."}}""").LastRoutes().Single(r => r.Desk == "edt.gwent").Deadline.DueAt
            .ShouldBe(At(Later) + Minutes(240), "it is not hurried while the desk that it covers is open");
    }

    [Fact]
    public void DayReportThatTurnsUrgentAtNight_ReachesTheDutyTeam()
    {
        const string Night = "2026-11-25T02:00:00+00:00";
        Referral().Corrected("""{"concern":{"immediateDanger":true}}""", Night).Told().ShouldContain("edt.gwent - EmergencyDutyTeam");
        Referral().Corrected("""{"concern":{"description":"Two bruises."}}""", Night).Told().ShouldNotContain("edt.gwent");
    }

    [Fact]
    public void UrgentNow_IsDueInFifteenMinutesAndAdvised()
    {
        var report = Referral().Corrected("""{"concern":{"immediateDanger":true}}""");

        report.LastRoutes()[0].Deadline.DueAt.ShouldBe(At(Later) + Minutes(15));
        report.Last().Advice.ShouldBe(["ring-999"]);
    }

    [Fact]
    public void WhatWasSentFirst_NeverChanges()
    {
        var first = Referral();
        var report = first.Corrected("""{"concern":{"description":"Two bruises."},"children":{"c1":{"givenNames":"Nia"}}}""");

        report.Content.GetRawText().ShouldBe(first.Content.GetRawText());
        (report.ContentHash, report.Warnings, report.Duties).ShouldBe((first.ContentHash, first.Warnings, first.Duties));
        report.AsAmended().Content.Text("concern", "description").ShouldBe("Two bruises.");
        report.AsAmended().Content.Text("reference").ShouldBe("R-1");
    }
}
