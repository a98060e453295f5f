using NodaTime;
using Safeguarding.Deliveries;
using Safeguarding.Reports;
using Shouldly;
using Xunit;
using static Safeguarding.Tests.Unit.Deliveries.GivenDelivery;

namespace Safeguarding.Tests.Unit.Deliveries;

/// <summary>A replay is sent under a name of its own, once per request, and never while something is under way (design 4, rules 4 and 7).</summary>
public class ReplayStepsTests
{
    private static readonly Instant Now = After(20);

    [Fact]
    public void SentItem_IsMarkedDueNowAndSentUnderTheReplaysName()
    {
        var asked = ReplaySteps.Asked(Sent(), "q1", Now);

        asked.NextActionAt.ShouldBe(Now.ToUnixTimeMilliseconds());
        ReplaySteps.Awaits(asked).ShouldBeTrue();
        ReplaySteps.MessageId(asked).ShouldBe("d:r1");
        asked.SentAt.ShouldBe(Start, "the first sending stays what it was");
    }

    [Fact]
    public void ReplayThatWasSent_LeavesTheChaseAsItWasAndTheDeliverysOwnId()
    {
        var ended = DeliverySteps.Finished(ReplaySteps.Ended(ReplaySteps.Asked(Sent(), "q1", Now), "d:r1", sent: true, After(21)), After(21));

        ReplaySteps.Awaits(ended).ShouldBeFalse();
        ReplaySteps.MessageId(ended).ShouldBe("d");
        ended.NextActionAt.ShouldBe(After(30).ToUnixTimeMilliseconds(), "the next deadline step");
        ReplaySteps.MessageId(ReplaySteps.Asked(ended, "q2", After(22))).ShouldBe("d:r2");
    }

    [Fact]
    public void SecondRequest_IsInFlightUntilTheFirstIsSent()
    {
        var asked = ReplaySteps.Asked(Sent(), "q1", Now);
        ReplaySteps.Outcome(asked, "q2", Now).ShouldBe(ReplayOutcome.InFlight);

        var ended = ReplaySteps.Ended(asked, "d:r1", sent: true, Now);
        ReplaySteps.Outcome(ended, "q2", Now).ShouldBe(ReplayOutcome.Replayed);
    }

    [Fact]
    public void SameRequest_IsDoneAndChangesNothing()
    {
        var asked = ReplaySteps.Asked(Sent(), "q1", Now);

        ReplaySteps.Outcome(asked, "q1", Now).ShouldBe(ReplayOutcome.Replayed);
        ReplaySteps.Asked(asked, "q1", After(25)).ShouldBeSameAs(asked);
    }

    /// <summary>The sweep leases an item for two minutes: a worker may be at it until then, and at that very moment no longer.</summary>
    [Theory]
    [InlineData(1, true)]
    [InlineData(0, false)]
    [InlineData(-1, false)]
    public void LeaseOfTheSweep_IsInFlightUntilItsEnd(int endsInMilliseconds, bool inFlight)
    {
        var leased = Sent() with { Work = new(1), NextActionAt = Now.ToUnixTimeMilliseconds() + endsInMilliseconds };

        ReplaySteps.Outcome(leased, "q", Now).ShouldBe(inFlight ? ReplayOutcome.InFlight : ReplayOutcome.Replayed);
    }

    [Fact]
    public void FirstSendingThatIsNotFinished_IsInFlight() =>
        ReplaySteps.Outcome(ToDecide() with { NextActionAt = Start.ToUnixTimeMilliseconds() }, "q", Now).ShouldBe(ReplayOutcome.InFlight);

    /// <summary>A stuck item is tried every fifteen minutes; two minutes after each try no worker has it any more.</summary>
    [Theory]
    [InlineData(14, true)]
    [InlineData(13, false)]
    [InlineData(2, false)]
    public void StuckItem_IsFreeOnceItsLastTryIsOver(int nextTryInMinutes, bool inFlight)
    {
        var stuck = Stuck() with { NextActionAt = (Now + Duration.FromMinutes(nextTryInMinutes)).ToUnixTimeMilliseconds() };

        ReplaySteps.Outcome(stuck, "q", Now).ShouldBe(inFlight ? ReplayOutcome.InFlight : ReplayOutcome.Replayed);
        ReplaySteps.Asked(stuck, "q", Now).ShouldSatisfyAllConditions(d => d.StuckAt.ShouldBeNull(), d => d.Work.Attempts.ShouldBe(0));
    }

    [Fact]
    public void ItemThatTheSweepPutAside_IsFree()
    {
        var aside = Sent() with { Work = new(1, "IOException", Now), NextActionAt = (Now + Duration.FromMinutes(15)).ToUnixTimeMilliseconds() };

        ReplaySteps.Outcome(aside, "q", Now).ShouldBe(ReplayOutcome.Replayed);
    }

    [Fact]
    public void ItemThatTheChannelGaveBack_CountsAsGivenBackOnlyIfItComesBackAgain()
    {
        var returned = DeliverySteps.ReturnedByChannel(Sent(), "expired", After(10));
        var asked = ReplaySteps.Asked(returned, "q1", Now);

        asked.ReturnedByChannelAt.ShouldBeNull();
        asked.History.ShouldContain(h => h.What == "returned-by-channel" && h.Detail == "expired");
        DeliverySteps.ReturnedByChannel(asked, "expired", After(60)).ReturnedByChannelAt.ShouldBe(After(60));
    }

    [Fact]
    public void StuckReplay_IsTakenUpUnderItsOwnNumber()
    {
        var stuck = ReplaySteps.Asked(Sent(), "q1", Now) with { StuckAt = After(40), Work = new(11), NextActionAt = After(55).ToUnixTimeMilliseconds() };

        ReplaySteps.Outcome(stuck, "q2", After(50)).ShouldBe(ReplayOutcome.Replayed);
        var again = ReplaySteps.Asked(stuck, "q2", After(50));
        ReplaySteps.MessageId(again).ShouldBe("d:r1", "whether the first left is not known");
        again.Replays.Count.ShouldBe(1);
    }

    [Fact]
    public void ClosedView_IsNeverSentAgainAndAnAcknowledgedOneMayBe()
    {
        foreach (var closed in new[] { Sent() with { RedirectedAt = Now }, Sent() with { StoodDownAt = Now }, Sent() with { AmendedAwayAt = Now } })
        {
            ReplaySteps.Outcome(closed, "q", Now).ShouldBe(ReplayOutcome.Closed);
            ReplaySteps.IsClosed(closed).ShouldBeTrue();
        }
        ReplaySteps.Outcome(Sent() with { AcknowledgedAt = Now, AcknowledgedBy = Person }, "q", Now).ShouldBe(ReplayOutcome.Replayed);
    }

    /// <summary>"Not ours", and the next desk's route does not get made: without a further attempt no desk would have the child in hand.</summary>
    [Fact]
    public void ClosedItemThatIsStuck_IsTriedAgain()
    {
        var redirected = Stuck() with { SentAt = Start, RedirectedAt = Now, NextActionAt = After(55).ToUnixTimeMilliseconds() };
        ReplaySteps.Outcome(redirected, "q", After(50)).ShouldBe(ReplayOutcome.Replayed);

        var asked = ReplaySteps.Asked(redirected, "q", After(50));
        (asked.Work.Attempts, asked.StuckAt, asked.NextActionAt).ShouldBe((0, null, After(50).ToUnixTimeMilliseconds()));
        DeliverySteps.AwaitsReroute(asked).ShouldBeTrue();
        ReplaySteps.IsClosed(asked).ShouldBeTrue("nothing is sent to the desk that said so");
    }

    [Fact]
    public void TwentyReplays_AreTheMost()
    {
        var all = Enumerable.Range(1, 20).Select(n => new Replay(n, $"q{n}", Now, Now)).ToList();

        ReplaySteps.Outcome(Sent() with { Replays = all }, "q21", Now).ShouldBe(ReplayOutcome.TooManyReplays);
        ReplaySteps.Outcome(Sent() with { Replays = [.. all.Take(19)] }, "q21", Now).ShouldBe(ReplayOutcome.Replayed);
    }

    [Fact]
    public void WorkerThatWasSlower_EndsNoLaterReplay()
    {
        var second = ReplaySteps.Asked(ReplaySteps.Ended(ReplaySteps.Asked(Sent(), "q1", Now), "d:r1", sent: true, Now), "q2", Now);

        ReplaySteps.Awaits(ReplaySteps.Ended(second, "d:r1", sent: true, Now)).ShouldBeTrue();
    }

    [Fact]
    public void OverdueSince_IsTheFirstBreachOfAClockThatStillRuns()
    {
        var breached = Sent() with { BreachedAt = After(60), DecisionBreachedAt = After(600) };

        breached.OverdueSince.ShouldBe(After(60));
        (breached with { AcknowledgedAt = After(70) }).OverdueSince.ShouldBe(After(600));
        (breached with { AcknowledgedAt = After(70), DecidedAt = After(700) }).OverdueSince.ShouldBeNull();
        (breached with { StoodDownAt = After(70) }).OverdueSince.ShouldBeNull();
        Sent().OverdueSince.ShouldBeNull();
    }

    private static Delivery Sent() => DeliverySteps.Finished(DeliverySteps.Sent(ToDecide(), Start), Start);

    private static Delivery Stuck() => ToDecide() with { StuckAt = After(5), Work = new WorkState(11) };
}
