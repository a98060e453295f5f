using System.Text;
using System.Text.Json.Nodes;
using NodaTime;
using Safeguarding.Directory;
using Safeguarding.Intake;
using Safeguarding.MissingEpisodes;
using Safeguarding.Reports;
using Safeguarding.Routing;
using Safeguarding.Triggers;
using static Safeguarding.Tests.Unit.Kinds.Reading;
using Route = Safeguarding.Routing.Route;

namespace Safeguarding.Tests.Unit.Kinds;

/// <summary>Missing episodes and their events, read and routed as the endpoints do, by the small directory and the desks of two police forces.</summary>
internal static class Episodes
{
    public static readonly DeskBook Desks = new(new(
        [
            .. new[] { TestDirectory.Newport, TestDirectory.Cardiff, TestDirectory.Powys }.SelectMany(Of),
            .. new[] { "duty.gwent", "duty.cardiff-and-vale", "edt.gwent", "school.6814001" }.Select(d => TestDirectory.Snapshot.Desks.Desk(d)!),
            new("police.south-wales", DeskKind.Police, "police.south-wales", "Police", "Heddlu"),
            new("police.dyfed-powys", DeskKind.Police, "police.dyfed-powys", "Police", "Heddlu"),
        ],
        [
            TestDirectory.Snapshot.Desks.Authority(TestDirectory.Newport)!, TestDirectory.Snapshot.Desks.Authority(TestDirectory.Cardiff)!,
            TestDirectory.Snapshot.Desks.Authority(TestDirectory.Powys)! with { PoliceForce = "police.dyfed-powys" },
        ],
        [TestDirectory.Snapshot.Desks.School("6814001")!],
        [new(CalendarOwner.Authority, TestDirectory.Cardiff, CalendarEntryKind.Term, new(2026, 9, 1), new(2026, 12, 18), null, null, "test terms")],
        [new(new(2026, 12, 25), "Christmas Day", "Dydd Nadolig")],
        new Dictionary<string, string> { [TestDirectory.Sender] = "gwent" })
    {
        OrganisationOfForce = new Dictionary<string, string> { ["South Wales Police"] = "police.south-wales" },
    });

    /// <summary>A medium-risk report of one child at home in Newport.</summary>
    public static Report Reported(string child = """ "homeAuthority":"W06000022" """, string risk = """ "grade":"medium" """, string more = "", string receivedAt = OfficeHours)
    {
        var json = $$"""{"reference":"M-1","reporter":{"name":"carer"},"risk":{ {{risk}} },{{more}} "children":[{"key":"c1","familyName":"Afanc","givenNames":"Nia","dateOfBirth":"2012-05-06","nhsNumber":"9990000001",{{child}}}]}""";
        var report = Accepted(MissingEpisodeKind.Definition, json, receivedAt);
        var routed = MissingEpisodeKind.Definition.Route(new(report.Content, report.Children, report.SenderId, report.ReceivedAt, Desks));
        return report with { Routes = routed.Routes, Warnings = routed.Warnings };
    }

    public static Outcome<ReportEvent> Read(Report report, string json, string receivedAt = OfficeHours) =>
        ReadEvent.Read(Encoding.UTF8.GetBytes(json), report.Id, EpisodeEvents.Definition, Ids, At(receivedAt), strict: false);

    public static AcceptEvent.Appended Append(Report report, string json, string receivedAt = OfficeHours) =>
        AcceptEvent.Append(report, Read(report, json, receivedAt).Value!, EpisodeEvents.Definition, Desks, Ids);

    /// <summary>The report after an event that is accepted.</summary>
    public static Report With(this Report report, string json, string receivedAt = OfficeHours) => Append(report, json, receivedAt).Changed!;

    public static ReportEvent Last(this Report report) => report.Events[^1];

    /// <summary>Routes of the last event.</summary>
    public static IReadOnlyList<Route> LastRoutes(this Report report) => [.. report.Routes.Where(r => r.EventId == report.Last().Id)];

    /// <summary>"desk reason" of each route of the last event.</summary>
    public static string Hearers(this Report report) => string.Join("; ", report.LastRoutes().Select(r => $"{r.Desk} {r.Reason}"));

    public static JsonObject View(this Report report, Route route) => MissingEpisodeKind.Definition.View(report, route, Desks.Desk(route.Desk)!);

    private static IEnumerable<Desk> Of(string authority) =>
        new[] { "intake", "education-safeguarding" }.Select(d => TestDirectory.Snapshot.Desks.Desk($"{authority}.{d}")!);
}
