using NodaTime;
using Safeguarding.Deliveries;
using Safeguarding.OperationEncompass;
using Safeguarding.Reports;
using Safeguarding.Routing;
using Safeguarding.Tests.Unit.Kinds;
using Shouldly;
using Xunit;
using static Safeguarding.Tests.Unit.Kinds.Reading;
using Route = Safeguarding.Routing.Route;

namespace Safeguarding.Tests.Unit.Deliveries;

/// <summary>A Tuesday 09:00 deadline after the calendar changed. Received on Monday at 21:00; times by hand.</summary>
public class RecomputedTests
{
    private const string School = "school.6804001";
    private static readonly LocalDate Tuesday = new(2026, 11, 24);

    [Fact]
    public void ClosedOnTheDay_IsDueOnTheNextAndKeepsTheOldValue()
    {
        var after = Recompute(Sent(), At("2026-11-24T06:00:00+00:00"), Tuesday);

        after.DueAt.ShouldBe(At("2026-11-25T09:00:00+00:00").ToUnixTimeMilliseconds());
        (after.Target, after.LateOnArrival).ShouldBe((At("2026-11-25T09:00:00+00:00"), false));
        after.Steps.Select(s => $"{s.Name} {s.At}").ShouldBe(
            ["alert-90 2026-11-25T07:30:00Z", "remind-30 2026-11-25T08:30:00Z", "escalate-15 2026-11-25T08:45:00Z", "breach 2026-11-25T09:00:00Z"]);
        after.History[^1].ShouldBe(new HistoryEntry(At("2026-11-24T06:00:00+00:00"), "recomputed", "2026-11-24T09:00:00Z"));
    }

    [Fact]
    public void TheSameCalendarAgain_ChangesNothing()
    {
        var sent = Sent();
        Recompute(sent, At("2026-11-24T06:00:00+00:00")).ShouldBeSameAs(sent);
        var after = Recompute(sent, At("2026-11-24T06:00:00+00:00"), Tuesday);
        Recompute(after, At("2026-11-24T06:01:00+00:00"), Tuesday).ShouldBeSameAs(after);
    }

    [Fact]
    public void StepsThatWereDone_StayDoneAndComeAgainUnderNamesOfTheirOwn()
    {
        var now = At("2026-11-24T08:35:00+00:00");
        var reminded = Sent().Steps.Take(2).Aggregate(Sent(), (d, s) => DeliverySteps.StepDone(d, s, null, now));
        var after = Recompute(reminded, now, Tuesday);

        after.StepsDone.ShouldBe(["alert-90", "remind-30"]);
        DeliverySteps.Due(after, now).ShouldBeEmpty();
        DeliverySteps.Open(after).Select(s => s.Name).ShouldBe(["alert-90.r1", "remind-30.r1", "escalate-15", "breach"]);
        ChaseSteps.Whom(after, "remind-30.r1").ShouldBe(ChaseWhom.SameContacts);
        after.Steps.Select(s => s.Name).ShouldBeUnique();
    }

    /// <summary>The closure is taken back when its first deadline is already past: nobody is late at a stroke.</summary>
    [Fact]
    public void WithdrawnAfterTheOldDeadline_IsNeverDueEarlierThanNowAndStaysThere()
    {
        var closed = Recompute(Sent(), At("2026-11-24T06:00:00+00:00"), Tuesday);
        var now = At("2026-11-24T10:00:00+00:00");
        var open = Recompute(closed, now);

        Instant.FromUnixTimeMilliseconds(open.DueAt).ShouldBe(At("2026-11-24T11:00:00+00:00"));
        (open.LateOnArrival, open.ShortNotice).ShouldBe((false, false));
        open.Steps.ShouldAllBe(s => s.At > now);
        Recompute(open, now + Duration.FromMinutes(20)).ShouldBeSameAs(open);
        open.History.Count(h => h.What == "recomputed").ShouldBe(2);
    }

    [Fact]
    public void WithdrawnShortlyBefore_EscalatesAtOnceRatherThanNever()
    {
        var closed = Recompute(Sent(), At("2026-11-24T06:00:00+00:00"), Tuesday);
        var now = At("2026-11-24T08:50:00+00:00");

        DeliverySteps.Due(Recompute(closed, now), now).ShouldHaveSingleItem().ShouldBe(new DeadlineStep("escalate-15", StepAction.Escalate, now));
    }

    [Fact]
    public void ClosureThatPutsTheTargetOverThreeDaysAway_TellsTheDeskBehindTheSchoolAtOnce()
    {
        var now = At("2026-11-24T06:00:00+00:00");
        var after = Recompute(Sent(), now, Tuesday, Tuesday.PlusDays(1), Tuesday.PlusDays(2), Tuesday.PlusDays(3));

        var step = DeliverySteps.Due(after, now).ShouldHaveSingleItem();
        step.Name.ShouldBe("closed-notice");
        ChaseSteps.DeskToTell(after, step, TestDirectory.Snapshot.Desks).ShouldBe("W06000022.education-safeguarding");
    }

    [Fact]
    public void AcknowledgedOrBreached_IsOverAndNotReopened()
    {
        var now = At("2026-11-24T09:30:00+00:00");
        var acknowledged = DeliverySteps.Acknowledged(Sent(), new("p", null, null), null, now);
        Recompute(acknowledged, now, Tuesday).ShouldBeSameAs(acknowledged);
        var breached = DeliverySteps.StepDone(Sent(), Sent().Steps[^1], null, now);
        Recompute(breached, now, Tuesday).ShouldBeSameAs(breached);
    }

    [Fact]
    public void RedirectedItem_IsRecomputedFromItsRedirectionAndKeepsTheFirstTarget()
    {
        var report = Received();
        var closed = DeliverySteps.Redirected(New(report, report.Routes[0]), new(new("p", null, null), "", "school.6801101"), default, At("2026-11-24T10:00:00+00:00"));
        var next = report.Rerouted(closed.Id, Reroute.Next(report, closed, EncompassKind.Definition, TestDirectory.Snapshot.Desks, Ids), closed.RedirectedAt!.Value);
        var item = New(next, next.Routes[^1]);
        Instant.FromUnixTimeMilliseconds(item.DueAt).ShouldBe(At("2026-11-24T11:00:00+00:00"));

        var after = Recompute(item, At("2026-11-24T10:05:00+00:00"), next, next.Routes[^1], "6801101", Tuesday);

        Instant.FromUnixTimeMilliseconds(after.DueAt).ShouldBe(At("2026-11-25T09:00:00+00:00"));
        (after.Target, after.LateOnArrival).ShouldBe((At("2026-11-24T09:00:00+00:00"), false));
    }

    private static Report Received() => Accepted(EncompassKind.Definition,
        """{"reference":"E-1","reporter":{"name":"PC"},"children":[{"key":"c1","familyName":"Afanc","schools":[{"number":"6804001"}]}]}""", "2026-11-23T21:00:00+00:00");

    private static Delivery Sent() => DeliverySteps.Sent(New(Received(), Received().Routes[0]), At("2026-11-23T21:00:01+00:00"));

    private static Delivery New(Report report, Route route) => NewDelivery.ForRoute(report, route, default, Ids, At("2026-11-23T21:00:00+00:00"));

    private static Delivery Recompute(Delivery delivery, Instant now, params LocalDate[] closed) =>
        Recompute(delivery, now, Received(), Received().Routes.Single(r => r.Desk == School), "6804001", closed);

    private static Delivery Recompute(Delivery delivery, Instant now, Report report, Route route, string school, params LocalDate[] closed)
    {
        var desks = TestDirectory.Snapshot.Desks.With(new Safeguarding.Directory.SchoolClosures { Id = school }
            .Announced(closed.Select(d => new Safeguarding.Directory.Closure(d, "weather", "school", "p", now))).Entries());
        var fresh = FreshDeadline.Of(report, route, EncompassKind.Definition, desks).ShouldNotBeNull();
        return Recomputed.Of(delivery, route, fresh, FreshDeadline.Of(report, route, EncompassKind.Definition, desks, now), now);
    }
}
