using Safeguarding.Reports;

namespace Safeguarding.MissingEpisodes;

/// <summary>One child as one report tells of it.</summary>
public readonly record struct ToldOf(string ReportId, string ChildKey);

/// <summary>
/// What people have said of pairs of children in reports. Product rule: a pair counts as confirmed or rejected only while nobody says the opposite;
/// confirmed pairs join into one child, and a rejection then parts all of one child from all of the other.
/// </summary>
public sealed class KnownLinks
{
    private readonly Dictionary<ToldOf, int> _child = [];
    private readonly HashSet<(int, int)> _parted = [];

    public KnownLinks(IReadOnlyList<(Report Report, string ChildKey)> known)
    {
        foreach (var (report, child) in known)
        {
            _child[new(report.Id, child)] = _child.Count;
        }
        var pairs = known.SelectMany(k => k.Report.MatchDecisions.Where(d => d.ChildKey == k.ChildKey)
                .Select(d => (Pair: Pair(new(k.Report.Id, d.ChildKey), new(d.OtherReportId, d.OtherChildKey)), d.Confirmed)))
            .Where(d => _child.ContainsKey(d.Pair.A) && _child.ContainsKey(d.Pair.B))
            .GroupBy(d => d.Pair, d => d.Confirmed).Where(g => g.Distinct().Count() == 1).ToList();
        foreach (var confirmed in pairs.Where(g => g.First()))
        {
            Join(confirmed.Key.A, confirmed.Key.B);
        }
        foreach (var rejected in pairs.Where(g => !g.First()))
        {
            var (a, b) = (_child[rejected.Key.A], _child[rejected.Key.B]);
            _parted.UnionWith([(a, b), (b, a)]);
        }
    }

    /// <summary>A person has said that these are two children.</summary>
    public bool Parted(ToldOf a, ToldOf b) => _child[a] != _child[b] && _parted.Contains((_child[a], _child[b]));

    /// <summary>Whether a person has linked this one with another of these.</summary>
    public bool Linked(ToldOf told) => _child.Any(other => other.Key != told && other.Value == _child[told]);

    private static (ToldOf A, ToldOf B) Pair(ToldOf a, ToldOf b) => string.CompareOrdinal(a.ReportId, b.ReportId) < 0 ? (a, b) : (b, a);

    private void Join(ToldOf a, ToldOf b)
    {
        var (from, to) = (_child[b], _child[a]);
        foreach (var told in _child.Where(c => c.Value == from).Select(c => c.Key).ToList())
        {
            _child[told] = to;
        }
    }
}
