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
        var (named, recent) = (schools.ToList(), await directory.Recent(stop));
        // A school that nobody knows may have been imported a moment ago: its report is no question for a duty desk.
        return await With(named.All(s => recent.Desks.School(s) is not null) ? recent : await directory.Current(stop), named, stop);
    }

    /// <summary>The same by the snapshot that is current now: for what must see an import at once.</summary>
    public async Task<DirectorySnapshot> NowFor(IEnumerable<string> schools, CancellationToken stop) => await With(await directory.Current(stop), schools, stop);

    private async Task<DirectorySnapshot> With(DirectorySnapshot snapshot, IEnumerable<string> schools, CancellationToken stop) =>
        snapshot.With(await Announced(schools.Where(s => snapshot.Desks.School(s) is not null), stop));

    private async Task<IReadOnlyList<CalendarEntry>> Announced(IEnumerable<string> schools, CancellationToken stop)
    {
        var found = await Task.WhenAll(schools.Distinct().Take(MostSchools).Select(s => live.Closures(s, stop)));
        return [.. found.SelectMany(f => f.Entries())];
    }
}
