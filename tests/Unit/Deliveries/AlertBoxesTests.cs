using NodaTime;
using Safeguarding.Deliveries;
using Safeguarding.Directory;
using Shouldly;
using Xunit;

namespace Safeguarding.Tests.Unit.Deliveries;

/// <summary>Gathering, sending once and asking after. Times are seconds after the first alert.</summary>
public class AlertBoxesTests
{
    private static readonly Instant Start = GivenDelivery.Start;

    [Fact]
    public void SeveralItemsWithinTheWindow_MakeOneMessageDueWithTheFirst()
    {
        var box = Added(Added(Added(Box("a", due: 900), "b", due: 600, at: 5), "b", due: 600, at: 6, step: "remind"), "a", due: 900, at: 7);

        box.Waiting.Count.ShouldBe(3, "the same step of the same item is one");
        (box.SendAt, box.NextActionAt).ShouldBe((At(20), At(20).ToUnixTimeMilliseconds()));
        AlertBoxes.Opened(box, At(19)).ShouldBeSameAs(box);
        var message = AlertBoxes.Opened(box, At(20)).Messages.ShouldHaveSingleItem();
        (message.Count, message.DueAt, message.Reference).ShouldBe((2, At(600), "kanna.email.1"));
    }

    [Fact]
    public void UrgentItem_WaitsForNothingAndTakesTheOthersAlong()
    {
        var box = Added(Box("a"), "b", at: 3, urgent: true);

        box.SendAt.ShouldBe(At(3));
        AlertBoxes.Opened(box, At(3)).Messages.Single().Count.ShouldBe(2);
        Added(Added(Box("a", urgent: true), "b", at: 4), "c", at: 5).SendAt.ShouldBe(At(0));
    }

    [Fact]
    public void RepeatOfWhatWasSent_MakesNoSecondMessage()
    {
        var sent = AlertBoxes.Opened(Box("a"), At(20));

        Added(sent, "a", at: 30).ShouldBeSameAs(sent);
    }

    [Fact]
    public void WhileAMessageIsNotKnownToBeTaken_TheNextOneGathers()
    {
        var tried = Added(AlertBoxes.Opened(Box("a"), At(20)), "b", at: 30);
        AlertBoxes.Opened(tried, At(100)).ShouldBeSameAs(tried);

        var taken = AlertBoxes.Said(tried, tried.Messages[0] with { State = MessageState.Created, ServiceId = "n" });

        AlertBoxes.Opened(taken, At(100)).Messages.Select(m => m.Reference).ShouldBe(["kanna.email.1", "kanna.email.2"]);
    }

    [Fact]
    public void MessageThatIsTried_IsTakenUpByNobodyElseBeforeItsTimeIsOver()
    {
        var tried = AlertBoxes.Opened(Box("a"), At(20));

        tried.NextActionAt.ShouldBe(At(65).ToUnixTimeMilliseconds());
        AlertBoxes.TakenUp(tried, At(64)).ShouldBeSameAs(tried);
        AlertBoxes.TakenUp(tried, At(65)).Messages.Single().TriedUntil.ShouldBe(At(110));
    }

    [Fact]
    public void MessageThatWasTaken_IsAskedAfterSeldomerAndNotForEver()
    {
        var box = Taken();
        var ages = new List<Duration>();
        while (box.NextActionAt is { } next)
        {
            var now = Instant.FromUnixTimeMilliseconds(next);
            AlertBoxes.ToAsk(box, now - Duration.FromMilliseconds(1)).ShouldBeEmpty();
            var message = AlertBoxes.ToAsk(box, now).ShouldHaveSingleItem();
            ages.Add(now - At(20));
            box = AlertBoxes.Said(box, AlertBoxes.Asked(message, MessageState.Sending));
        }

        (ages[0], ages[^1]).ShouldBe((Duration.FromMinutes(1), Duration.FromHours(72)));
        ages.Count.ShouldBeLessThan(16);
        box.Messages[0].State.ShouldBe(MessageState.Unknown);
    }

    [Theory]
    [InlineData(MessageState.Delivered)]
    [InlineData(MessageState.PermanentFailure)]
    public void LastWord_Stands(MessageState last)
    {
        var box = Taken();
        var said = AlertBoxes.Said(box, AlertBoxes.Asked(box.Messages[0], last));

        said.NextActionAt.ShouldBeNull();
        AlertBoxes.Said(said, box.Messages[0] with { State = MessageState.Sending, Asked = 2 }).ShouldBeSameAs(said);
    }

    [Fact]
    public void SettledMessages_AreKeptForAWhileAndOpenOnesAlways()
    {
        var box = Taken();
        for (var i = 0; i < 40; i++)
        {
            box = AlertBoxes.Opened(Added(box, $"x{i}", at: 100), At(200));
            box = AlertBoxes.Said(box, box.Messages[^1] with { State = MessageState.Delivered, ServiceId = "n" });
        }

        box.Messages.Count.ShouldBe(22);
        (box.Messages[0].Number, box.Messages[^1].Number).ShouldBe((1, 41));
    }

    [Fact]
    public void SwitchedOff_ForgetsWhatWaits()
    {
        var off = AlertBoxes.SwitchedOff(Added(AlertBoxes.Opened(Box("a"), At(20)), "b"));

        (off.NextActionAt, off.Waiting.Count, off.Messages[0].State).ShouldBe((null, 0, MessageState.Unknown));
    }

    private static AlertBox Taken()
    {
        var box = AlertBoxes.Opened(Box("a"), At(20));
        return AlertBoxes.Said(box, box.Messages[0] with { State = MessageState.Created, ServiceId = "n" });
    }

    private static AlertBox Box(string item, int due = 900, bool urgent = false) => AlertBoxes.Added(AlertBoxes.Empty(Alert(item, "sent", due, urgent)), Alert(item, "sent", due, urgent), At(0));

    private static AlertBox Added(AlertBox box, string item, int due = 900, int at = 0, bool urgent = false, string step = "sent") =>
        AlertBoxes.Added(box, Alert(item, step, due, urgent), At(at));

    private static ContactAlert Alert(string item, string step, int due, bool urgent) =>
        new(item, "W06000015.intake", step, new("kanna", "Anna", "manager", "anna@example.org", null, "en", "", false, null), "email", null, At(due), urgent);

    private static Instant At(int seconds) => Start + Duration.FromSeconds(seconds);
}
