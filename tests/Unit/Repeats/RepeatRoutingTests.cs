using Safeguarding.Intake;
using Safeguarding.MissingEpisodes;
using Safeguarding.Reports;
using Safeguarding.Routing;
using Safeguarding.Tests.Unit.Kinds;
using Shouldly;
using Xunit;
using static Safeguarding.Tests.Unit.Repeats.Reported;
using Route = Safeguarding.Routing.Route;

namespace Safeguarding.Tests.Unit.Repeats;

/// <summary>Who hears of a possible repeat and what they see; and that the sender sees nothing of it.</summary>
public class RepeatRoutingTests
{
    private const string Placed = """ "homeAuthority":"W06000022","placingAuthority":"W06000015","placementAuthority":"W06000023" """;
    private static readonly Report First = Missing("a", "2026-09-01T20:00:00+01:00", more: ""","clothing":"Red coat" """);
    private static readonly Report Second = Missing("b", "2026-10-01T20:00:00+01:00");

    [Fact]
    public void Repeat_GoesToHomeAndPlacingAuthorityAndNobodyElse()
    {
        var routes = Routes(Missing("c", "2026-11-23T10:00:00+00:00", child: Placed));

        Desks(routes).ShouldBe("W06000022.intake repeat-missing; W06000015.intake repeat-missing");
        routes.ShouldAllBe(r => r.Cause == "repeat:3" && r.ChildKey == "c1" && r.RuleId == "missing.repeat");
        routes[0].Deadline.DueAt.ShouldBe(Reading.At("2026-11-24T11:00:00+00:00"));
        routes[0].Deadline.RuleId.ShouldBe("acknowledgement.repeat-missing");
    }

    [Fact]
    public void TraffickingMarker_AddsTheAdvocateAndIsUrgent()
    {
        var report = Marked("c");

        Desks(Routes(report, TestDirectory.Snapshot.Desks)).ShouldBe("W06000022.intake repeat-missing; icta repeat-missing");
        Routes(report, TestDirectory.Snapshot.Desks).ShouldAllBe(r => r.Urgent);
    }

    [Fact]
    public void HomeUnknown_TheDutyDeskHears() =>
        Desks(Routes(Missing("c", "2026-11-23T10:00:00+00:00", child: """ "sex":"f" """))).ShouldBe("duty.gwent repeat-missing");

    [Fact]
    public void OutOfHours_TheEmergencyDutyTeamHearsToo()
    {
        var routes = Routes(Missing("c", "2026-11-23T10:00:00+00:00"), at: "2026-11-28T02:00:00+00:00");

        Desks(routes).ShouldBe("W06000022.intake repeat-missing; edt.gwent repeat-missing");
    }

    [Fact]
    public void View_HasCountDatesReportsAndBasisAndNothingOfOtherReports()
    {
        var report = Missing("c", "2026-11-23T10:00:00+00:00");
        var route = Routes(report)[0];
        var view = report.View(route).ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

        view.ShouldContain("\"status\":\"possible\"");
        view.ShouldContain("\"episodeNumber\":3");
        view.ShouldContain("\"dates\":[\"2026-09-01\",\"2026-10-01\",\"2026-11-23\"]");
        view.ShouldContain("""{"reportId":"a","date":"2026-09-01","basis":"name-and-date-of-birth","confirmedBefore":false}""");
        view.ShouldContain("Possible match");
        view.ShouldContain("Cyfatebiaeth bosibl");
        view.ShouldContain("strategy discussion");
        view.ShouldNotContain("Red coat");
        view.ShouldNotContain("sender.a");
        view.ShouldNotContain("20:00");
    }

    [Fact]
    public void ConfirmedBefore_SaysThatItIsNoNewCase()
    {
        var report = Missing("c", "2026-11-23T10:00:00+00:00");
        var finding = report.Sought(First, Second.Said(true, First))!;
        var route = RepeatRouting.Routes(report, report.Children[0], finding, Episodes.Desks, Reading.At(Reading.OfficeHours))[0];

        report.View(route)["repeat"]!["status"]!.GetValue<string>().ShouldBe("confirmed-before");
    }

    [Fact]
    public void Sender_SeesNothingOfIt()
    {
        var report = Missing("c", "2026-11-23T10:00:00+00:00");
        var found = report.RepeatsSought(Routes(report), Reading.At(Reading.OfficeHours));

        found.Routes.Count.ShouldBe(2);
        found.RoutesForSender().ShouldBe(report.Routes);
        Body(Receipt.Of(found, true, "en")).ShouldBe(Body(Receipt.Of(report, true, "en")));
        found.Routed(2, 0, Reading.At("2026-11-24T11:00:00+00:00")).UpdatedAt.ShouldNotBe(report.UpdatedAt, "its own route was delivered");
        (found with { RoutesDelivered = 1 }).Routed(2, 0, Reading.At("2026-11-24T11:00:00+00:00")).UpdatedAt.ShouldBe(report.UpdatedAt);
    }

    [Fact]
    public void Events_AreNotRoutedByIt()
    {
        var report = Missing("c", "2026-11-23T10:00:00+00:00", child: Placed);
        var found = report.RepeatsSought(Routes(report), Reading.At(Reading.OfficeHours));

        found.With("""{"type":"sighted"}""").Hearers().ShouldBe(report.With("""{"type":"sighted"}""").Hearers());
    }

    [Fact]
    public void SoughtTwice_ChangesNothing()
    {
        var report = Missing("c", "2026-11-23T10:00:00+00:00");
        var found = report.RepeatsSought(Routes(report), Reading.At(Reading.OfficeHours));

        found.RepeatsSought(Routes(report), Reading.At("2026-11-24T11:00:00+00:00")).ShouldBeSameAs(found);
    }

    [Fact]
    public void SoughtAgainAfterAnAmendment_TellsNewDesksOnceAndEndsWhatHasNoGroundAnyMore()
    {
        var report = Missing("c", "2026-11-23T10:00:00+00:00");
        var found = report.RepeatsSought(Routes(report), Reading.At(Reading.OfficeHours));
        var again = Routes(report).Concat(Routes(report).Select(r => r with { Desk = "W06000015.intake", Repeat = r.Repeat! with { After = 1 } })).ToList();
        var later = found.RepeatsSought(again, Reading.At("2026-11-24T11:00:00+00:00"), after: 1, ended: r => r.Desk == "W06000022.intake");

        found.RepeatsSought(again, Reading.At("2026-11-24T11:00:00+00:00"), after: 1).Routes.Count(r => r.Repeat is not null).ShouldBe(2, "one desk has its item");
        later.Routes.Where(r => r.Repeat is not null).Select(r => $"{r.Desk} {r.Cause} {r.RepeatEndedAt is not null}")
            .ShouldBe(["W06000022.intake repeat:3 True", "W06000022.intake repeat:3 False", "W06000015.intake repeat:3:amendment:1 False"]);
        later.RepeatsSought(again, Reading.At("2026-11-24T12:00:00+00:00"), after: 1, ended: _ => true).ShouldBeSameAs(later);
        later.RoutesForSender().ShouldBe(report.Routes);
    }

    private static Report Marked(string id) =>
        Episodes.Reported(more: """ "riskMarkers":["trafficking"],"episode":{"lastSeenAt":"2026-11-23T10:00:00Z"},""") with { Id = id };

    private static IReadOnlyList<Route> Routes(Report report, DeskBook? desks = null, string at = Reading.OfficeHours) =>
        RepeatRouting.Routes(report, report.Children[0], report.Sought(First, Second)!, desks ?? Episodes.Desks, Reading.At(at));

    private static string Desks(IEnumerable<Route> routes) => string.Join("; ", routes.Select(r => $"{r.Desk} {r.Reason}"));

    private static string Body(Receipt receipt) => System.Text.Json.JsonSerializer.Serialize(receipt, PipelineJson.Options);
}
