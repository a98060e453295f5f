using NodaTime;
using Safeguarding.Deliveries;
using Safeguarding.Reports;
using Safeguarding.Tests.Unit.Deliveries;
using Shouldly;
using Xunit;
using static Safeguarding.Tests.Unit.Deliveries.GivenDelivery;

namespace Safeguarding.Tests.Unit.Webhooks;

public class WebhookStepsTests
{
    private static readonly WebhookAnswer Busy = new("503", WebhookVerdict.Transient);

    private static Delivery Sent => WebhookSteps.Armed(DeliverySteps.Sent(ToDecide(), Start), Start);

    /// <summary>Five seconds, five minutes, half an hour, then hours up to a day; after the tenth attempt it is given up.</summary>
    [Fact]
    public void TransientAnswers_AreTriedAgainAtEachIntervalAndThenGivenUp()
    {
        int[] seconds = [5, 300, 1800, 2 * 3600, 5 * 3600, 10 * 3600, 14 * 3600, 20 * 3600, 24 * 3600];
        var (delivery, now) = (Sent, Start);
        foreach (var wait in seconds)
        {
            delivery = Answered(WebhookSteps.TakenUp(delivery, now), Busy, now);
            delivery.Webhook!.NextAttemptAt.ShouldBe(now + Duration.FromSeconds(wait));
            now += Duration.FromSeconds(wait);
        }

        delivery = Answered(WebhookSteps.TakenUp(delivery, now), Busy, now);

        delivery.Webhook.ShouldBe(new WebhookState(10, null, "503"));
        delivery.NextActionAt.ShouldBe(After(30).ToUnixTimeMilliseconds(), "only the first deadline step is left to look for");
    }

    /// <summary>Steps at 30, 45 and 60 minutes: whichever comes first, a retry or a step, is the next action.</summary>
    [Fact]
    public void NextAction_IsTheNextStepOrTheRetryWhicheverIsEarlier()
    {
        var second = Answered(WebhookSteps.TakenUp(Sent, Start), Busy, Start);
        second.NextActionAt.ShouldBe((Start + Duration.FromSeconds(125)).ToUnixTimeMilliseconds(), "the retry, once its message is overdue");

        var later = After(29);
        var waiting = Answered(WebhookSteps.TakenUp(second, later), Busy, later);
        waiting.Webhook!.NextAttemptAt.ShouldBe(After(34));
        waiting.NextActionAt.ShouldBe(After(30).ToUnixTimeMilliseconds(), "a retry never delays a step");
        DeliverySteps.Due(waiting, After(30)).ShouldHaveSingleItem().Name.ShouldBe("remind");
    }

    [Fact]
    public void WorkerHasTheItem_ItsLeaseStays()
    {
        var leased = Sent with { Work = new WorkState(1), NextActionAt = 42 };

        Answered(WebhookSteps.TakenUp(leased, Start), Busy, Start).NextActionAt.ShouldBe(42);
    }

    /// <summary>Cut after the receiver had it: due again when the attempt counts as cut off, under the next number.</summary>
    [Fact]
    public void AttemptThatWasCutOff_IsTakenUpAgainAndOnlyTheLastOneHasTheWord()
    {
        var first = WebhookSteps.TakenUp(Sent, Start);
        WebhookSteps.TakenUp(first, Start + Duration.FromSeconds(44)).ShouldBeSameAs(first, "somebody has it");

        var second = WebhookSteps.TakenUp(first, Start + Duration.FromSeconds(45));

        second.Webhook!.Attempts.ShouldBe(2);
        WebhookSteps.Answered(second, 1, WebhookAnswers.Of(204), paused: false, After(1)).ShouldBeSameAs(second);
        WebhookSteps.Answered(second, 2, WebhookAnswers.Of(204), paused: false, After(1)).Webhook.ShouldBe(new WebhookState(2, null, "204"));
    }

    [Fact]
    public void AnswerThatIsFinal_EndsTheNudgeAndNothingElse()
    {
        var ended = Answered(WebhookSteps.TakenUp(Sent, Start), WebhookAnswers.Of(404), Start);

        ended.Webhook.ShouldBe(new WebhookState(1, null, "404"));
        (ended.State, ended.NextActionAt).ShouldBe(("sent", After(30).ToUnixTimeMilliseconds()));
        DeliverySteps.Open(ended).Count().ShouldBe(6);
    }

    [Fact]
    public void PausedMeanwhile_IsNotTriedAgain() =>
        WebhookSteps.Answered(WebhookSteps.TakenUp(Sent, Start), 1, Busy, paused: true, After(1)).Webhook.ShouldBe(new WebhookState(1, null, "503", After(1)));

    [Fact]
    public void DeskHasLookedOrItIsNoLongerTheDesks_NoNudgeIsNeeded()
    {
        WebhookSteps.IsNeeded(Sent).ShouldBeTrue();
        foreach (var over in new[] { DeliverySteps.Opened(Sent, Start), DeliverySteps.Acknowledged(Sent, Person, null, Start), DeliverySteps.StoodDown(Sent, Start), Sent with { AmendedAwayAt = Start } })
        {
            WebhookSteps.IsNeeded(over).ShouldBeFalse();
            WebhookSteps.WakeAt(over, Start).ShouldBeNull();
        }
    }

    [Fact]
    public void Replay_BeginsANewRowThatGoesEvenWhereTheDeskIsPaused()
    {
        var paused = WebhookSteps.Paused(Sent, Start);
        WebhookSteps.Armed(paused, After(2)).ShouldBeSameAs(paused, "sending is done once");

        WebhookSteps.Armed(ReplaySteps.Asked(paused, "request", After(1)), After(2)).Webhook.ShouldBe(new WebhookState(0, After(2), Asked: true));
    }

    private static Delivery Answered(Delivery delivery, WebhookAnswer answer, Instant now) =>
        WebhookSteps.Answered(delivery, delivery.Webhook!.Attempts, answer, paused: false, now);
}
