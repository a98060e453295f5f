using System.Text;
using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;
using Safeguarding.Intake;
using Safeguarding.MissingEpisodes;
using Safeguarding.OperationEncompass;
using Safeguarding.Referrals;
using Safeguarding.Reports;
using Safeguarding.Triggers;

namespace Safeguarding.Tests.Unit.Kinds;

/// <summary>Reads a payload as an endpoint would, in office hours of a school-day Tuesday unless told otherwise.</summary>
internal static class Reading
{
    /// <summary>Tuesday 24 November 2026, 10:00 in London.</summary>
    public const string OfficeHours = "2026-11-24T10:00:00+00:00";

    public static readonly ReportIds Ids = new(new byte[32]);

    public static readonly ReportKind[] Kinds = [ReferralKind.Definition, MissingEpisodeKind.Definition, EncompassKind.Definition];

    public static Instant At(string time) => OffsetDateTimePattern.ExtendedIso.Parse(time).Value.ToInstant();

    public static Outcome<Report> Read(ReportKind? kind, string json, string receivedAt = OfficeHours, bool strict = false, string sender = TestDirectory.Sender) =>
        Read(kind, Encoding.UTF8.GetBytes(json), receivedAt, strict, sender);

    public static Outcome<Report> Read(ReportKind? kind, byte[] body, string receivedAt = OfficeHours, bool strict = false, string sender = TestDirectory.Sender) =>
        new ReadReport(Kinds, Ids).Read(new(body, kind, sender, At(receivedAt), strict), TestDirectory.Snapshot);

    public static Report Accepted(ReportKind kind, string json, string receivedAt = OfficeHours, string sender = TestDirectory.Sender)
    {
        var outcome = Read(kind, json, receivedAt, sender: sender);
        return outcome.Value ?? throw new InvalidOperationException($"refused: {Faults(outcome)}");
    }

    /// <summary>What the desk of a route sees, as text.</summary>
    public static string View(Report report, string desk, string? child = null) => ViewOf(report, desk, child).ToJsonString();

    public static JsonObject ViewOf(Report report, string desk, string? child = null) => Kinds.Single(k => k.Name == report.Kind)
        .View(report, report.Routes.First(r => r.Desk == desk && (child is null || r.ChildKey == child)), TestDirectory.Snapshot.Desks.Desk(desk)!);

    /// <summary>"pointer code" of each fault, in order of pointer.</summary>
    public static string Faults(Outcome<Report> outcome) =>
        string.Join("; ", outcome.Refusal!.Errors.Select(e => $"{e.Pointer} {e.Code}").Order(StringComparer.Ordinal));

    /// <summary>"desk reason" of each route, in the order of the receipt.</summary>
    public static string Routes(Report report) => string.Join("; ", report.Routes.Select(r => $"{r.Desk} {r.Reason}"));

    public static string Warnings(Report report) => string.Join("; ", report.Warnings.Select(w => $"{w.Pointer} {w.Code}"));
}
