using NodaTime;
using Safeguarding.Routing;

namespace Safeguarding.Directory;

/// <summary>The days on which one school said, after the import of its calendar, that it is closed.</summary>
public sealed record SchoolClosures
{
    /// <summary>Partition beside the snapshots.</summary>
    public const string Partition = "live-closures";

    /// <summary>Oldest dates go first: they only explain deadlines that are long past.</summary>
    private const int Most = 120;

    /// <summary>Number of the school.</summary>
    public required string Id { get; init; }

    public string Snapshot { get; init; } = Partition;

    public IReadOnlyList<Closure> Closures { get; init; } = [];

    /// <summary>Saying the same day again changes nothing; a withdrawn one is announced anew.</summary>
    public SchoolClosures Announced(IEnumerable<Closure> closures)
    {
        var added = closures.Where(c => !Closures.Any(o => o.Date == c.Date && o.WithdrawnAt is null)).ToList();
        return added.Count == 0 ? this : this with
        {
            Closures = [.. Closures.Where(o => added.All(a => a.Date != o.Date)).Concat(added).OrderBy(c => c.Date).TakeLast(Most)],
        };
    }

    public SchoolClosures Withdrawn(IReadOnlyCollection<LocalDate> dates, string by, Instant at) =>
        !Closures.Any(c => dates.Contains(c.Date) && c.WithdrawnAt is null) ? this : this with
        {
            Closures = [.. Closures.Select(c => dates.Contains(c.Date) && c.WithdrawnAt is null ? c with { WithdrawnAt = at, WithdrawnBy = by } : c)],
        };

    /// <summary>As the calendar reads them. The source is what a receipt's calendar facts say.</summary>
    public IReadOnlyList<CalendarEntry> Entries() =>
    [
        .. Closures.Where(c => c.WithdrawnAt is null).Select(c => new CalendarEntry(
            CalendarOwner.School, Id, CalendarEntryKind.Announced, c.Date, c.Date, null, null, $"closed today: {c.Said}, {c.Reason}")),
    ];
}

/// <summary>One day, a London date, announced at a UTC instant.</summary>
/// <param name="Reason">One of <see cref="ClosureReasons"/>.</param>
/// <param name="Said">"school", or "authority" where its education desk said so.</param>
/// <param name="By">Principal id.</param>
public sealed record Closure(LocalDate Date, string Reason, string Said, string By, Instant At)
{
    public Instant? WithdrawnAt { get; init; }

    public string? WithdrawnBy { get; init; }
}

/// <summary>Why a school is closed, in codes that read alike in both languages of a receipt.</summary>
public static class ClosureReasons
{
    public const string Other = "other";

    public static readonly IReadOnlyList<string> All = ["weather", "heating", "water", "power", "building", "staffing", "illness", "training", "polling", Other];
}
