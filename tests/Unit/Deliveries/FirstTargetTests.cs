using System.Text.Json;
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

/// <summary>Design 6, Redirection: the new desk's clock starts at the redirection; the first target and the sender's punctuality stay.</summary>
public class FirstTargetTests
{
    private static readonly ActingPerson Person = new("p", null, null);

    [Fact]
    public void RedirectedAfterTheTarget_TheReportThatCameInTimeStaysInTime()
    {
        var (report, closed) = Closed(""" "schools":[{"number":"6804001"}]""", "2026-11-23T21:00:00+00:00", "2026-11-24T10:00:00+00:00", "school.6801101", """ "incident":{"occurredAt":"2026-11-23T20:00:00+00:00"}, """);
        var next = Next(report, closed).ShouldHaveSingleItem();

        next.Desk.ShouldBe("school.6801101");
        next.Deadline.RuleId.ShouldBe("encompass.late-in-school-hours", "the clock of the new desk, not the sender's punctuality");
        next.Deadline.DueAt.ShouldBe(At("2026-11-24T11:00:00+00:00"));
        (next.Deadline.Target, next.Deadline.LateOnArrival).ShouldBe((At("2026-11-24T09:00:00+00:00"), false));
    }

    [Fact]
    public void ReportThatCameLate_StaysLateThroughTheRedirection()
    {
        var (report, closed) = Closed(""" "schools":[{"number":"6804001"}]""", "2026-11-24T09:20:00+00:00", "2026-11-24T10:00:00+00:00", "school.6801101", """ "incident":{"occurredAt":"2026-11-23T22:00:00+00:00"}, """);
        var next = Next(report, closed).ShouldHaveSingleItem();

        (next.Deadline.Target, next.Deadline.LateOnArrival).ShouldBe((At("2026-11-24T09:00:00+00:00"), true));
        next.Deadline.DueAt.ShouldBe(At("2026-11-24T11:00:00+00:00"));
    }

    /// <summary>The schools start at different times: the target is the first school's, whichever is right.</summary>
    [Fact]
    public void SchoolThatStartsEarlier_KeepsTheFirstTargetToo()
    {
        var (report, closed) = Closed(""" "schools":[{"number":"6804001"}]""", "2026-11-23T21:00:00+00:00", "2026-11-23T22:00:00+00:00", "school.6814001");
        var next = Next(report, closed).ShouldHaveSingleItem();

        next.Deadline.DueAt.ShouldBe(At("2026-11-24T08:40:00+00:00"));
        next.Deadline.Target.ShouldBe(At("2026-11-24T09:00:00+00:00"));
    }

    [Fact]
    public void DutyDeskThatFindsTheSchoolAfterItsTarget_DoesNotMakeTheSenderLate()
    {
        var (report, closed) = Closed(""" "schools":[{"name":"somewhere"}]""", "2026-11-23T21:00:00+00:00", "2026-11-24T09:30:00+00:00", "school.6804001");
        closed.Target.ShouldBeNull();
        var next = Next(report, closed).ShouldHaveSingleItem();

        (next.Deadline.Target, next.Deadline.LateOnArrival, next.Deadline.DueAt).ShouldBe((At("2026-11-24T09:00:00+00:00"), false, At("2026-11-24T10:30:00+00:00")));
    }

    [Fact]
    public void RedirectedTwice_KeepsTheFirstTargetAtTheDutyDesk()
    {
        var (report, closed) = Closed(""" "schools":[{"number":"6804001"}]""", "2026-11-23T21:00:00+00:00", "2026-11-24T10:00:00+00:00", "school.6801101");
        var second = report.Rerouted(closed.Id, Next(report, closed), closed.RedirectedAt!.Value);
        var item = NewDelivery.ForRoute(second, second.Routes[^1], default, Ids, closed.RedirectedAt!.Value);
        var again = DeliverySteps.Redirected(item, new(Person, "", null), default, At("2026-11-24T10:30:00+00:00"));
        var atDuty = Next(second, again).ShouldHaveSingleItem();

        atDuty.RuleId.ShouldBe("redirection.second");
        (atDuty.Deadline.Target, atDuty.Deadline.LateOnArrival).ShouldBe((At("2026-11-24T09:00:00+00:00"), false));
    }

    [Fact]
    public void NamedSchoolWithATargetOverThreeDaysAway_AlsoHasItsHolidayCover()
    {
        var (report, closed) = Closed(""" "schools":[{"number":"6804001"}]""", "2026-12-18T21:00:00+00:00", "2026-12-19T10:00:00+00:00", "school.6801101");

        Next(report, closed).Select(r => r.Desk).ShouldBe(["school.6801101", "W06000022.education-safeguarding"]);
    }

    private static (Report, Delivery) Closed(string child, string received, string redirected, string to, string incident = "")
    {
        var report = Accepted(EncompassKind.Definition, $$"""{"reference":"E-1","reporter":{"name":"PC"},{{incident}}"children":[{"key":"c1","familyName":"Afanc",{{child}}}]}""", received);
        var item = NewDelivery.ForRoute(report, report.Routes[0], JsonSerializer.SerializeToElement(new { }), Ids, At(received));
        return (report, DeliverySteps.Redirected(item, new(Person, "", to), default, At(redirected)));
    }

    private static IReadOnlyList<Route> Next(Report report, Delivery closed) => Reroute.Next(report, closed, EncompassKind.Definition, TestDirectory.Snapshot.Desks, Ids);
}
