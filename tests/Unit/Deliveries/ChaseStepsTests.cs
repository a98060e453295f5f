using Safeguarding.Deliveries;
using Safeguarding.Routing;
using Safeguarding.Tests.Unit.Kinds;
using Shouldly;
using Xunit;
using static Safeguarding.Tests.Unit.Deliveries.GivenDelivery;

namespace Safeguarding.Tests.Unit.Deliveries;

/// <summary>Which other desk hears at a step; the desk of the item is Cardiff's intake, escalating to a desk of its own.</summary>
public class ChaseStepsTests
{
    [Theory]
    [InlineData("remind-50", null)]
    [InlineData("escalate-75", "duty.cardiff-and-vale")]
    [InlineData("breach", "duty.cardiff-and-vale")]
    [InlineData("decision-escalate-75", "duty.cardiff-and-vale")]
    [InlineData("decision-breach", "duty.cardiff-and-vale")]
    public void Referral_TellsTheDutyDeskAtItsBreachToo(string step, string? desk) => Told(Referral(), step).ShouldBe(desk);

    [Fact]
    public void BreachOfADutyDesk_HasNobodyBehindIt() => Told(Referral() with { RecipientId = "duty.cardiff-and-vale" }, "breach").ShouldBeNull();

    [Fact]
    public void BreachOfAForeignDesk_GoesToTheSendersBoard() => Told(Referral() with { RecipientId = "icta" }, "breach").ShouldBe("duty.gwent");

    [Fact]
    public void BreachOfASchoolsTarget_TellsNoOtherDesk() =>
        Told(Referral() with { RecipientId = "school.6804001", DeadlineRule = "encompass.target" }, "breach").ShouldBeNull();

    [Fact]
    public void DeskThatEscalatesToItself_TellsNobody() => Told(Referral() with { EscalatesTo = "W06000015.intake" }, "escalate-75").ShouldBeNull();

    [Fact]
    public void Escalation_IsNamedOnceBeforeTheOtherDeskHasItsItem()
    {
        var named = DeliverySteps.Escalating(ToDecide(), new("escalate", "duty.gwent", "x"));
        DeliverySteps.Escalating(named, new("escalate", "duty.gwent", "x")).ShouldBeSameAs(named);
        DeliverySteps.StepDone(named, named.Steps[1], new("escalate", "duty.gwent", "x"), After(45)).Escalations.ShouldHaveSingleItem();

        DeliverySteps.ToStandDown(DeliverySteps.Acknowledged(named, Person, null, After(46))).ShouldHaveSingleItem().DeliveryId.ShouldBe("x");
    }

    private static string? Told(Delivery delivery, string step) =>
        ChaseSteps.DeskToTell(delivery, delivery.Steps.Concat(delivery.DecisionSteps).Single(s => s.Name == step), TestDirectory.Snapshot.Desks);

    private static Delivery Referral() => ToDecide() with
    {
        EscalatesTo = "duty.cardiff-and-vale",
        DeadlineRule = "acknowledgement.prompt",
        Steps = [new("remind-50", StepAction.Remind, After(30)), new("escalate-75", StepAction.Escalate, After(45)), new("breach", StepAction.Breach, After(60))],
        DecisionSteps = [new("decision-escalate-75", StepAction.Escalate, After(450)), new("decision-breach", StepAction.Breach, After(600))],
    };
}
