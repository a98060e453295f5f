using Safeguarding.Deliveries;
using Safeguarding.Directory;
using Safeguarding.Routing;
using Safeguarding.Tests.Unit.Routing;
using Shouldly;
using Xunit;

namespace Safeguarding.Tests.Unit.Deliveries;

/// <summary>Who hears of an item whose contact could not be reached. Tuesday 10:00 in London.</summary>
public class AlertHandOverTests
{
    private static readonly DeskContact[] List = [Contact("first"), Contact("second"), Contact("third")];

    [Theory]
    [InlineData("first", "", "second/email second/sms")]
    [InlineData("second", "first:Failed", "third/email third/sms")]
    [InlineData("first", "second:Failed", "third/email third/sms")]
    [InlineData("first", "second:Sent", "")]
    [InlineData("first", "second:Failed third:Delivered", "")]
    [InlineData("third", "first:Failed second:Failed", "desk behind")]
    [InlineData("third", "first:Failed second:NoMobile", "desk behind")]
    [InlineData("third", "first:Delivered second:Failed", "")]
    [InlineData("removed", "", "first/email first/sms")]
    public void Next_IsTheFirstAfterItWhoWasNotTold(string failed, string told, string expected) => Next(List, failed, told).ShouldBe(expected);

    [Fact]
    public void ContactWithoutAnyWayToReachIt_IsPassedOver() =>
        Next([List[0], List[1] with { Email = null, Hours = "Mon-Fri 18:00-20:00" }, List[2]], "first", "").ShouldBe("third/email third/sms");

    /// <summary>Its own text message got through, so somebody knows.</summary>
    [Fact]
    public void LastOneWhoWasReachedOtherwise_LeavesTheDeskBehindAlone() => Next([List[0]], "first", "first:Sent").ShouldBe("");

    [Theory]
    [InlineData("07700 900001", true)]
    [InlineData("+44 7700 900001", true)]
    [InlineData("+44 (0)7700 900001", true)]
    [InlineData("01632 960001", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void TextMessages_GoToMobiles(string? number, bool mobile) => MobileNumber.Is(number).ShouldBe(mobile);

    [Fact]
    public void Result_StandsOnTheEntryOfWhomItConcernsAndNeverGoesBack()
    {
        var told = DeliverySteps.Told(GivenDelivery.ToDecide(), [Told("first", AlertOutcome.Waiting), Told("second", AlertOutcome.Waiting)]);
        var sent = DeliverySteps.Reached(told, Told("second", AlertOutcome.Sent));
        var failed = DeliverySteps.Reached(sent, Told("second", AlertOutcome.Failed));

        failed.Contacted.Select(c => c.Outcome).ShouldBe([AlertOutcome.Waiting, AlertOutcome.Failed]);
        DeliverySteps.Reached(failed, Told("second", AlertOutcome.Sent)).ShouldBeSameAs(failed);
        var first = DeliverySteps.Reached(GivenDelivery.ToDecide(), Told("first", AlertOutcome.Sent));
        DeliverySteps.Told(first, [Told("first", AlertOutcome.Waiting)]).Contacted.ShouldHaveSingleItem().Outcome.ShouldBe(AlertOutcome.Sent);
    }

    private static string Next(DeskContact[] contacts, string failed, string told)
    {
        var delivery = DeliverySteps.Told(GivenDelivery.ToDecide(),
            [.. told.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(t => Told(t.Split(':')[0], Enum.Parse<AlertOutcome>(t.Split(':')[1])))]);
        var next = AlertHandOver.Next(delivery, contacts, failed, DeskKind.Intake, Given.At("2026-11-24T10:00:00+00:00"), Given.WorkingDays);
        return next is null ? "desk behind" : string.Join(' ', next.Select(n => $"{n.Contact.Id}/{n.Channel}"));
    }

    private static Contacted Told(string id, AlertOutcome outcome) => new("sent", id, "email", outcome, default);

    private static DeskContact Contact(string id) =>
        new(id, "A. Person", "designated safeguarding person", $"{id}@schools.example.org", "07700 900001", "en", "Mon-Fri 08:00-16:00", false, null);
}
