using NodaTime;
using Safeguarding.Deliveries;
using Safeguarding.Operations;
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

    [Fact]
    public void UnknownSender_IsAGroupOfItsOwn() => LatenessFigures.OfSenders([Item() with { SenderId = null }], Now)[0].Organisation.ShouldBe("unknown");

    private static Lateness Of(params DueItem[] items) => LatenessFigures.OfRecipients(items, d => d, Now).ShouldHaveSingleItem();

    /// <param name="acknowledged">Minutes after the deadline.</param>
    private static DueItem Item(int? acknowledged = null) => new(
        "W06000015.intake", "police.gwent", "route:1", Due - Duration.FromHours(1), Due.ToUnixTimeMilliseconds(), null,
        acknowledged is { } minutes ? Due + Duration.FromMinutes(minutes) : null, false, false, false);
}
