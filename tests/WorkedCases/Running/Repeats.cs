using Safeguarding.Directory;
using Safeguarding.MissingEpisodes;
using Safeguarding.Reports;
using Safeguarding.Routing;

namespace Safeguarding.Tests.WorkedCases;

/// <summary>The worker's search for earlier episodes, but for the store: those of <c>earlier</c> that share a key, at the report's receipt.</summary>
internal static class Repeats
{
    private static readonly MatchKeys Keys = MatchKeys.Read($"v1:{Convert.ToBase64String(new byte[32])}")!;

    public static Report Sought(Report report, IReadOnlyList<Report> earlier, DirectorySnapshot directory)
    {
        if (earlier.Count == 0)
        {
            return report;
        }
        var child = report.Children[0];
        var own = KeysOf(report);
        IReadOnlyList<MatchCandidate> candidates =
            [.. earlier.Where(e => KeysOf(e).Intersect(own).Any()).Select(e => new MatchCandidate(e, e.Children[0].Key, MatchBasis.NameAndDateOfBirth))];
        var board = RepeatRouting.BoardOf(report.Content.Items("children")[child.Position], directory.Desks);
        var found = candidates.Count == 0 ? null : RepeatRule.Find(Linked(report, earlier), child.Key, [.. candidates.Select(c => c with { Report = Linked(c.Report, earlier) })], board, BoardLimits.Agreed);
        return found is null ? report : report.RepeatsSought(RepeatRouting.Routes(report, child, found, directory.Desks, report.ReceivedAt), report.ReceivedAt);
    }

    /// <summary>What a person said of two reports stands in the one: "sameAs" or "notSameAs" another reference.</summary>
    private static Report Linked(Report report, IReadOnlyList<Report> earlier)
    {
        IEnumerable<MatchDecision> Said(string property, bool confirmed) => earlier.Where(e => e.Reference == report.Content.Text(property))
            .Select(e => new MatchDecision(report.Children[0].Key, e.Id, e.Children[0].Key, confirmed, "W06000015.intake", report.ReceivedAt));
        return report.MatchesDecided([.. Said("sameAs", true), .. Said("notSameAs", false)]);
    }

    private static IEnumerable<string> KeysOf(Report report) => Keys.Of(report.Content.Items("children")[0]).Select(k => k.Value);
}
