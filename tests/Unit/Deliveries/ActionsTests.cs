using System.Text.Json;
using NodaTime;
using Safeguarding.Deliveries;
using Safeguarding.OperationEncompass;
using Safeguarding.Routing;
using Safeguarding.Tests.Unit.Kinds;
using Shouldly;
using Xunit;
using static Safeguarding.Tests.Unit.Deliveries.GivenDelivery;

namespace Safeguarding.Tests.Unit.Deliveries;

/// <summary>What a school records that it did, and a council that it told the school (domain 1.4, 1.7).</summary>
public class ActionsTests
{
    private static readonly TakenActions Watched = new(After(10), Person, ["watch-attendance"], null);

    [Fact]
    public void AnAction_IsAppendedAndImpliesAnAcknowledgement()
    {
        var recorded = TakenActions.AppendTo(School(), Watched, passesOn: false);

        (recorded.AcknowledgedAt, recorded.AcknowledgedBy, recorded.State).ShouldBe((After(10), Person, "acknowledged"));
        recorded.NextActionAt.ShouldBeNull("the chase is over");
        recorded.History[^1].ShouldBe(new(After(10), "actions-recorded", "watch-attendance"));
        recorded.PassedOnAt.ShouldBeNull();
    }

    [Theory]
    [InlineData(20, "p-1", null, 1)]
    [InlineData(20, "p-2", null, 2)]
    [InlineData(20, "p-1", "seen at the gate", 2)]
    [InlineData(16 * 60, "p-1", null, 2)]
    public void TheSameAgain_IsARetryOnTheSameDayByTheSamePersonAlone(int minutes, string person, string? note, int records)
    {
        var first = TakenActions.AppendTo(School(), Watched, passesOn: false);

        TakenActions.AppendTo(first, new(After(minutes), new(person, null, null), ["watch-attendance"], note), passesOn: false).Actions.Count.ShouldBe(records);
    }

    [Fact]
    public void ARetryAfterAnotherRecord_IsStillARetry()
    {
        var both = TakenActions.AppendTo(TakenActions.AppendTo(School(), Watched, false), Watched with { Actions = ["exam-board"] }, false);

        TakenActions.AppendTo(both, Watched with { At = After(30) }, false).ShouldBeSameAs(both);
    }

    [Fact]
    public void OneRecordTooMany_IsNotKept()
    {
        var full = Enumerable.Range(0, 60).Aggregate(School(), (d, i) => TakenActions.AppendTo(d, Watched with { Note = $"{i}" }, false));

        var more = TakenActions.AppendTo(full, Watched with { Note = "60" }, false);
        (more.Actions.Count, TakenActions.IsRecorded(more, Watched with { Note = "60" }), TakenActions.IsRecorded(more, Watched with { Note = "0" })).ShouldBe((60, false, true));
    }

    [Fact]
    public void ARedirectedItem_TakesNoAction()
    {
        var redirected = DeliverySteps.Redirected(School(), new(Person, "", null), School().View, After(5));

        TakenActions.AppendTo(redirected, Watched, false).ShouldBeSameAs(redirected);
    }

    [Fact]
    public void ARelaysAcknowledgement_DoesNotStandForTheSchoolsKnowing()
    {
        var acknowledged = DeliverySteps.Acknowledged(DeliverySteps.Sent(Relay(), Start), Person, null, After(5));

        acknowledged.Closed.ShouldBeFalse();
        DeliverySteps.Due(acknowledged, After(61)).Select(s => s.Name).ShouldBe(["remind", "escalate", "breach"]);
        DeliverySteps.StepDone(acknowledged, Relay().Steps[2], null, After(60)).BreachedAt.ShouldBe(After(60));
        DeliverySummary.Of(acknowledged, After(61)).Late.ShouldBeTrue();
        DeliverySteps.Acknowledged(DeliverySteps.Sent(School(), Start), Person, null, After(5)).Closed.ShouldBeTrue("a school's own acknowledgement is enough");
    }

    [Fact]
    public void ARelayThatToldTheSchool_EndsTheChaseByThatTime()
    {
        var acknowledged = DeliverySteps.Acknowledged(DeliverySteps.Sent(Relay(), Start), new("p-2", null, null), null, After(5));
        var told = TakenActions.AppendTo(acknowledged, Watched with { Actions = ["school-told"], At = After(59) }, passesOn: true);
        var summary = DeliverySummary.Of(told, After(300));

        (summary.AcknowledgedAt, summary.PassedOnAt, summary.State, summary.Late).ShouldBe((After(5), After(59), "passed-on", false));
        told.NextActionAt.ShouldBeNull();
        DeliverySummary.Of(TakenActions.AppendTo(acknowledged, Watched with { At = After(60) }, passesOn: true), After(300)).Late.ShouldBeTrue("equality is late");
    }

    [Fact]
    public void AnAcknowledgedRelay_CanStillSayNotOurs()
    {
        var acknowledged = DeliverySteps.Acknowledged(Relay(), Person, null, After(5));

        DeliverySteps.Redirected(acknowledged, new(Person, "left the school", null), Relay().View, After(9)).State.ShouldBe("redirected");
    }

    [Theory]
    [InlineData("""{"actions":["watch-attendance","exam-board"],"note":"x"}""", "")]
    [InlineData("""{"actions":[]}""", "/actions unknown-action")]
    [InlineData("{}", "/actions unknown-action")]
    [InlineData("""{"actions":["watch-attendance",null,"Watch-Attendance"]}""", "/actions/1 unknown-action; /actions/2 unknown-action")]
    [InlineData("""{"actions":["school-told"]}""", "/actions/0 unknown-action")]
    [InlineData("""{"actions":["allowances"],"happenedAt":"2020-01-01T09:00:00+00:00"}""", "")]
    [InlineData("""{"actions":["allowances"],"happenedAt":"2199-01-01T09:00:00Z"}""", "/happenedAt invalid-action-time")]
    [InlineData("""{"actions":["x"],"happenedAt":"yesterday"}""", "/actions/0 unknown-action; /happenedAt invalid-action-time")]
    public void Body_NamesKnownActionsOfItsRole(string body, string faults)
    {
        var refused = JsonSerializer.Deserialize<ActionsBody>(body, JsonSerializerOptions.Web)!.Refused([.. EncompassActions.For(RouteRole.Informed)], After(10));

        string.Join("; ", refused?.Errors.Select(e => $"{e.Pointer} {e.Code}") ?? []).ShouldBe(faults);
    }

    [Fact]
    public void Note_IsBounded()
    {
        new ActionsBody(null, ["allowances"], new string('n', 2000)).Refused(EncompassActions.All, After(10)).ShouldBeNull();
        new ActionsBody(null, ["allowances"], new string('n', 2001)).Refused(EncompassActions.All, After(10))!.Errors.ShouldHaveSingleItem().Code.ShouldBe("text-too-long");
    }

    [Fact]
    public void ActionsOnPaper_AreInTheWordsOfTheReadersLanguage()
    {
        var view = JsonSerializer.SerializeToElement(EncompassProjection.Project(Given, Given.Routes[0], TestDirectory.Snapshot.Desks.Desk(Given.Routes[0].Desk)!));
        var page = PrintableRecord.Of(TakenActions.AppendTo(School() with { View = view }, Watched with { Note = "at the gate" }, false), Start, "cy");

        page.ShouldContain("<dt>Camau a gymerwyd</dt><dd><ol><li>Gwylio am gyrraedd a phresenoldeb</li></ol></dd>");
        page.ShouldContain("at the gate");
        page.ShouldNotContain("watch-attendance");
        page.ShouldNotContain("Watch for arrival");
    }

    private static readonly Safeguarding.Reports.Report Given = EncompassProfileTests.Notification();

    private static Delivery School() => ToDecide() with { Role = RouteRole.Informed, DecisionSteps = [], DecisionDueAt = null, RecipientId = "school.6804001", Kind = "encompass-notification" };

    private static Delivery Relay() => School() with { Role = RouteRole.Relay, RecipientId = "W06000022.education-safeguarding" };
}
