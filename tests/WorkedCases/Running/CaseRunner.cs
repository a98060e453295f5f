using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using NodaTime;
using Safeguarding.Access;
using Safeguarding.Deliveries;
using Safeguarding.Directory;
using Safeguarding.Intake;
using Safeguarding.MissingEpisodes;
using Safeguarding.OperationEncompass;
using Safeguarding.Referrals;
using Safeguarding.Reports;
using Safeguarding.Routing;
using Safeguarding.SelfService;
using Safeguarding.Triggers;

namespace Safeguarding.Tests.WorkedCases;

/// <summary>Runs a case through the same pure steps as the endpoints: read and route, then the events and redirections that the case tells of.</summary>
public static class CaseRunner
{
    private static readonly ReportKind[] Kinds = [ReferralKind.Definition, MissingEpisodeKind.Definition, EncompassKind.Definition];
    private static readonly ReportIds Ids = new(new byte[32]);

    /// <summary>How what followed differs from what the case expects; nothing: it does not.</summary>
    public static IReadOnlyList<string> Differences(string caseId)
    {
        var worked = WorkedCase.Get(caseId);
        return Expectation.Differences(worked.Expect, Run(worked.Given));
    }

    private static JsonObject Run(JsonObject given)
    {
        var directory = CaseDirectory.Of(given["directory"]?.AsObject());
        if (given["closure"]?.AsObject() is { } closure)
        {
            return Close(closure, directory);
        }
        var sent = CaseReport.Of(given);
        var read = Read(sent, directory, given["strict"]?.GetValue<bool>() ?? false);
        if (read.Refusal is { } refused)
        {
            return Seen.Refused(refused);
        }
        var report = read.Value!;
        report = Repeats.Sought(report, [.. Objects(given["earlier"]).Select(e => Earlier(e, directory))], directory);
        foreach (var happened in Objects(given["events"]))
        {
            if (Happen(happened, directory, ref report) is { } refusedEvent)
            {
                return Seen.Refused(refusedEvent);
            }
        }
        foreach (var amended in Objects(given["amendments"]))
        {
            if (Amend(amended, directory, ref report) is { } refusedAmendment)
            {
                return Seen.Refused(refusedAmendment);
            }
        }
        foreach (var said in Objects(given["notOurs"]))
        {
            report = Redirect(said, report, directory);
        }
        var seen = Seen.Of(report, Kinds.Single(k => k.Name == report.Kind), directory, given["readAt"] is { } at ? WaitsAt(report, at, given["acknowledged"]) : null);
        seen["disagreement"] = Ladder(given["decided"]?.AsObject(), directory);
        return seen;
    }

    /// <summary>"stage time" of each stage that a reporter reads who may disagree with the decision.</summary>
    private static JsonArray Ladder(JsonObject? decided, DirectorySnapshot directory)
    {
        if (decided is null)
        {
            return [];
        }
        var decision = new Decision(London.Read(decided["at"]!.GetValue<string>()), new("p-1", null, null), decided["decision"]!.GetValue<string>(), "why", [], null, null);
        return [.. (Disagreement.With(decision, directory.Desks.WorkingDays, BoardLimits.Agreed, null, "en")?.Stages ?? []).Select(s => (JsonNode)$"{s.Stage} {London.Write(s.By)}")];
    }

    /// <summary>A report that was accepted before: a case's report with the events and decisions that it tells of.</summary>
    private static Report Earlier(JsonObject given, DirectorySnapshot directory)
    {
        var report = Read(CaseReport.Of(given), directory, strict: false).Value!;
        foreach (var happened in Objects(given["events"]))
        {
            _ = Happen(happened, directory, ref report);
        }
        return report;
    }

    private static Outcome<Report> Read(CaseReport sent, DirectorySnapshot directory, bool strict)
    {
        var http = new DefaultHttpContext();
        http.Request.Body = new MemoryStream(sent.Body);
        http.Request.ContentType = sent.ContentType;
        var (body, refused) = RequestBody.Read(http).GetAwaiter().GetResult();
        var kind = Kinds.FirstOrDefault(k => k.Name == sent.Kind);
        return refused is not null ? refused : new ReadReport(Kinds, Ids).Read(new(body, kind, sent.Sender, London.Read(sent.ReceivedAt), strict), directory);
    }

    private static Refusal? Happen(JsonObject happened, DirectorySnapshot directory, ref Report report)
    {
        for (var i = 1; i <= (happened["times"]?.GetValue<int>() ?? 1); i++)
        {
            var content = happened["event"]!.DeepClone().AsObject();
            if (happened.ContainsKey("times"))
            {
                content["reference"] = $"E-{i}";
            }
            var body = Encoding.UTF8.GetBytes(content.ToJsonString());
            var read = ReadEvent.Read(body, report.Id, EpisodeEvents.Definition, Ids, London.Read(happened["receivedAt"]!.GetValue<string>()), strict: false);
            if (read.Refusal is { } unreadable)
            {
                return unreadable;
            }
            var appended = AcceptEvent.Append(report, read.Value!, EpisodeEvents.Definition, directory.Desks, Ids);
            if (appended.Refused is { } refused)
            {
                return refused;
            }
            report = appended.Changed ?? report;
        }
        return null;
    }

    /// <summary>The sender amends its report: the steps of its endpoint but for the store.</summary>
    private static Refusal? Amend(JsonObject amended, DirectorySnapshot directory, ref Report report)
    {
        for (var i = 1; i <= (amended["times"]?.GetValue<int>() ?? 1); i++)
        {
            var content = amended["amendment"]!.DeepClone().AsObject();
            content["reference"] ??= $"A-{report.Amendments.Count + 1}";
            var read = ReadAmendment.Read(Encoding.UTF8.GetBytes(content.ToJsonString()), report.Id, Ids, London.Read(amended["receivedAt"]!.GetValue<string>()), strict: false);
            if (read.Refusal is { } unreadable)
            {
                return unreadable;
            }
            var kind = report.Kind;
            var planned = new PlanAmendment(Kinds.Single(k => k.Name == kind), directory, Ids).Plan(report, read.Value!);
            if (planned.Refused is { } refused)
            {
                return refused;
            }
            report = planned.Changed ?? report;
        }
        return null;
    }

    /// <summary>A desk says "not ours": the steps of its redirection but for the store.</summary>
    private static Report Redirect(JsonObject said, Report report, DirectorySnapshot directory)
    {
        var at = London.Read(said["at"]!.GetValue<string>());
        var route = report.Routes.Last(r => r.Desk == said["desk"]!.GetValue<string>());
        var closed = DeliveryOf(report, route) with { RedirectedAt = at, Redirection = new(new("p-1", null, null), "not ours", said["suggests"]?.GetValue<string>()) };
        return report.Rerouted(closed.Id, Reroute.Next(report, closed, Kinds.Single(k => k.Name == report.Kind), directory.Desks, Ids), at);
    }

    /// <summary>A desk announces closed days: what its endpoint says of them before anything is stored.</summary>
    private static JsonObject Close(JsonObject said, DirectorySnapshot directory)
    {
        var caller = new Caller("", said["desk"]!.GetValue<string>(), [], [], "p-1", "p-1");
        var body = said["body"].Deserialize<ClosureBody>(JsonSerializerOptions.Web)!;
        var read = body.Read(caller, directory.Desks, LocalDate.FromDateTime(DateTime.Parse(said["on"]!.GetValue<string>(), CultureInfo.InvariantCulture)));
        return read.Refusal is { } refused ? Seen.Refused(refused) : new() { ["refused"] = new JsonArray(), ["closed"] = read.Value!.Dates.Count };
    }

    private static IReadOnlyList<string> WaitsAt(Report report, JsonNode at, JsonNode? acknowledged)
    {
        var answered = (acknowledged?.AsArray() ?? []).Select(d => d!.GetValue<string>()).ToList();
        var now = London.Read(at.GetValue<string>());
        return ReporterChase.WaitsAt(report, [.. report.Routes.Select(r => DeliveryOf(report, r) with { AcknowledgedAt = answered.Contains(r.Desk) ? now : null })], now);
    }

    private static Delivery DeliveryOf(Report report, Route route) =>
        NewDelivery.ForRoute(report, route, JsonSerializer.SerializeToElement(new { }), Ids, report.ReceivedAt);

    private static IEnumerable<JsonObject> Objects(JsonNode? list) => (list?.AsArray() ?? []).Select(o => o!.AsObject());
}
