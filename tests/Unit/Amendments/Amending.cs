using System.Text;
using NodaTime;
using Safeguarding.Intake;
using Safeguarding.Reports;
using Safeguarding.Routing;
using Safeguarding.Tests.Unit.Kinds;
using Safeguarding.Triggers;
using static Safeguarding.Tests.Unit.Kinds.Reading;
using Route = Safeguarding.Routing.Route;

namespace Safeguarding.Tests.Unit.Amendments;

/// <summary>Amendments, read and planned as the endpoint does, by the small directory; 30 minutes after the report unless told otherwise.</summary>
internal static class Amending
{
    /// <summary>Tuesday 24 November 2026, 10:30 in London.</summary>
    public const string Later = "2026-11-24T10:30:00+00:00";

    private static int _next;

    public static PlannedAmendment Plan(this Report report, string json, string at = Later, bool strict = false, params IReadOnlyList<ReadBefore> readers)
    {
        var read = Read(report, json, at, strict);
        return read.Refusal is { } refused ? new(null, null, refused)
            : new PlanAmendment(Reading.Kinds.Single(k => k.Name == report.Kind), TestDirectory.Snapshot, Ids).Plan(report, read.Value!, readers);
    }

    public static Outcome<AskedAmendment> Read(Report report, string json, string at = Later, bool strict = false) =>
        ReadAmendment.Read(Encoding.UTF8.GetBytes(json), report.Id, Ids, At(at), strict);

    /// <summary>The report after an amendment that is accepted.</summary>
    public static Report Amended(this Report report, string json, string at = Later) =>
        report.Plan(json, at) is { Changed: { } changed } ? changed : throw new InvalidOperationException($"refused: {Faults(report.Plan(json, at))}");

    public static Report Corrected(this Report report, string changes, string at = Later) => report.Amended(Correct(changes), at);

    public static Report Added(this Report report, string changes, string at = Later) => report.Amended(Add(changes), at);

    public static Report Withdrawn(this Report report, string more = """ "reasonCode":"sent-in-error" """, string at = Later) =>
        report.Amended($$"""{"reference":"W-{{_next++}}","type":"withdraw",{{more}}}""", at);

    public static string Correct(string changes) => $$"""{"reference":"A-{{_next++}}","type":"correct","reason":"a slip","changes":{{changes}}}""";

    public static string Add(string changes) => $$"""{"reference":"A-{{_next++}}","type":"add","reason":"more is known","changes":{{changes}}}""";

    public static ReportAmendment Last(this Report report) => report.Amendments[^1];

    /// <summary>"desk child role" of each route of the last amendment.</summary>
    public static string Told(this Report report) => string.Join("; ", report.LastRoutes().Select(r => $"{r.Desk} {r.ChildKey ?? "-"} {r.Role}"));

    public static IReadOnlyList<Route> LastRoutes(this Report report) => [.. report.Routes.Where(r => r.Amendment == report.Last().Number)];

    /// <summary>"desk child effect" of each change of an earlier item.</summary>
    public static string Changes(this Report report) => string.Join("; ", report.Last().Effects.Select(e => $"{e.Desk} {e.Child ?? "-"} {e.Kind}"));

    /// <summary>"pointer code" of each fault, else the refusal's own code.</summary>
    public static string Faults(this PlannedAmendment planned) => planned.Refused is not { } refusal ? "accepted"
        : refusal.Errors.Count == 0 ? refusal.Code : string.Join("; ", refusal.Errors.Select(e => $"{e.Pointer} {e.Code}").Order(StringComparer.Ordinal));

    public static Report Referral(string child = """ "currentAuthority":"W06000022","homeAuthority":"W06000023" """, string more = "", string receivedAt = OfficeHours) => Accepted(
        Safeguarding.Referrals.ReferralKind.Definition,
        $$"""{"reference":"R-1","legalRoute":"section-130","reporter":{"name":"T"},{{more}} "consent":{"status":"given"},"concern":{"description":"A bruise."},"children":[{"key":"c1","familyName":"Afanc",{{child}}}]}""",
        receivedAt);

    /// <summary>Two siblings in two schools of Newport, and a third whose school is in Cardiff.</summary>
    public static Report Encompass(string receivedAt = OfficeHours) => Accepted(
        Safeguarding.OperationEncompass.EncompassKind.Definition,
        """
        {"reference":"E-1","reporter":{"name":"PC"},"incident":{"occurredAt":"2026-11-23T20:00:00Z"},
         "children":[{"key":"c1","familyName":"Afanc","givenNames":"Nia","schools":[{"number":"6804001"}],"narrative":"Nia hid."},
                     {"key":"c2","familyName":"Afanc","givenNames":"Gwawr","schools":[{"number":"6801101"}]},
                     {"key":"c3","familyName":"Afanc","givenNames":"Twm","schools":[{"number":"6814001"}]}]}
        """,
        receivedAt);

    public static Duration Minutes(int minutes) => Duration.FromMinutes(minutes);
}
