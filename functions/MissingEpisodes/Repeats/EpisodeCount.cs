using System.Text;
using NodaTime;
using Safeguarding.Reports;
using Safeguarding.Routing;

namespace Safeguarding.MissingEpisodes;

/// <summary>One report in the terms of counting. Times are UTC.</summary>
/// <param name="Incident">The sender's incident reference, folded; equal ones of one sender are one episode.</param>
/// <param name="Start">When the child was last seen, else when it was reported missing, else receipt.</param>
/// <param name="End">When the child was first located or back after that; null while nobody has said so.</param>
public sealed record ReportedEpisode(string ReportId, string SenderId, string? Incident, Instant Start, Instant? End)
{
    public static ReportedEpisode Of(Report report)
    {
        var start = StartOf(report);
        var ends = new[] { Said(report, "found", "locatedAt"), report.Content.ReturnTime(report.ReceivedAt, "episode", "found", "returnedAt") }
            .Concat(report.Events.Where(e => EpisodeEventType.Of(e).EndsSearch).Select(e => (Instant?)e.At))
            .Where(at => at > start);
        return new(report.Id, report.SenderId, report.IncidentReference?.Trim().InForm(NormalizationForm.FormC).ToUpperInvariant(), start, ends.Min());
    }

    public static Instant StartOf(Report report) => Said(report, "lastSeenAt") ?? Said(report, "reportedAt") ?? report.ReceivedAt;

    private static Instant? Said(Report report, params string[] path) => report.Content.EventTime(report.ReceivedAt, ["episode", .. path])?.Earliest;
}

/// <summary>
/// Distinct episodes, not reports. Product rule: reports of one child are one episode when one sender gives them the same incident reference, when the
/// later begins before the child of the earlier was located or back, or when they begin less than six hours apart (<see cref="LimitIds.SameEpisode"/>).
/// </summary>
public static class EpisodeCount
{
    /// <summary>The reports of each episode, the first one first.</summary>
    public static IReadOnlyList<IReadOnlyList<ReportedEpisode>> Distinct(IEnumerable<ReportedEpisode> reports)
    {
        var episodes = new List<List<ReportedEpisode>>();
        foreach (var report in reports.OrderBy(r => r.Start).ThenBy(r => r.ReportId, StringComparer.Ordinal))
        {
            if (episodes.Find(e => IsOf(e, report)) is { } same)
            {
                same.Add(report);
            }
            else
            {
                episodes.Add([report]);
            }
        }
        return episodes;
    }

    /// <summary>Whether an episode lies in (t - days, t]: London wall-clock time, so exactly so many days ago is outside and t itself inside.</summary>
    public static bool IsInWindow(Instant start, Instant t, int days) => start <= t && start > LondonTime.At(LondonTime.Local(t).PlusDays(-days));

    private static bool IsOf(List<ReportedEpisode> episode, ReportedEpisode report) =>
        episode.Any(r => report.Start < r.End || (r.Incident is not null && r.Incident == report.Incident && r.SenderId == report.SenderId))
        || report.Start - episode[0].Start < Duration.FromHours(Limits.Value(LimitIds.SameEpisode));
}
