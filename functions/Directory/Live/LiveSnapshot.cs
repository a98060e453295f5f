using Safeguarding.Routing;

namespace Safeguarding.Directory;

/// <summary>The current snapshot with what schools announced since: what a report is accepted and routed by.</summary>
public sealed class LiveSnapshot(IDirectory directory, ILiveDirectory live)
{
    /// <summary>More than a report's children can name; beyond it the imported calendar alone answers.</summary>
    private const int MostSchools = 100;

    /// <param name="schools">Numbers as written; those that the directory does not know say nothing.</param>
    public async Task<DirectorySnapshot> For(IEnumerable<string> schools, CancellationToken stop)
    {
        var snapshot = await directory.Current(stop);
        return snapshot.With(await Announced(schools.Where(s => snapshot.Desks.School(s) is not null), stop));
    }

    private async Task<IReadOnlyList<CalendarEntry>> Announced(IEnumerable<string> schools, CancellationToken stop)
    {
        var found = await Task.WhenAll(schools.Distinct().Take(MostSchools).Select(s => live.Closures(s, stop)));
        return [.. found.SelectMany(f => f.Entries())];
    }
}
