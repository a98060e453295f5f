using NodaTime;
using Safeguarding.Reports;

namespace Safeguarding.MissingEpisodes;

/// <summary>Which accepted reports of missing episodes share a match key. Written by the worker after acceptance, never before.</summary>
public interface IEpisodeMatches
{
    /// <summary>Create-only: the same entry again changes nothing.</summary>
    Task Keep(EpisodeMatch match, CancellationToken stop);

    /// <summary>Entries under one key whose episode began after <paramref name="since"/>, the newest first, at most <paramref name="most"/>.</summary>
    Task<IReadOnlyList<EpisodeMatch>> Of(string matchKey, Instant since, int most, CancellationToken stop);
}

/// <summary>A child of a report under one of its keys: ids and times, nothing that says who.</summary>
/// <param name="EpisodeAt">Epoch milliseconds of the start of the episode.</param>
public sealed record EpisodeMatch(string Id, string MatchKey, string KeyVersion, string ReportId, string ChildKey, long EpisodeAt, Instant ReceivedAt)
{
    public static EpisodeMatch Of(Report report, ReportChild child, MatchKey key) => new(
        $"{report.Id}:{child.Key}", key.Value, key.Version, report.Id, child.Key, ReportedEpisode.StartOf(report).ToUnixTimeMilliseconds(), report.ReceivedAt);
}
