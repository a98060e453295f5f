using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Safeguarding.Reports;
using Safeguarding.Routing;
using Safeguarding.Tests.Unit.Kinds;
using Shouldly;
using Xunit;
using Route = Safeguarding.Routing.Route;

namespace Safeguarding.Tests.Unit.Properties;

/// <summary>No desk ever sees a field outside its profile, nor words that were written in another place, nor anything of a child that is not its own.</summary>
public class ProfileProperties
{
    private static readonly Desk Police = new("police.gwent", DeskKind.Police, "police.gwent", "Police", "Heddlu");

    [Theory]
    [MemberData(nameof(GeneratedReports.Kinds), MemberType = typeof(GeneratedReports))]
    public void View_HoldsNoFieldOutsideTheProfile(string kind) => GeneratedReports.ForAll(kind, (_, report) =>
    {
        foreach (var (route, desk) in Readers(report))
        {
            var allowed = AllowedFields.Of(kind, desk.Kind.Name(), route.Role.ToString().ToLowerInvariant(), report.SenderId);
            ViewWalk.Of(View(report, route, desk)).Where(s => !s.IsIn(allowed)).Select(s => s.Path).ShouldBeEmpty($"{desk.Id} {route.Reason}");
        }
    });

    [Theory]
    [MemberData(nameof(GeneratedReports.Kinds), MemberType = typeof(GeneratedReports))]
    public void View_HoldsWordsOnlyWhereTheirFieldIs(string kind) => GeneratedReports.ForAll(kind, (_, report) =>
    {
        foreach (var (route, desk) in Readers(report))
        {
            ViewWalk.Of(View(report, route, desk)).SelectMany(s => s.Marks.Where(m => !IsFrom(s.Path, m)).Select(m => $"{m} in {s.Path}"))
                .ShouldBeEmpty($"{desk.Id} {route.Reason}");
        }
    });

    [Theory]
    [MemberData(nameof(GeneratedReports.Kinds), MemberType = typeof(GeneratedReports))]
    public void ViewOfOneChild_HoldsNothingOfAnother(string kind) => GeneratedReports.ForAll(kind, (_, report) =>
    {
        foreach (var (route, desk) in Readers(report).Where(r => r.Route.ChildKey is not null))
        {
            var own = report.Children.Single(c => c.Key == route.ChildKey).Position;
            ViewWalk.Of(View(report, route, desk)).SelectMany(s => s.Marks).Where(m => m.StartsWith("children/", StringComparison.Ordinal)
                && !m.StartsWith($"children/{own}/", StringComparison.Ordinal)).ShouldBeEmpty($"{desk.Id} {route.Reason}");
        }
    });

    /// <summary>A marker of a child may stand first, beside those of the report; odd values and made-up names say nothing of their place.</summary>
    private static bool IsFrom(string path, string mark) => mark is "odd" or "made-up" || Regex.Replace(mark, "/[0-9]+", "") is var field
        && (field == path || (path.StartsWith("notSafeToShare/", StringComparison.Ordinal) && field.Contains("notSafeToShare/", StringComparison.Ordinal)));

    /// <summary>Every desk that the report goes to; and the police, who alone see intelligence, for what goes to a whole desk.</summary>
    private static IEnumerable<(Route Route, Desk Desk)> Readers(Report report) =>
    [
        .. report.Routes.Select(r => (r, TestDirectory.Snapshot.Desks.Desk(r.Desk)!)),
        .. report.Kind == "encompass-notification" ? [] : report.Routes.Where(r => r.ChildKey is null).Select(r => (r with { Desk = Police.Id }, Police)),
    ];

    private static JsonObject View(Report report, Route route, Desk desk) => Reading.Kinds.Single(k => k.Name == report.Kind).View(report, route, desk);
}
