using NodaTime;

namespace Safeguarding.Reports;

/// <summary>One entry of a document's own history: ids, times and codes only, never content.</summary>
public sealed record HistoryEntry(Instant At, string What, string? Detail = null);

/// <summary>How often the sweep has taken an item up, and the last error by type, never by message.</summary>
public sealed record WorkState(int Attempts, string? LastError = null, Instant? LastErrorAt = null)
{
    public static readonly WorkState None = new(0);
}

public static class Histories
{
    /// <summary>The list is bounded: the first entry (acceptance) and the newest ones stay.</summary>
    public const int Most = 60;

    public static IReadOnlyList<HistoryEntry> With(this IReadOnlyList<HistoryEntry> history, HistoryEntry entry) =>
        history.Count < Most ? [.. history, entry] : [history[0], .. history.Skip(2), entry];
}
