using NodaTime;
using Safeguarding.MissingEpisodes;
using Safeguarding.Reports;
using Safeguarding.Routing;
using Shouldly;
using Xunit;
using static Safeguarding.Tests.Unit.Repeats.Reported;

namespace Safeguarding.Tests.Unit.Repeats;

/// <summary>When the desks hear: three episodes in ninety days, or fewer where a person has linked some before; never what a person has rejected.</summary>
public class RepeatRuleTests
{
    private static readonly Report First = Missing("a", "2026-09-01T20:00:00+01:00");
    private static readonly Report Second = Missing("b", "2026-10-01T20:00:00+01:00");
    private static readonly Report Third = Missing("c", "2026-11-01T20:00:00+00:00");
    private static readonly Report Fourth = Missing("d", "2026-11-20T20:00:00+00:00");

    [Fact]
    public void TwoEpisodes_AreNotEnough() => Second.Sought(First).ShouldBeNull();

    [Fact]
    public void ThirdEpisodeOfAnySender_MeetsTheRule()
    {
        var found = Third.Sought(First, Second)!;

        (found.Number, found.InWindow, found.Limit, found.WindowDays, found.ConfirmedBefore).ShouldBe((3, 3, 3, 90, false));
        found.Dates.ShouldBe([new(2026, 9, 1), new(2026, 10, 1), new(2026, 11, 1)]);
        found.Matches.Select(m => (m.ReportId, m.ChildKey, m.Date, m.Basis)).ShouldBe(
            [("a", "c1", new(2026, 9, 1), MatchBasis.NameAndDateOfBirth), ("b", "c1", new(2026, 10, 1), MatchBasis.NameAndDateOfBirth)]);
    }

    [Theory]
    [InlineData("2026-08-03T20:00:00+01:00", false)]
    [InlineData("2026-08-03T20:00:01+01:00", true)]
    public void EpisodeExactlyNinetyDaysAgo_IsOutside(string first, bool met) =>
        (Third.Sought(Missing("a", first), Second) is not null).ShouldBe(met);

    [Fact]
    public void WindowEndsWithTheLatestEpisode_SoALateReportCountsToo() => Second.Sought(First, Third)!.InWindow.ShouldBe(3);

    [Fact]
    public void LateReportOfAnEpisodeOutsideTheWindow_TellsNobody() =>
        Missing("z", "2026-05-01T20:00:00+01:00").Sought(First, Second, Third).ShouldBeNull();

    [Fact]
    public void SeveralReportsOfOneNight_CountOnce() =>
        Third.Sought(Second, Missing("b2", "2026-10-01T22:00:00+01:00"), Missing("c2", "2026-11-01T21:00:00+00:00")).ShouldBeNull();

    [Fact]
    public void Board_SetsItsOwnCountAndWindow()
    {
        var two = new BoardLimits(new BoardLimit("gwent", LimitIds.RepeatEpisodes, 2, "test protocol"), new BoardLimit("gwent", LimitIds.RepeatWindow, 30, "test protocol"));
        RepeatFinding? Find(Report latest, Report other, string? board) => RepeatRule.Find(latest, "c1", [other.AsCandidate()], board, two);

        Find(Fourth, Third, "gwent")!.Limit.ShouldBe(2);
        Find(Third, Second, "gwent").ShouldBeNull("31 days");
        Find(Fourth, Third, "cardiff-and-vale").ShouldBeNull();
        Find(Fourth, Third, null).ShouldBeNull();
    }

    [Fact]
    public void RejectedMatch_DoesNotCountAgainForThisPair()
    {
        Third.Said(false, First).Sought(First, Second).ShouldBeNull();
        Third.Sought(First.Said(false, Third), Second).ShouldBeNull();
        Third.Said(false, Missing("other", "2026-09-02T20:00:00+01:00")).Sought(First, Second).ShouldNotBeNull("another pair");
    }

    [Fact]
    public void TwoChildrenOfOneName_AreNeverCountedAsOne()
    {
        var found = Fourth.Sought(First, Second.Said(false, First), Third);

        found!.Matches.Select(m => m.ReportId).ShouldBe(["b", "c"], "the later one of the two that cannot both be this child");
        Fourth.Sought(First, Third.Said(false, First)).ShouldBeNull();
    }

    [Fact]
    public void ConfirmedEarlier_TheNextOneIsNoNewCase()
    {
        var found = Fourth.Sought(Second, Third.Said(true, Second))!;

        (found.ConfirmedBefore, found.Number).ShouldBe((true, 3));
        found.Matches.ShouldAllBe(m => m.ConfirmedBefore);
    }

    [Fact]
    public void ConfirmedEarlier_CountsBeyondTheWindowAndBelowTheLimit()
    {
        var old = Missing("x", "2026-01-01T20:00:00+00:00");
        var found = Fourth.Sought(old, Missing("y", "2026-02-01T20:00:00+00:00").Said(true, old), Missing("w", "2026-03-01T20:00:00+00:00"))!;

        (found.Number, found.InWindow).ShouldBe((3, 1));
        found.Matches.Select(m => m.ReportId).ShouldBe(["x", "y"], "what nobody confirmed is told of only inside the window");
    }

    [Fact]
    public void RejectedFromAConfirmedChild_IsRejectedFromAllOfIt() =>
        Fourth.Said(false, Third).Sought(Second, Third.Said(true, Second)).ShouldBeNull();

    [Fact]
    public void TwoDesksThatSayOpposites_LeaveItPossible()
    {
        var found = Third.Said(false, First).Said(true, First, "W06000015.intake").Sought(First, Second)!;

        (found.InWindow, found.ConfirmedBefore).ShouldBe((3, false));
    }

    [Fact]
    public void ChangedMind_TheLatestWordOfADeskCounts()
    {
        var changed = Third.Said(false, First, minute: 1).Said(true, First, minute: 2);

        changed.MatchDecisions.ShouldHaveSingleItem().Confirmed.ShouldBeTrue();
        changed.Said(false, First, minute: 1).ShouldBeSameAs(changed, "older");
        changed.Said(true, First, minute: 2).ShouldBeSameAs(changed, "said already");
    }

    [Fact]
    public void OtherChildOfTheSameReport_IsNotDecidedOn()
    {
        var siblings = Third.MatchesDecided([new("c2", First.Id, "c1", false, "W06000022.intake", Instant.FromUtc(2026, 11, 24, 12, 0))]);

        siblings.Sought(First, Second).ShouldNotBeNull();
    }
}
