using System.Text.Json;
using NodaTime;
using Safeguarding.Deliveries;
using Safeguarding.Reports;
using Safeguarding.Routing;
using Shouldly;
using Xunit;

namespace Safeguarding.Tests.Unit.Deliveries;

public class DeliveryStepsTests
{
    private static readonly Instant Start = Instant.FromUtc(2026, 11, 24, 8, 0);
    private static readonly ActingPerson Person = new("p-1", null, null);

    [Fact]
    public void Steps_AreDueWhenTheirTimeHasComeAndNotBefore()
    {
        DeliverySteps.Due(New(), Start + Duration.FromMinutes(29)).ShouldBeEmpty();
        DeliverySteps.Due(New(), Start + Duration.FromMinutes(30)).ShouldHaveSingleItem().Name.ShouldBe("remind");
        DeliverySteps.Due(New(), Start + Duration.FromMinutes(99)).Select(s => s.Name).ShouldBe(["remind", "escalate", "breach"]);
    }

    [Fact]
    public void AStepThatWasDone_IsNotDueAgain()
    {
        var step = New().Steps[0];
        var done = DeliverySteps.StepDone(New(), step, null, Start);

        DeliverySteps.Due(done, Start + Duration.FromMinutes(31)).ShouldBeEmpty();
        DeliverySteps.StepDone(done, step, null, Start).ShouldBeSameAs(done);
    }

    [Fact]
    public void NextAction_IsTheNextStepOnceSent()
    {
        var sent = DeliverySteps.Sent(New(), Start);

        DeliverySteps.NextActionAt(New(), Start).ShouldBe(Start.ToUnixTimeMilliseconds());
        DeliverySteps.NextActionAt(sent, Start).ShouldBe((Start + Duration.FromMinutes(30)).ToUnixTimeMilliseconds());
    }

    [Fact]
    public void ReturnedByItsChannel_IsSaidOnceAndChasedAsBefore()
    {
        var sent = DeliverySteps.Sent(New(), Start);
        var returned = DeliverySteps.ReturnedByChannel(sent, "expired", Start + Duration.FromMinutes(10));

        returned.ReturnedByChannelAt.ShouldBe(Start + Duration.FromMinutes(10));
        DeliverySteps.ReturnedByChannel(returned, "refused-by-receiver", Start + Duration.FromMinutes(11)).ShouldBeSameAs(returned);
        DeliverySteps.NextActionAt(returned, Start).ShouldBe(DeliverySteps.NextActionAt(sent, Start));
        DeliverySteps.Due(returned, Start + Duration.FromMinutes(99)).Select(s => s.Name).ShouldBe(["remind", "escalate", "breach"]);
    }

    [Fact]
    public void Breach_IsSetAtTheDeadlineAndNotAtTheTimeOfTheSweep() =>
        DeliverySteps.StepDone(New(), New().Steps[2], null, Start + Duration.FromHours(3)).BreachedAt.ShouldBe(Start + Duration.FromHours(1));

    [Fact]
    public void AnAcknowledgement_EndsTheChaseAndAsksToStandDownWhoeverWasEscalatedTo()
    {
        var escalated = DeliverySteps.StepDone(DeliverySteps.Sent(New(), Start), New().Steps[1], new("escalate", "duty.gwent", "x"), Start);
        var acknowledged = DeliverySteps.Acknowledged(escalated, Person, "CASE-7", Start + Duration.FromMinutes(50));

        DeliverySteps.Due(acknowledged, Start + Duration.FromHours(9)).ShouldBeEmpty();
        DeliverySteps.ToStandDown(acknowledged).ShouldHaveSingleItem().Desk.ShouldBe("duty.gwent");
        acknowledged.NextActionAt.ShouldBe((Start + Duration.FromMinutes(50)).ToUnixTimeMilliseconds());
        var after = DeliverySteps.EscalationStoodDown(acknowledged, escalated.Escalations[0], Start);
        DeliverySteps.Finished(after, Start).NextActionAt.ShouldBeNull();
    }

    [Fact]
    public void StoodDown_WhoeverWasEscalatedToIsStoodDownToo()
    {
        var escalated = DeliverySteps.StepDone(DeliverySteps.Sent(New(), Start), New().Steps[1], new("escalate", "duty.gwent", "x"), Start);
        var at = Start + Duration.FromMinutes(50);

        DeliverySteps.StoodDown(escalated, at).NextActionAt.ShouldBe(at.ToUnixTimeMilliseconds());
        DeliverySteps.ToStandDown(DeliverySteps.StoodDown(escalated, at)).ShouldHaveSingleItem();
        DeliverySteps.StoodDown(DeliverySteps.Sent(New(), Start), at).NextActionAt.ShouldBeNull();
    }

    [Fact]
    public void ASecondAcknowledgement_ChangesNothing()
    {
        var first = DeliverySteps.Acknowledged(New(), Person, null, Start);

        DeliverySteps.Acknowledged(first, new("p-2", null, null), "OTHER", Start + Duration.FromHours(1)).ShouldBeSameAs(first);
    }

    [Fact]
    public void ABreachThatMeetsAnAcknowledgement_IsNoBreach() =>
        DeliverySteps.StepDone(DeliverySteps.Acknowledged(New(), Person, null, Start), New().Steps[2], null, Start + Duration.FromHours(1)).BreachedAt.ShouldBeNull();

    [Fact]
    public void EqualityWithTheDeadline_IsLate()
    {
        Summary(Start + Duration.FromHours(1)).Late.ShouldBeTrue();
        Summary(Start + Duration.FromHours(1) - Duration.FromMilliseconds(1)).Late.ShouldBeFalse();
    }

    [Fact]
    public void TheEleventhAttempt_IsStuckAndStillMeetsItsNextStep()
    {
        var delivery = New();
        for (var i = 0; i < 10; i++)
        {
            delivery = SweptItems.Delivery(delivery, Start);
            delivery.StuckAt.ShouldBeNull();
        }
        var stuck = SweptItems.Delivery(delivery, Start + Duration.FromMinutes(20));

        stuck.StuckAt.ShouldBe(Start + Duration.FromMinutes(20));
        stuck.NextActionAt.ShouldBe((Start + Duration.FromMinutes(30)).ToUnixTimeMilliseconds());
    }

    [Fact]
    public void AnEscalation_NamesNoChild()
    {
        var item = NewDelivery.ForEscalation(New(), New().Steps[1], "duty.gwent", Safeguarding.Tests.Unit.Kinds.Reading.Ids, Start);

        item.ChildKey.ShouldBeNull();
        item.View.GetRawText().ShouldBe("""{"waitsAt":"school.6804001","since":"2026-11-24T08:00:00Z","dueAt":"2026-11-24T09:00:00Z"}""");
    }

    private static DeliverySummary Summary(Instant acknowledgedAt) =>
        DeliverySummary.Of(DeliverySteps.Acknowledged(New(), Person, null, acknowledgedAt), acknowledgedAt + Duration.FromHours(5));

    private static Delivery New() => new()
    {
        Id = "d",
        RecipientId = "school.6804001",
        ReportId = "r",
        Kind = "encompass-notification",
        ChildKey = "c1",
        Cause = "route:1",
        Reason = "registered-school",
        View = JsonSerializer.SerializeToElement(new { child = new { familyName = "Afanc" } }),
        ReceivedAt = Start,
        CreatedAt = Start,
        DueAt = (Start + Duration.FromHours(1)).ToUnixTimeMilliseconds(),
        Steps =
        [
            new("remind", StepAction.Remind, Start + Duration.FromMinutes(30)),
            new("escalate", StepAction.Escalate, Start + Duration.FromMinutes(45)),
            new("breach", StepAction.Breach, Start + Duration.FromHours(1)),
        ],
        History = [new HistoryEntry(Start, "created")],
    };
}
