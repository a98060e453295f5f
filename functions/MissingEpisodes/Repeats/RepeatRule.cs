using NodaTime;
using Safeguarding.Reports;
using Safeguarding.Routing;

namespace Safeguarding.MissingEpisodes;

/// <summary>A stored report that shares a match key with the one in hand.</summary>
public sealed record MatchCandidate(Report Report, string ChildKey, MatchBasis Basis)
{
    public ToldOf Told => new(Report.Id, ChildKey);

    public ReportedEpisode Episode { get; } = ReportedEpisode.Of(Report);
}

/// <summary>
/// Whether a child may have been missing so often that the desks must hear (domain 2.5; design 6): pure. Met by as many distinct episodes in
/// (t - window, t] as the board has set, t being the start of the latest, of whatever sender and authority; or by any episode that a person has
/// linked with another before, because then this is no new case.
/// </summary>
public static class RepeatRule
{
    /// <summary>An episode that did not begin after this is not looked at, however certain the match.</summary>
    public static Instant Reach(Instant start) => start - Duration.FromDays(Limits.Value(LimitIds.MatchReach));

    /// <param name="board">Board of the child's home authority; null where that is not known.</param>
    /// <returns>Null when the rule is not met.</returns>
    public static RepeatFinding? Find(Report report, string childKey, IReadOnlyList<MatchCandidate> candidates, string? board, BoardLimits limits)
    {
        var own = ReportedEpisode.Of(report);
        candidates = [.. candidates.Where(c => c.Episode.Start > Reach(own.Start))];
        var links = new KnownLinks([(report, childKey), .. candidates.Select(c => (c.Report, c.ChildKey))]);
        var others = OneChild(new(report.Id, childKey), candidates, links);
        var linked = others.Where(c => links.Linked(c.Told)).Select(c => c.Report.Id).ToHashSet();
        var episodes = EpisodeCount.Distinct([own, .. others.Select(c => c.Episode)]);
        var (limit, days) = (limits.Get(LimitIds.RepeatEpisodes, board).Value, limits.Get(LimitIds.RepeatWindow, board).Value);
        var t = episodes.Max(e => e[0].Start);
        var inWindow = episodes.Where(e => EpisodeCount.IsInWindow(e[0].Start, t, days)).ToList();
        var isMet = inWindow.Count >= limit && inWindow.Any(e => e.Contains(own));
        if (!isMet && linked.Count == 0)
        {
            return null;
        }
        var told = episodes.Where(e => inWindow.Contains(e) || e.Any(r => r == own || linked.Contains(r.ReportId))).ToList();
        return new(told.Count, inWindow.Count, days, limit, [.. told.Select(e => DateOf(e[0].Start))],
            [
                .. others.Where(c => told.Any(e => e.Contains(c.Episode))).OrderBy(c => c.Episode.Start)
                    .Select(c => new MatchedReport(c.Report.Id, c.ChildKey, DateOf(c.Episode.Start), c.Basis, linked.Contains(c.Report.Id))),
            ]);
    }

    /// <summary>
    /// The most candidates that can all be the child in hand: none that a person has told apart from it, and no two that were told apart from each
    /// other, so that two children of one name are never counted as one. Grown from each candidate in turn, the latest first.
    /// </summary>
    private static IReadOnlyList<MatchCandidate> OneChild(ToldOf own, IReadOnlyList<MatchCandidate> candidates, KnownLinks links)
    {
        var possible = candidates.Where(c => !links.Parted(own, c.Told)).OrderByDescending(c => c.Episode.Start).ToList();
        var sets = possible.Select(first => possible.Aggregate(new List<MatchCandidate> { first }, (set, next) =>
        {
            if (!set.Contains(next) && set.TrueForAll(c => !links.Parted(c.Told, next.Told)))
            {
                set.Add(next);
            }
            return set;
        }));
        return sets.MaxBy(s => s.Count) ?? [];
    }

    private static LocalDate DateOf(Instant at) => LondonTime.Local(at).Date;
}
