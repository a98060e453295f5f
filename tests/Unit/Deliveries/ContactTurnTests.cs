using NodaTime;
using Safeguarding.Deliveries;
using Safeguarding.Directory;
using Safeguarding.Routing;
using Safeguarding.Tests.Unit.Routing;
using Shouldly;
using Xunit;

namespace Safeguarding.Tests.Unit.Deliveries;

/// <summary>Hand-over down a desk's list, and by which channel. Tuesday 10:00 in London unless said otherwise.</summary>
public class ContactTurnTests
{
    private const ChaseWhom Next = ChaseWhom.NextContact | ChaseWhom.EscalationDesk;
    private static readonly DeskContact[] List = [Contact("first"), Contact("second"), Contact("third")];

    [Theory]
    [InlineData(ChaseWhom.SameContacts, 0, "first")]
    [InlineData(Next, 1, "second")]
    [InlineData(ChaseWhom.SameContacts, 1, "first second")]
    [InlineData(Next, 2, "third")]
    [InlineData(Next, 3, "first second third")]
    [InlineData(ChaseWhom.DutyDesk, 1, "")]
    public void Turn_TellsTheContactsOfTheStep(ChaseWhom whom, int turn, string expected) =>
        string.Join(' ', Tell(whom, turn).Select(t => t.Contact.Id).Distinct()).ShouldBe(expected);

    [Fact]
    public void InItsHours_AContactIsWrittenToAndTexted() => Channels(Tell(ChaseWhom.SameContacts, 0)).ShouldBe("first/email first/sms");

    [Theory]
    [InlineData("2026-11-24T07:59:59+00:00")]
    [InlineData("2026-11-24T16:00:00+00:00")]
    [InlineData("2026-11-28T10:00:00+00:00")]
    [InlineData("2026-12-25T10:00:00+00:00")]
    public void OutsideItsHours_AContactIsOnlyWrittenTo(string at) => Channels(Tell(ChaseWhom.SameContacts, 0, at)).ShouldBe("first/email");

    /// <summary>A contact's hours go by the bank holidays of its desk; 26 December 2026 is the real day, its substitute is the 28th.</summary>
    [Theory]
    [InlineData(DeskKind.Intake, "first/email")]
    [InlineData(DeskKind.DutyDesk, "first/email first/sms")]
    [InlineData(DeskKind.Police, "first/email first/sms")]
    [InlineData(DeskKind.EmergencyDutyTeam, "first/email first/sms")]
    public void ContactWithHoursOnABankHoliday_IsTextedWhereItsDeskWorks(DeskKind kind, string expected)
    {
        foreach (var at in new[] { "2026-12-25T10:00:00+00:00", "2026-12-26T10:00:00+00:00", "2026-12-28T10:00:00+00:00" })
        {
            Channels(ContactTurn.Of([List[0] with { Hours = "Mon-Sun 08:00-16:00" }], ChaseWhom.SameContacts, 0, kind, Given.At(at), Given.WorkingDays)).ShouldBe(expected);
        }
    }

    [Fact]
    public void ContactThatChoseSo_IsTextedAtAnyTime() =>
        Channels(ContactTurn.Of([List[0] with { SmsAnyTime = true }], ChaseWhom.SameContacts, 0, DeskKind.Intake, Given.At("2026-11-28T03:00:00+00:00"), Given.WorkingDays)).ShouldBe("first/email first/sms");

    [Fact]
    public void HandOverToAContactOutOfHours_AlsoTellsTheNextOneWhoMayBeRung() =>
        Channels(ContactTurn.Of([List[0], List[1] with { Hours = "Mon-Fri 18:00-20:00" }, List[2]], Next, 1, DeskKind.Intake, Given.At("2026-11-24T10:00:00+00:00"), Given.WorkingDays))
            .ShouldBe("second/email third/email third/sms");

    [Fact]
    public void NoContact_TellsNobody() => ContactTurn.Of([], Next, 1, DeskKind.Intake, Given.At("2026-11-24T10:00:00+00:00"), Given.WorkingDays).ShouldBeEmpty();

    [Theory]
    [InlineData("intake Team Manager")]
    [InlineData("Rheolwr tîm derbyn")]
    public void TeamManager_IsToldAtTheBreach(string role) =>
        Channels(ContactTurn.Of([List[0], List[1] with { Role = role }], ChaseWhom.DutyDesk | ChaseWhom.TeamManager, 1, DeskKind.Intake, Given.At("2026-11-24T10:00:00+00:00"), Given.WorkingDays))
            .ShouldBe("second/email second/sms");

    [Fact]
    public void HoursThatDoNotRead_NeverSilenceAContact() =>
        Channels(ContactTurn.Of([List[0] with { Hours = "when it suits" }], ChaseWhom.SameContacts, 0, DeskKind.Intake, Given.At("2026-11-24T23:00:00+00:00"), Given.WorkingDays)).ShouldContain("sms");

    [Fact]
    public void Record_HoldsEachContactOnceForAStepAndStaysBounded()
    {
        var told = Enumerable.Range(0, 60).Select(i => new Contacted($"s{i}", "k", "email", AlertOutcome.Off, default)).ToList();
        var delivery = told.Aggregate(GivenDelivery.ToDecide(), (d, t) => DeliverySteps.Told(DeliverySteps.Told(d, [t]), [t]));

        delivery.Contacted.Count.ShouldBe(40);
        (delivery.Contacted[0].Step, delivery.Contacted[^1].Step).ShouldBe(("s0", "s59"));
        DeliverySteps.Told(delivery, [told[59]]).ShouldBeSameAs(delivery);
    }

    private static IReadOnlyList<ContactTurn.Told> Tell(ChaseWhom whom, int turn, string at = "2026-11-24T10:00:00+00:00") =>
        ContactTurn.Of(List, whom, turn, DeskKind.Intake, Given.At(at), Given.WorkingDays);

    private static string Channels(IEnumerable<ContactTurn.Told> told) => string.Join(' ', told.Select(t => $"{t.Contact.Id}/{t.Channel}"));

    private static DeskContact Contact(string id) =>
        new(id, "A. Person", "designated safeguarding person", $"{id}@schools.example.org", "07700 900001", "en", "Mon-Fri 08:00-16:00", false, null);
}
