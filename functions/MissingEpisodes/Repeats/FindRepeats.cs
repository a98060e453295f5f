using NodaTime;
using Safeguarding.Reports;
using Safeguarding.Routing;

namespace Safeguarding.MissingEpisodes;

/// <summary>
/// The worker's step after the deliveries of a missing episode: indexes its children under their match keys, looks for earlier episodes and, where
/// the rule is met, appends routes to the report. Entries are written before they are looked for, so that of two reports at once at least one sees
/// both. Cut anywhere it starts again: entries are create-only, and the routes and the mark that the step is done are one write.
/// </summary>
public sealed partial class FindRepeats(IReportStore reports, IEpisodeMatches matches, MatchKeys keys, BoardLimits limits, IClock clock, ILogger<FindRepeats> log)
{
    /// <summary>Of one key, the newest: one step of a worker stays of bounded size.</summary>
    private const int MostMatches = 50;

    public async Task<Report> Run(Report report, DeskBook desks, CancellationToken stop)
    {
        var after = report.Amendments.Count;
        if (report.Kind != MissingEpisodeKind.Name || (report.RepeatsSoughtAt is not null && report.RepeatsSoughtAfter >= after))
        {
            return report;
        }
        var now = report.AsAmended();
        var found = new List<Route>();
        var hearers = new HashSet<(string Desk, string? Child)>();
        foreach (var child in now.ChildrenInForce)
        {
            var content = ContentOf(now, child);
            var finding = await Find(now, child, keys.Of(content), RepeatRouting.BoardOf(content, desks), stop);
            found.AddRange(finding is null ? [] : RepeatRouting.Routes(now, child, finding with { After = after }, desks, clock.GetCurrentInstant()));
            // Where a person has spoken of a match, no later detail takes the item away.
            var stands = finding is not null || now.MatchDecisions.Any(d => d.ChildKey == child.Key);
            hearers.UnionWith(stands ? RepeatRouting.Hearers(now, child, desks).Select(d => (d, (string?)child.Key)) : []);
        }
        Sought(log, report.Id, found.Count);
        return await reports.Update(report.Id, report.Id, r => r.RepeatsSought(found, clock.GetCurrentInstant(), after, route => !StillHears(route, hearers)), stop);
    }

    /// <summary>Whoever was named by a desk stays, as long as the child has a repeat at all.</summary>
    private static bool StillHears(Route route, HashSet<(string Desk, string? Child)> hearers) =>
        route.RedirectedFrom is null ? hearers.Contains((route.Desk, route.ChildKey)) : hearers.Any(h => h.Child == route.ChildKey);

    private static System.Text.Json.JsonElement ContentOf(Report report, ReportChild child) => report.Content.Items("children")[child.Position];

    private async Task<RepeatFinding?> Find(Report report, ReportChild child, IReadOnlyList<MatchKey> own, string? board, CancellationToken stop)
    {
        foreach (var key in own)
        {
            await matches.Keep(EpisodeMatch.Of(report, child, key), stop);
        }
        var candidates = new Dictionary<string, MatchCandidate>();
        foreach (var key in own)
        {
            foreach (var match in await Under(key, report, stop))
            {
                if (!candidates.ContainsKey(match.ReportId) && await Candidate(report, child, match, key, stop) is { } candidate)
                {
                    candidates[match.ReportId] = candidate;
                }
            }
        }
        return candidates.Count == 0 ? null : RepeatRule.Find(report, child.Key, [.. candidates.Values], board, limits);
    }

    private async Task<IEnumerable<EpisodeMatch>> Under(MatchKey key, Report report, CancellationToken stop)
    {
        return (await matches.Of(key.Value, RepeatRule.Reach(ReportedEpisode.StartOf(report)), MostMatches, stop)).Where(m => m.ReportId != report.Id);
    }

    /// <summary>
    /// An entry is written after its report was accepted, so the report is there. Null where the report no longer says so: it or the child was withdrawn,
    /// or another identity was put right.
    /// </summary>
    private async Task<MatchCandidate?> Candidate(Report report, ReportChild child, EpisodeMatch match, MatchKey key, CancellationToken stop)
    {
        var other = (await reports.Find(match.ReportId, match.ReportId, stop) ?? throw new MissingDocumentException(match.ReportId)).AsAmended();
        if (other.ChildrenInForce.FirstOrDefault(c => c.Key == match.ChildKey) is not { } told || !keys.Of(ContentOf(other, told)).Any(k => k.Value == key.Value))
        {
            return null;
        }
        var (one, two) = (ChildIdentity.NhsNumber(ContentOf(report, child)), ChildIdentity.NhsNumber(ContentOf(other, told)));
        var otherNumber = key.Basis == MatchBasis.NameAndDateOfBirth && one is not null && two is not null && one != two;
        return new(other, match.ChildKey, otherNumber ? MatchBasis.NameAndDateOfBirthOtherNhsNumber : key.Basis);
    }

    [LoggerMessage(LogLevel.Information, "Report {ReportId}: repeats were sought, {Routes} routes appended")]
    private static partial void Sought(ILogger log, string reportId, int routes);
}
