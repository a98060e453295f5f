using System.Text.Json.Nodes;
using CsCheck;
using NodaTime;
using Safeguarding.Reports;
using Safeguarding.Routing;
using Safeguarding.Tests.Unit.Kinds;
using Shouldly;
using Xunit;

namespace Safeguarding.Tests.Unit.Properties;

/// <summary>What holds for every accepted report, whatever is missing, odd or unknown in it.</summary>
public class RouteProperties
{
    [Theory]
    [MemberData(nameof(GeneratedReports.Kinds), MemberType = typeof(GeneratedReports))]
    public void AcceptedReport_HasALiveRoute(string kind) => GeneratedReports.ForAll(kind, (_, report) =>
    {
        report.Routes.ShouldNotBeEmpty();
        report.Routes.Where(r => TestDirectory.Snapshot.Desks.Desk(r.Desk) is null).ShouldBeEmpty("every desk exists");
        report.Routes.Where(r => r.Citation.Length == 0 || r.RuleId.Length == 0 || r.Deadline.Citation.Length == 0).ShouldBeEmpty("every decision carries its reason");
        report.Routes.Select(r => Reading.Ids.Delivery(report.Id, r.Desk, r.ChildKey, r.Cause)).ShouldBeUnique();
        if (kind == "encompass-notification")
        {
            report.Children.Where(c => report.Routes.All(r => r.ChildKey != c.Key)).ShouldBeEmpty("every child is somebody's");
        }
        else
        {
            report.Routes.Any(r => r.ChildKey is null).ShouldBeTrue("somebody has the whole report");
        }
    });

    [Theory]
    [MemberData(nameof(GeneratedReports.Kinds), MemberType = typeof(GeneratedReports))]
    public void Deadline_LiesAfterReceiptAndATargetBeforeItIsLateOnArrival(string kind) => GeneratedReports.ForAll(kind, (generated, report) =>
    {
        foreach (var deadline in report.Routes.SelectMany(r => r.Decision is null ? [r.Deadline] : new[] { r.Deadline, r.Decision }))
        {
            deadline.DueAt.ShouldBeGreaterThan(generated.ReceivedAt);
            deadline.LateOnArrival.ShouldBe(deadline.Target <= generated.ReceivedAt);
            deadline.Steps.Where(s => s.At <= generated.ReceivedAt).ShouldBeEmpty("a step that is past is skipped");
            deadline.Steps.Where(s => s.Action == StepAction.Escalate && s.At < generated.ReceivedAt + Duration.FromMinutes(10)).ShouldBeEmpty("ten minutes are left to the desk");
        }
    });

    [Theory]
    [MemberData(nameof(GeneratedReports.Kinds), MemberType = typeof(GeneratedReports))]
    public void Routes_DoNotDependOnTheOrderOfChildren(string kind) =>
        Gen.Select(GeneratedReports.Of(kind), Gen.Shuffle(new[] { 0, 1, 2, 3, 4 })).Sample((generated, order) =>
        {
            if (generated.Payload["children"] is not JsonArray children || children.Count < 2)
            {
                return;
            }
            var shuffled = (JsonObject)generated.Payload.DeepClone();
            shuffled["children"] = new JsonArray([.. order.Where(i => i < children.Count).Select(i => children[i]?.DeepClone())]);

            var report = generated.Read(TestDirectory.Snapshot);
            var other = (generated with { Payload = shuffled }).Read(TestDirectory.Snapshot);

            Told(other).ShouldBe(Told(report));
        }, iter: GeneratedReports.Iterations, threads: 1);

    /// <summary>Who is told, of whom, as what, why and until when; in an order of its own.</summary>
    private static string Told(Report? report) => string.Join("\n", (report?.Routes ?? [])
        .Select(r => $"{r.Desk} {r.ChildKey} {r.Role} {r.RuleId} {r.Urgent} {r.Deadline.DueAt} {r.Decision?.DueAt} {r.ReturnInterviewDueAt}").Order(StringComparer.Ordinal));
}
