using NodaTime;
using Safeguarding.MissingEpisodes;
using Safeguarding.Reports;
using Safeguarding.Routing;
using Safeguarding.Tests.Unit.Kinds;

namespace Safeguarding.Tests.Unit.Repeats;

/// <summary>Reports of one child's missing episodes, each of its own sender unless told otherwise.</summary>
internal static class Reported
{
    /// <param name="lastSeen">ISO time with offset; the report is received an hour later.</param>
    public static Report Missing(string id, string lastSeen, string? sender = null, string? incident = null, string more = "", string child = """ "homeAuthority":"W06000022" """)
    {
        var received = Reading.At(lastSeen) + Duration.FromHours(1);
        var report = Episodes.Reported(child, more: $$""" "episode":{"lastSeenAt":"{{lastSeen}}"{{more}}},""", receivedAt: received.ToString("uuuu-MM-dd'T'HH:mm:ss'+00:00'", null));
        return report with { Id = id, SenderId = sender ?? $"sender.{id}", IncidentReference = incident };
    }

    public static MatchCandidate AsCandidate(this Report report, MatchBasis basis = MatchBasis.NameAndDateOfBirth) => new(report, "c1", basis);

    public static RepeatFinding? Sought(this Report report, params IEnumerable<Report> others) =>
        RepeatRule.Find(report, "c1", [.. others.Select(o => o.AsCandidate())], "gwent", BoardLimits.Agreed);

    /// <summary>What a desk's person said of this report and another.</summary>
    public static Report Said(this Report report, bool confirmed, Report other, string desk = "W06000022.intake", int minute = 0) =>
        report.MatchesDecided([new("c1", other.Id, "c1", confirmed, desk, Instant.FromUtc(2026, 11, 24, 12, minute))]);
}
