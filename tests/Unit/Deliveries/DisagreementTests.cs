using NodaTime;
using Safeguarding.Deliveries;
using Safeguarding.Routing;
using Safeguarding.Tests.Unit.Kinds;
using Shouldly;
using Xunit;

namespace Safeguarding.Tests.Unit.Deliveries;

/// <summary>The ladder of a reporter who disagrees with "no further action" (safeguarding.wales c2.p18).</summary>
public class DisagreementTests
{
    /// <summary>Thursday 24 December 2026, 15:00; Friday and Monday are bank holidays.</summary>
    private static readonly Instant ChristmasEve = Instant.FromUtc(2026, 12, 24, 15, 0);

    private static readonly WorkingDays Days = new([new(new(2026, 12, 25), "Christmas Day", "Dydd Nadolig"), new(new(2026, 12, 28), "Boxing Day", "Dydd San Steffan"), new(new(2027, 1, 1), "New Year", "Calan")]);

    [Fact]
    public void NoFurtherAction_ShowsEachStageWithItsWorkingDay()
    {
        var ladder = Disagreement.With(Of("no-further-action"), Days, BoardLimits.Agreed, "gwent", "en")!;

        ladder.Stages.Select(s => $"{s.Stage} {s.By}").ShouldBe(["1 2026-12-29T15:00:00Z", "2 2026-12-31T15:00:00Z", "3 2027-01-05T15:00:00Z"]);
        ladder.Stages[0].With.ShouldContain("designated safeguarding person");
        ladder.Stages[1].With.ShouldContain("senior manager");
        ladder.Stages[2].What.ShouldContain("protocol");
        ladder.Stages.ShouldAllBe(s => s.Limit.Contains("safeguarding board"));
        ladder.Advice.ShouldContain("999");
        ladder.Source.ShouldContain("c2.p18");
    }

    [Fact]
    public void Welsh_IsWelshThroughout()
    {
        var (english, welsh) = (Disagreement.With(Of("no-further-action"), Days, BoardLimits.Agreed, "gwent", "en")!, Disagreement.With(Of("no-further-action"), Days, BoardLimits.Agreed, "gwent", "cy")!);

        welsh.Advice.ShouldNotBe(english.Advice);
        welsh.Stages.Zip(english.Stages).ShouldAllBe(p => p.First.With != p.Second.With && p.First.What != p.Second.What);
    }

    [Theory]
    [InlineData("assessment")]
    [InlineData("early-help")]
    [InlineData("other")]
    public void AnotherDecision_HasNoLadder(string code) => Disagreement.With(Of(code), Days, BoardLimits.Agreed, null, "en").ShouldBeNull();

    [Fact]
    public void ChangedDecision_CountsFromTheOneThatStands()
    {
        var first = DeliverySteps.Decided(GivenDelivery.ToDecide(), Of("assessment") with { At = GivenDelivery.Start });

        Feedback(first).IfYouDisagree.ShouldBeNull();
        Feedback(DeliverySteps.Decided(first, Of("no-further-action"))).IfYouDisagree!.Stages[0].By.ShouldBe(Instant.FromUtc(2026, 12, 29, 15, 0));
    }

    [Fact]
    public void BoardsOwnProtocol_StandsBeforeTheDefault()
    {
        var limits = new BoardLimits(new BoardLimit("cardiff-and-vale", "disagreement.senior-manager", 10, "Cardiff and Vale protocol"));
        var stages = Feedback(DeliverySteps.Decided(GivenDelivery.ToDecide(), Of("no-further-action")), limits).IfYouDisagree!.Stages;

        (stages[1].By, stages[1].Limit).ShouldBe((Instant.FromUtc(2027, 1, 11, 15, 0), "Cardiff and Vale protocol"));
        stages[0].By.ShouldBe(Instant.FromUtc(2026, 12, 29, 15, 0));
    }

    [Fact]
    public void WhatADeskWrites_IsWarnedOfByItsPlaceAndNeverRepeated()
    {
        var decision = new Decision(ChristmasEve, GivenDelivery.Person, "other", "the child is promiscuous", ["visit", "talk of risky choices"], "He said \"she is provocative\".", null);
        var warnings = DeskWording.In(decision.Texts());

        warnings.Select(w => $"{w.Pointer} {w.Code}").ShouldBe(["/rationale wording", "/nextActions/1 wording"]);
        warnings.ShouldAllBe(w => !w.Detail!.Contains("the child is promiscuous"));
    }

    private static DecisionFeedback Feedback(Delivery decided, BoardLimits? limits = null) =>
        DecisionFeedback.Of(decided, "en", TestDirectory.Snapshot.Desks, limits ?? BoardLimits.Agreed);

    private static Decision Of(string code) => new(ChristmasEve, GivenDelivery.Person, code, "why", [], null, null);
}
