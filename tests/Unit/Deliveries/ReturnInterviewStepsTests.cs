using NodaTime;
using Safeguarding.Deliveries;
using Safeguarding.Routing;
using Safeguarding.Tests.Unit.Kinds;
using Shouldly;
using Xunit;
using static Safeguarding.Tests.Unit.Deliveries.GivenDelivery;

namespace Safeguarding.Tests.Unit.Deliveries;

/// <summary>The return interview's clock beside the others: only an interview that was held or declined ends it.</summary>
public class ReturnInterviewStepsTests
{
    [Fact]
    public void AcknowledgementAndDecision_LeaveTheInterviewsSteps()
    {
        var acted = DeliverySteps.Acknowledged(DeliverySteps.Sent(Returned(), Start), Person, null, After(10));

        DeliverySteps.Due(acted, After(9999)).Select(s => s.Name).ShouldBe(["return-interview-remind", "return-interview-escalate", "return-interview-breach"]);
        acted.NextActionAt.ShouldBe(After(2160).ToUnixTimeMilliseconds());
    }

    [Fact]
    public void Ended_NothingIsDueAndTheAcknowledgementGoesOn()
    {
        var ended = DeliverySteps.ReturnInterviewEnded(DeliverySteps.Sent(Returned(), Start), After(15), After(20));

        (ended.ReturnInterviewEndedAt, ended.AcknowledgedAt).ShouldBe((After(15), null));
        DeliverySteps.Due(ended, After(9999)).Select(s => s.Name).ShouldBe(["remind", "escalate", "breach"]);
        DeliverySteps.ReturnInterviewEnded(ended, After(30), After(30)).ShouldBeSameAs(ended);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void RecordedByTheDesk_EndsItWhenItWasHeld(bool ends)
    {
        var taken = new TakenActions(After(20), Person, ["return-interview-done"], null) { HappenedAt = After(15) };

        var recorded = TakenActions.AppendTo(DeliverySteps.Sent(Returned(), Start), taken, passesOn: false, endsReturnInterview: ends);

        (recorded.ReturnInterviewEndedAt, recorded.AcknowledgedAt).ShouldBe((ends ? After(15) : null, After(20)));
        (recorded.NextActionAt is null).ShouldBe(ends && DeliverySteps.Due(recorded, After(99999)).Count == 0);
    }

    [Fact]
    public void ItemWithoutTheClock_IsNotTouched()
    {
        var plain = ToDecide();

        DeliverySteps.ReturnInterviewEnded(plain, After(15), After(20)).ShouldBeSameAs(plain);
        DeliverySummary.Of(plain, After(9999)).ReturnInterviewLate.ShouldBeNull();
    }

    [Fact]
    public void Breach_IsItsOwn()
    {
        var late = DeliverySteps.StepDone(DeliverySteps.Acknowledged(Returned(), Person, null, After(10)), Returned().ReturnInterviewSteps[2], null, After(5000));

        (late.BreachedAt, late.DecisionBreachedAt, late.ReturnInterviewBreachedAt).ShouldBe((null, null, After(4320)));
        var held = DeliverySteps.ReturnInterviewEnded(Returned(), After(100), After(100));
        DeliverySteps.StepDone(held, Returned().ReturnInterviewSteps[2], null, After(5000)).ReturnInterviewBreachedAt.ShouldBeNull();
    }

    [Fact]
    public void EscalationOfTheInterview_IsStoodDownByItsEndAlone()
    {
        var escalated = DeliverySteps.StepDone(Returned(), Returned().ReturnInterviewSteps[1], new("return-interview-escalate", "duty.gwent", "a"), After(3240));
        var acknowledged = DeliverySteps.Acknowledged(escalated, Person, null, After(3250));

        DeliverySteps.ToStandDown(acknowledged).ShouldBeEmpty();
        var ended = DeliverySteps.ReturnInterviewEnded(acknowledged, After(3300), After(3310));
        DeliverySteps.ToStandDown(ended).ShouldHaveSingleItem().DeliveryId.ShouldBe("a");
        ended.NextActionAt.ShouldBe(After(3310).ToUnixTimeMilliseconds());
    }

    [Fact]
    public void Escalation_SaysWhatWaitsAndNamesNobody()
    {
        var item = NewDelivery.ForEscalation(Returned(), Returned().ReturnInterviewSteps[1], "duty.gwent", Reading.Ids, After(3240));

        (item.Reason, item.DueAt).ShouldBe(("return-interview-waits-elsewhere", After(4320).ToUnixTimeMilliseconds()));
        item.View.GetRawText().ShouldNotContain("Afanc");
    }

    [Theory]
    [InlineData(4319, false)]
    [InlineData(4320, true)]
    public void EqualityWithTheDeadline_IsLate(int minutes, bool late)
    {
        DeliverySummary.Of(Returned(), After(minutes)).ReturnInterviewLate.ShouldBe(late);
        DeliverySummary.Of(DeliverySteps.ReturnInterviewEnded(Returned(), After(minutes), After(minutes)), After(9999)).ReturnInterviewLate.ShouldBe(late);
    }

    /// <summary>Due after 72 hours, 4320 minutes.</summary>
    private static Delivery Returned() => ToDecide() with
    {
        Role = RouteRole.Informed,
        DecisionDueAt = null,
        DecisionSteps = [],
        ReturnInterviewDueAt = After(4320),
        ReturnInterviewSteps =
        [
            new("return-interview-remind", StepAction.Remind, After(2160)),
            new("return-interview-escalate", StepAction.Escalate, After(3240)),
            new("return-interview-breach", StepAction.Breach, After(4320)),
        ],
    };
}
