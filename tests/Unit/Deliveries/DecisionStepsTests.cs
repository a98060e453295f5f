using NodaTime;
using Safeguarding.Deliveries;
using Safeguarding.Routing;
using Shouldly;
using Xunit;
using static Safeguarding.Tests.Unit.Deliveries.GivenDelivery;

namespace Safeguarding.Tests.Unit.Deliveries;

/// <summary>Two clocks beside each other: acknowledgement in one hour, decision in ten; neither ends the other's.</summary>
public class DecisionStepsTests
{
    [Fact]
    public void AnAcknowledgement_LeavesTheStepsOfTheDecision()
    {
        var acknowledged = DeliverySteps.Acknowledged(DeliverySteps.Sent(ToDecide(), Start), Person, null, After(10));

        DeliverySteps.Due(acknowledged, After(999)).Select(s => s.Name).ShouldBe(["decision-remind", "decision-escalate", "decision-breach"]);
        acknowledged.NextActionAt.ShouldBe(After(300).ToUnixTimeMilliseconds());
        acknowledged.DecidedAt.ShouldBeNull();
    }

    [Fact]
    public void ADecision_ImpliesAnAcknowledgementAndEndsBoth()
    {
        var decided = DeliverySteps.Decided(DeliverySteps.Sent(ToDecide(), Start), Said("assessment", After(10)));

        DeliverySteps.Due(decided, After(999)).ShouldBeEmpty();
        decided.NextActionAt.ShouldBeNull();
        (decided.AcknowledgedAt, decided.DecidedAt, decided.AcknowledgedBy, decided.State).ShouldBe((After(10), After(10), Person, "decided"));
        decided.History.Select(h => $"{h.What} {h.Detail}".Trim()).ShouldBe(["created", "sent", "acknowledged", "decided assessment"]);
    }

    /// <summary>Whoever decides at the same moment as fourteen others finds no more room than the fifteenth; sent again, the fifteenth still stands.</summary>
    [Fact]
    public void OneDecisionTooMany_IsNotRecorded()
    {
        var full = Enumerable.Range(0, 15).Aggregate(ToDecide(), (d, i) => DeliverySteps.Decided(d, Said("assessment", After(i)) with { Rationale = $"{i}" }));

        var more = DeliverySteps.Decided(full, Said("assessment", After(20)) with { Rationale = "15" });
        more.Decisions.Select(d => d.Rationale).ShouldBe(Enumerable.Range(0, 15).Select(i => $"{i}"));
        DeliverySteps.IsDecided(more, Said("assessment", After(20)) with { Rationale = "15" }).ShouldBeFalse();
        DeliverySteps.IsDecided(more, Said("assessment", After(20)) with { Rationale = "14" }).ShouldBeTrue();
    }

    [Fact]
    public void ADecisionAfterAnAcknowledgement_KeepsTheAcknowledgement()
    {
        var acknowledged = DeliverySteps.Acknowledged(ToDecide(), new("p-2", null, null), "CASE-1", After(5));
        var decided = DeliverySteps.Decided(acknowledged, Said("assessment", After(10)) with { RecipientCaseId = "CASE-2" });

        (decided.AcknowledgedAt, decided.AcknowledgedBy!.Id, decided.RecipientCaseId).ShouldBe((After(5), "p-2", "CASE-1"));
    }

    [Fact]
    public void AChangedDecision_IsAddedAndTheFirstStays()
    {
        var first = DeliverySteps.Decided(ToDecide(), Said("assessment", After(10)));
        var changed = DeliverySteps.Decided(first, Said("s47-enquiry", After(20)));

        (changed.DecidedAt, changed.AcknowledgedAt).ShouldBe((After(10), After(10)));
        changed.Decisions.Select(d => d.Code).ShouldBe(["assessment", "s47-enquiry"]);
        changed.Decisions[0].ShouldBe(first.Decisions[0]);
        changed.History[^1].What.ShouldBe("decision-changed");
        DeliverySummary.Of(changed, After(30)).Decision.ShouldBe("s47-enquiry");
    }

    [Fact]
    public void TheSameDecisionAgain_ChangesNothing()
    {
        var first = DeliverySteps.Decided(ToDecide(), Said("assessment", After(10)));

        DeliverySteps.Decided(first, Said("assessment", After(20)) with { By = new("p-2", null, null) }).ShouldBeSameAs(first);
        DeliverySteps.Decided(first, Said("assessment", After(20)) with { NextActions = ["visit", "ring"] }).Decisions.Count.ShouldBe(2);
    }

    [Fact]
    public void BreachOfTheDecision_IsNotABreachOfTheAcknowledgement()
    {
        var late = DeliverySteps.StepDone(DeliverySteps.Acknowledged(ToDecide(), Person, null, After(10)), ToDecide().DecisionSteps[2], null, After(700));

        (late.BreachedAt, late.DecisionBreachedAt).ShouldBe((null, After(600)));
        DeliverySteps.StepDone(ToDecide(), ToDecide().Steps[2], null, After(70)).DecisionBreachedAt.ShouldBeNull();
        DeliverySteps.StepDone(DeliverySteps.Decided(ToDecide(), Said("assessment", After(10))), ToDecide().DecisionSteps[2], null, After(700))
            .DecisionBreachedAt.ShouldBeNull();
    }

    [Fact]
    public void EachClock_StandsDownWhomItEscalatedTo()
    {
        var escalated = DeliverySteps.StepDone(ToDecide(), ToDecide().Steps[1], new("escalate", "duty.gwent", "a"), After(45));
        escalated = DeliverySteps.StepDone(escalated, ToDecide().DecisionSteps[1], new("decision-escalate", "duty.gwent", "b"), After(450));
        var acknowledged = DeliverySteps.Acknowledged(escalated, Person, null, After(460));

        DeliverySteps.ToStandDown(escalated).ShouldBeEmpty();
        DeliverySteps.ToStandDown(acknowledged).ShouldHaveSingleItem().DeliveryId.ShouldBe("a");
        DeliverySteps.ToStandDown(DeliverySteps.Decided(acknowledged, Said("assessment", After(470)))).Select(e => e.DeliveryId).ShouldBe(["a", "b"]);
    }

    [Theory]
    [InlineData(599, false)]
    [InlineData(600, true)]
    public void EqualityWithTheDecisionDeadline_IsLate(int minutes, bool late)
    {
        DeliverySummary.Of(DeliverySteps.Decided(ToDecide(), Said("assessment", After(minutes))), After(9999)).DecisionLate.ShouldBe(late);
        DeliverySummary.Of(ToDecide(), After(minutes)).DecisionLate.ShouldBe(late);
    }

    [Fact]
    public void AnItemOfADeskThatDoesNotDecide_HasNoDecisionLateness() =>
        DeliverySummary.Of(ToDecide() with { DecisionDueAt = null }, After(9999)).DecisionLate.ShouldBeNull();

    [Fact]
    public void EscalationOfADecision_SaysWhenTheDecisionWasDue()
    {
        var item = NewDelivery.ForEscalation(ToDecide(), ToDecide().DecisionSteps[1], "duty.gwent", Kinds.Reading.Ids, After(450));

        (item.Reason, item.DueAt).ShouldBe(("decision-waits-elsewhere", After(600).ToUnixTimeMilliseconds()));
        item.Id.ShouldNotBe(NewDelivery.ForEscalation(ToDecide(), ToDecide().Steps[1], "duty.gwent", Kinds.Reading.Ids, Start).Id);
        item.View.GetRawText().ShouldNotContain("Afanc");
    }

    private static Decision Said(string code, Instant at) => new(at, Person, code, null, ["visit"], null, null);
}
