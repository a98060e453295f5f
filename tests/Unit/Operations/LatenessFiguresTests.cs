using NodaTime;
using Safeguarding.Deliveries;
using Safeguarding.Operations;
using Safeguarding.Routing;
using Shouldly;
using Xunit;

namespace Safeguarding.Tests.Unit.Operations;

public class LatenessFiguresTests
{
    private static readonly Instant Due = Instant.FromUtc(2026, 11, 24, 9, 0);
    private static readonly Instant Now = Due + Duration.FromHours(10);

    [Fact]
    public void Recipient_EachItemIsMetLateOrOpen()
    {
        var own = Of(Item(acknowledged: -1), Item(acknowledged: 0), Item(acknowledged: 30), Item(), Item() with { DueAt = Now.ToUnixTimeMilliseconds() + 1 });

        (own.Items, own.Met, own.Late, own.Open, own.Breached).ShouldBe((5, 1, 3, 1, 3));
        (own.MedianMinutesLate, own.WorstMinutesLate).ShouldBe((30, 600));
    }

    [Fact]
    public void Relay_IsMetWhenTheSchoolWasToldAndNotWhenItAcknowledged()
    {
        var relayed = Item(acknowledged: -30) with { Role = RouteRole.Relay };

        (Of(relayed).Met, Of(relayed).Late).ShouldBe((0, 1));
        (Of(relayed with { PassedOnAt = Due - Duration.FromMinutes(1) }).Met, Of(relayed with { PassedOnAt = Due }).Late).ShouldBe((1, 1));
    }

    [Theory]
    [InlineData("repeat:3")]
    [InlineData("repeat:3:route:2")]
    public void PossibleRepeat_CountsWhereItIsReceivedAndNeverAtTheSender(string cause)
    {
        var item = Item(acknowledged: 5) with { Cause = cause };

        (Of(item).Items, Of(item).Late).ShouldBe((1, 1));
        LatenessFigures.OfSenders([item, Item()], Now)[0].Items.ShouldBe(1);
    }

    [Fact]
    public void AssumedDay_IsLateAndNeverBreached()
    {
        var own = Of(Item(acknowledged: 5) with { Assumed = true }, Item() with { Assumed = true });

        (own.Late, own.Breached).ShouldBe((2, 0));
        LatenessFigures.OfSenders([Item() with { Assumed = true, ShortNotice = true }], Now)[0].Breached.ShouldBe(0);
    }

    [Fact]
    public void LateOnArrival_IsTheSendersLateness()
    {
        var item = Item(acknowledged: -1) with { LateOnArrival = true, Target = Due - Duration.FromHours(3), ReceivedAt = Due - Duration.FromHours(1) };
        var sender = LatenessFigures.OfSenders([item, Item(acknowledged: 20)], Now).ShouldHaveSingleItem();

        (sender.Organisation, sender.Met, sender.Late, sender.LateOnArrival, sender.Breached).ShouldBe(("police.gwent", 1, 1, 1, 0));
        (sender.MedianMinutesLate, sender.WorstMinutesLate).ShouldBe((120, 120));
        (Of(item).Met, Of(item).Late, Of(item).LateOnArrival, Of(item).WorstMinutesLate).ShouldBe((1, 0, 1, null));
    }

    [Fact]
    public void BreachAtShortNotice_CountsOnceAtTheSender()
    {
        var item = Item() with { ShortNotice = true };

        (Of(item).Late, Of(item).Breached, Of(item).ShortNotice).ShouldBe((1, 0, 1));
        var sender = LatenessFigures.OfSenders([item], Now)[0];
        (sender.Met, sender.Breached, sender.ShortNotice).ShouldBe((0, 1, 1));
    }

    [Fact]
    public void Organisations_AreThoseOfTheDesksInOrder() =>
        LatenessFigures.OfRecipients([Item() with { RecipientId = "b.intake" }, Item() with { RecipientId = "a.edt" }, Item() with { RecipientId = "a.intake" }],
            desk => desk.Split('.')[0], Now).Select(l => $"{l.Organisation} {l.Items}").ShouldBe(["a 2", "b 1"]);

    [Fact]
    public void Escalations_DoNotCountTwice()
    {
        LatenessFigures.Counts(Item() with { Cause = "escalation:escalate-75" }).ShouldBeFalse();
        LatenessFigures.Counts(Item()).ShouldBeTrue();
    }

    /// <summary>"Not ours" at 08:20 is the first desk's answer; the item of 09:30 is the second desk's, and neither is late by the other.</summary>
    [Fact]
    public void Redirected_EachDeskIsJudgedByItsOwnClockAndTheSenderOnce()
    {
        var first = Item() with { RedirectedAt = Due - Duration.FromMinutes(40), Target = Due };
        var second = Item(acknowledged: 20) with { RecipientId = "W06000022.intake", Cause = "route:2", Target = Due, DueAt = (Due + Duration.FromMinutes(30)).ToUnixTimeMilliseconds() };
        var desks = LatenessFigures.OfRecipients([first, second], d => d, Now);

        desks.ShouldAllBe(d => d.Met == 1 && d.Late == 0 && d.Breached == 0 && d.WorstMinutesLate == null);
        var sender = LatenessFigures.OfSenders([first, second], Now).ShouldHaveSingleItem();
        (sender.Items, sender.Met, sender.Late, sender.LateOnArrival).ShouldBe((1, 1, 0, 0));
    }

    [Fact]
    public void RedirectedAfterItsDeadline_IsLateByTheMinutesUntilThen()
    {
        var own = Of(Item() with { RedirectedAt = Due + Duration.FromMinutes(25) });

        (own.Late, own.Breached, own.WorstMinutesLate).ShouldBe((1, 1, 25));
    }

    [Fact]
    public void BreachAtShortNoticeAfterARedirection_CountsAtNobody()
    {
        var item = Item() with { ShortNotice = true, Cause = "route:2" };

        (Of(item).Late, Of(item).Breached).ShouldBe((1, 0));
        LatenessFigures.OfSenders([item], Now).ShouldBeEmpty();
    }

    /// <summary>A closure moved the deadline by a day: the figures know only the deadline that holds.</summary>
    [Fact]
    public void RecomputedDeadline_IsMetByItsNewTime()
    {
        var own = Of(Item(acknowledged: 600) with { DueAt = (Due + Duration.FromHours(24)).ToUnixTimeMilliseconds() });

        (own.Met, own.Late, own.Breached).ShouldBe((1, 0, 0));
    }

    [Fact]
    public void QuestionThatSomebodyElseAnswered_IsNoLateness() =>
        (Of(Item() with { StoodDownAt = Due - Duration.FromMinutes(1) }) is { Late: 0, Breached: 0 }).ShouldBeTrue();

    [Fact]
    public void QuestionToTheSenderItself_SaysNothingOfItsPunctuality() =>
        LatenessFigures.OfSenders([Item() with { RecipientId = "police.gwent" }], Now).ShouldBeEmpty();

    [Fact]
    public void NoticeToADeskAboutItself_IsNoReport() => LatenessFigures.Counts(Item() with { Cause = "notice:approval" }).ShouldBeFalse();

    [Fact]
    public void UnknownSender_IsAGroupOfItsOwn() => LatenessFigures.OfSenders([Item() with { SenderId = null }], Now)[0].Organisation.ShouldBe("unknown");

    private static Lateness Of(params DueItem[] items) => LatenessFigures.OfRecipients(items, d => d, Now).ShouldHaveSingleItem();

    /// <param name="acknowledged">Minutes after the deadline.</param>
    private static DueItem Item(int? acknowledged = null) => new(
        "W06000015.intake", "police.gwent", "route:1", Due - Duration.FromHours(1), Due.ToUnixTimeMilliseconds(), null,
        acknowledged is { } minutes ? Due + Duration.FromMinutes(minutes) : null, false, false, false);
}
