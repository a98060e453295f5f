using Safeguarding.Deliveries;
using Safeguarding.Intake;
using Safeguarding.MissingEpisodes;
using Safeguarding.Reports;
using Safeguarding.Routing;
using Shouldly;
using Xunit;
using static Safeguarding.Tests.Unit.Kinds.Episodes;
using static Safeguarding.Tests.Unit.Kinds.Reading;

namespace Safeguarding.Tests.Unit.Kinds;

/// <summary>What an event is: read, recorded once, bounded, and what its state and its views say.</summary>
public class EpisodeEventTests
{
    [Theory]
    [InlineData("{}", "/type unknown-event-type")]
    [InlineData("""{"type":"vanished"}""", "/type unknown-event-type")]
    [InlineData("""{"type":7,"grade":true}""", "/grade wrong-type; /type unknown-event-type; /type wrong-type")]
    public void EventThatCannotBePlaced_IsRefusedWithEveryFault(string json, string faults) =>
        string.Join("; ", Read(Reported(), json).Refusal!.Errors.Select(e => $"{e.Pointer} {e.Code}").Order(StringComparer.Ordinal)).ShouldBe(faults);

    [Fact]
    public void LackOfDetail_OnlyWarns() =>
        string.Join("; ", Read(Reported(), """{"type":"risk-regraded"}""").Value!.Warnings.Select(w => $"{w.Pointer} {w.Code}"))
            .ShouldBe("/reference event-reference-missing; /at event-time-missing; /grade regrade-without-grade");

    [Fact]
    public void WordsThatBlameTheChild_AreWarnedOfAndTheEventStands() =>
        string.Join("; ", Read(Reported(), """{"type":"sighted","reference":"e-1","at":"2026-11-24T09:00:00+00:00","note":"promiscuous, he said","riskItems":[{"information":"\"risky behaviour\" was his word"}]}""")
            .Value!.Warnings.Select(w => $"{w.Pointer} {w.Code}")).ShouldBe("/note wording");

    [Fact]
    public void TooLarge_IsRefused() =>
        Read(Reported(), $$"""{"type":"sighted","note":"{{new string('x', 16 * 1024)}}"}""").Refusal!.Code.ShouldBe("event-too-large");

    [Fact]
    public void SameAgain_ChangesNothingAndOtherContentIsAConflict()
    {
        var report = Reported().With("""{"reference":"E1","type":"sighted","sentAt":"2026-11-24T09:00:00Z"}""");

        var again = Append(report, """{"sentAt":"2026-11-24T09:05:00Z","type":"sighted","reference":" e1 "}""");
        again.Changed.ShouldBeNull();
        Append(report, """{"reference":"E1","type":"sighted"}""").Refused.ShouldBeNull();
        Append(report, """{"reference":"E1","type":"located"}""").Refused!.Code.ShouldBe("event-conflict");
        Append(report with { Id = new string('a', 52) }, """{"reference":"E1","type":"located"}""").Refused.ShouldBeNull("a reference belongs to one report");
    }

    [Fact]
    public void OneEventTooMany_IsRefusedAndARepeatStillAnswered()
    {
        var report = Enumerable.Range(1, Limits.Value("missing.most-events")).Aggregate(Reported(), (r, n) => r.With($$"""{"reference":"E{{n}}","type":"sighted"}"""));

        Append(report, """{"reference":"E-next","type":"sighted"}""").Refused!.Code.ShouldBe("too-many-events");
        Append(report, """{"reference":"E1","type":"sighted"}""").Refused.ShouldBeNull();
    }

    [Fact]
    public void Recorded_HoldsEventRoutesAndNextActionTogether()
    {
        var before = Reported();
        var report = (before with { RoutesDelivered = 1, NextActionAt = null }).With("""{"type":"sighted"}""");

        report.Routes.Count.ShouldBe(2);
        report.NextActionAt.ShouldNotBeNull();
        report.Routed(1, 0, At(OfficeHours)).NextActionAt.ShouldNotBeNull("the event's route has no delivery yet");
        report.Routed(2, 0, At(OfficeHours)).NextActionAt.ShouldBeNull();
        report.Routes.Count(r => r.IsOfAcceptance()).ShouldBe(before.Routes.Count);
    }

    [Fact]
    public void StrictTests_SeeWhatRoutingWarnsOf()
    {
        var (report, json) = (Reported(), """{"reference":"E1","type":"located","at":"2026-11-24T09:00:00Z","place":{"authority":"E99999999"}}""");

        AcceptEvent.Append(report, Read(report, json).Value!, EpisodeEvents.Definition, Desks, Ids, strict: true).Refused!.Errors.ShouldHaveSingleItem().Code.ShouldBe("unknown-organisation");
        Append(report, json).Refused.ShouldBeNull();
    }

    [Fact]
    public void TwoItemsOfOneDeskThatWait_EscalateEachForItself()
    {
        var report = Reported().With("""{"type":"sighted"}""");
        var ids = report.Routes.Select(r => NewDelivery.ForRoute(report, r, default, Ids, At(OfficeHours)))
            .Select(d => NewDelivery.ForEscalation(d, new("escalate-75", StepAction.Escalate, At(OfficeHours)), "duty.gwent", Ids, At(OfficeHours)).Id);

        ids.Distinct().Count().ShouldBe(2);
    }
}
