using System.Text.Json.Nodes;
using Safeguarding.Directory;
using Safeguarding.Reports;
using Safeguarding.Routing;
using Safeguarding.Triggers;

namespace Safeguarding.Tests.WorkedCases;

/// <summary>What followed, in the words that an expectation uses. Routes are those of the last thing that happened.</summary>
internal static class Seen
{
    /// <summary>"pointer code" of each fault, or the refusal's own code where it lists none.</summary>
    public static JsonObject Refused(Refusal refusal) => new()
    {
        ["refused"] = List(refusal.Errors.Count == 0 ? [refusal.Code] : refusal.Errors.Select(e => $"{e.Pointer} {e.Code}".Trim())),
    };

    public static JsonObject Of(Report report, ReportKind kind, DirectorySnapshot directory, IReadOnlyList<string>? waitsAt)
    {
        var amendment = report.Amendments.Count == 0 ? null : report.Amendments[^1];
        var last = report.Events.Count == 0 ? null : report.Events[^1];
        return new()
        {
            ["refused"] = new JsonArray(),
            ["routes"] = new JsonArray([.. LastRoutes(report).Select(RouteOf)]),
            ["warnings"] = List((amendment?.Warnings ?? last?.Warnings ?? report.Warnings).Select(w => $"{w.Pointer} {w.Code}".Trim())),
            ["wording"] = List(report.Warnings.Where(w => w.Code == "wording").Select(w => w.Detail!)),
            ["advice"] = List(amendment?.Advice ?? last?.Advice ?? report.Advice),
            ["duties"] = List(report.Duties),
            ["dutiesInReceipt"] = List(Duties.DutyTable.InReceipt(report.Duties).Select(d => d.Id)),
            ["children"] = List(report.Children.Select(c => c.Key)),
            ["reference"] = report.Reference,
            ["chaseAt"] = London.Write(report.ChaseAt),
            ["waitsAt"] = waitsAt is null ? null : List(waitsAt),
            ["interview"] = London.Write(last?.ReturnInterviewDueAt),
            ["eventAt"] = London.Write(last?.At),
            ["confirmation"] = report.TelephoneConfirmation is { } call ? $"{London.Write(call.DueAt)} {(call.Awaited ? "awaited" : call.Late ? "late" : "in time")}" : null,
            ["changed"] = List((amendment?.Effects ?? []).Select(e => $"{e.Desk} {e.Kind}")),
            ["views"] = Views(report, kind, directory),
        };
    }

    private static IEnumerable<Route> LastRoutes(Report report)
    {
        if (report.Amendments.Count > 0 && report.Routes.All(r => r.RedirectedFrom is null))
        {
            return report.Routes.Where(r => r.Amendment == report.Amendments[^1].Number);
        }
        var round = report.Routes.Max(r => r.Round);
        return round > 1 ? report.Routes.Where(r => r.Round == round)
            : report.Events.Count > 0 ? report.Routes.Where(r => r.EventId == report.Events[^1].Id)
            : report.Routes;
    }

    private static JsonObject RouteOf(Route route) => new()
    {
        ["desk"] = route.Desk,
        ["child"] = route.ChildKey,
        ["rule"] = route.RuleId,
        ["reason"] = route.Reason,
        ["role"] = route.Role.ToString(),
        ["urgent"] = route.Urgent,
        ["by"] = route.Deadline.RuleId,
        ["target"] = London.Write(route.Deadline.Target),
        ["due"] = London.Write(route.Deadline.DueAt),
        ["late"] = route.Deadline.LateOnArrival,
        ["short"] = route.Deadline.ShortNotice,
        ["assumed"] = route.Deadline.Assumed,
        ["holiday"] = route.Deadline.HolidayNotice,
        ["steps"] = List(route.Deadline.Steps.Select(Step)),
        ["decision"] = London.Write(route.Decision?.DueAt),
        ["decisionAssumed"] = route.Decision?.Assumed,
        ["decisionSteps"] = List((route.Decision?.Steps ?? []).Select(Step)),
        ["interview"] = London.Write(route.ReturnInterviewDueAt),
        ["escalatesTo"] = route.EscalatesTo,
        ["episode"] = route.Repeat?.Number,
        ["episodesInWindow"] = route.Repeat?.InWindow,
    };

    private static string Step(DeadlineStep step) => $"{step.Name} {London.Write(step.At)}";

    /// <summary>By desk, and by desk and child where a route names one: the path of every value, "duty:id" for each duty.</summary>
    private static JsonObject Views(Report report, ReportKind kind, DirectorySnapshot directory)
    {
        var views = new JsonObject();
        foreach (var route in LastRoutes(report).Where(r => !r.IsNotice()))
        {
            var view = kind.View(report.AsAmended(), route, directory.Desks.Desk(route.Desk)!);
            var seen = Paths(view, "").Concat((view["duties"]?.AsArray() ?? []).Select(d => $"duty:{d!["code"]}")).ToList();
            views[route.Desk] = List(seen);
            views[$"{route.Desk} {route.ChildKey}"] = List(seen);
        }
        return views;
    }

    private static IEnumerable<string> Paths(JsonNode? node, string path) => node switch
    {
        JsonObject inner => inner.SelectMany(p => Paths(p.Value, path.Length == 0 ? p.Key : $"{path}/{p.Key}")),
        JsonArray list => list.SelectMany((item, i) => Paths(item, $"{path}/{i}")),
        null => [],
        JsonValue value => [path, $"{path}={value}"],
        _ => [],
    };

    private static JsonArray List(IEnumerable<string> texts) => new([.. texts.Select(t => (JsonNode)t)]);
}
