using Safeguarding.Deliveries;
using Safeguarding.OperationEncompass;
using Safeguarding.Routing;
using Safeguarding.Tests.Unit.Kinds;
using Shouldly;
using Xunit;
using static Safeguarding.Tests.Unit.Kinds.Reading;

namespace Safeguarding.Tests.Unit.Deliveries;

/// <summary>A school says "not ours" after the last day of term and names another one, for which the authority's desk covers until January.</summary>
public class RecomputedCoverTests
{
    private static readonly DeskBook Desks = TestDirectory.Snapshot.Desks;

    [Fact]
    public void CoverForASchoolThatWasNamed_KeepsTheSchoolsDeadlineWhenTheCalendarIsReadAgain()
    {
        var report = Accepted(EncompassKind.Definition,
            """{"reference":"R-1","children":[{"key":"c1","familyName":"Afanc","schools":[{"number":"6804001"}]}]}""", "2026-12-18T17:00:00+00:00");
        var at = At("2026-12-18T18:00:00+00:00");
        var first = NewDelivery.ForRoute(report, report.Routes[0], default, Ids, report.ReceivedAt);
        var closed = DeliverySteps.Redirected(first, new(new("p-1", null, null), "", "school.6801101"), default, at);
        var rerouted = report.Rerouted(closed.Id, Reroute.Next(report, closed, EncompassKind.Definition, Desks, Ids), at);

        var round = rerouted.Routes.Where(r => r.RedirectedFrom == closed.Id).ToList();
        round.Select(r => r.Desk).ShouldBe(["school.6801101", "W06000022.education-safeguarding"]);
        round.ShouldAllBe(r => FreshDeadline.Of(rerouted, r, EncompassKind.Definition, Desks, null)!.DueAt == At("2027-01-04T09:00:00+00:00"));
    }
}
