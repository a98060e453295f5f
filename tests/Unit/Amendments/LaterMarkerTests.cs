using NodaTime;
using Safeguarding.Reports;
using Safeguarding.Routing;
using Shouldly;
using Xunit;
using static Safeguarding.Tests.Unit.Amendments.Amending;
using static Safeguarding.Tests.Unit.Kinds.Reading;

namespace Safeguarding.Tests.Unit.Amendments;

/// <summary>"Not safe to share" that is said later binds what is stored already (paragraph 198).</summary>
public class LaterMarkerTests
{
    [Fact]
    public void MarkerForOneSchool_RewritesThatSchoolsItemAndTellsTheDutyDesk()
    {
        var report = Encompass().Added("""{"children":{"c1":{"notSafeToShare":[{"with":"school.6804001","reason":"A governor is family."}]}}}""");

        report.Changes().ShouldBe("school.6804001 c1 Amended; school.6804001 c1 Rewritten");
        report.Told().ShouldBe("school.6804001 c1 Informed; duty.gwent - ReadBefore");
        report.LastRoutes()[1].Cause.ShouldBe("amendment:1:read-before");
        report.LastRoutes()[1].Deadline.DueAt.ShouldBe(At(Later) + Minutes(60));
    }

    [Fact]
    public void MarkerForAParent_StandsInEveryStoredView()
    {
        var report = Encompass().Added("""{"notSafeToShare":"parent"}""");

        report.Last().Effects.Count(e => e.Kind == EffectKind.Rewritten).ShouldBe(3);
    }

    [Fact]
    public void MarkerOnAReferral_TellsWhoDecides() =>
        Referral().Added("""{"notSafeToShare":[{"with":"intake"}]}""").Told().ShouldBe("W06000022.intake - DecisionOwner; W06000023.intake - Copy; W06000022.intake - ReadBefore");

    [Fact]
    public void MarkerInOddForm_IsAddedToTheOthers()
    {
        var report = Encompass().Added("""{"notSafeToShare":"parent"}""").Added("""{"notSafeToShare":{"with":"school"}}""");

        report.AsAmended().Content.GetProperty("notSafeToShare").GetRawText().ShouldBe("""["parent",{"with":"school"}]""");
        report.Last().Effects.Count(e => e.Kind == EffectKind.Rewritten).ShouldBe(6, "the first items and the amended ones");
    }

    [Fact]
    public void MarkerThatIsTakenBack_RewritesNothing()
    {
        var report = Encompass().Added("""{"notSafeToShare":"parent"}""").Corrected("""{"notSafeToShare":null}""");

        report.Changes().ShouldNotContain("Rewritten");
        report.Told().ShouldNotContain("ReadBefore");
    }

    [Fact]
    public void MarkerOnAnEpisode_BindsTheEventsItemsToo()
    {
        var episode = Kinds.Episodes.Reported();
        var report = Kinds.Episodes.With(episode, """{"reference":"V","type":"sighted","note":"By the quay"}""").Added("""{"notSafeToShare":"intake"}""");

        report.Last().Effects.Where(e => e.Kind == EffectKind.Rewritten).Select(e => e.DeliveryId).ShouldBe(
            [Ids.Delivery(report.Id, "W06000022.intake", null, "route:1"), Ids.Delivery(report.Id, "W06000022.intake", null, $"event:{report.Events[0].Id}")]);
    }

    [Fact]
    public void ClosedItems_AreNotRewritten()
    {
        var report = Encompass().Corrected("""{"children":{"c1":{"schools":[{"number":"6814001"}]}}}""").Added("""{"notSafeToShare":"parent"}""");

        report.Last().Effects.Where(e => e.Kind == EffectKind.Rewritten).Select(e => e.Desk).ShouldNotContain("school.6804001");
    }

    [Fact]
    public void Readers_AreKeptWithTheAmendment()
    {
        IReadOnlyList<ReadBefore> readers = [new("school.6804001", "d", "person", Instant.FromUtc(2026, 11, 24, 10, 5))];
        Encompass().Plan(Add("""{"notSafeToShare":"parent"}"""), readers: readers).Amendment!.ReadBefore.ShouldBe(readers);
    }
}
