namespace Safeguarding.Routing;

/// <summary>One figure that a safeguarding board has set otherwise than <see cref="Limits"/>.</summary>
/// <param name="Board">Id of the board, e.g. "gwent".</param>
/// <param name="LimitId">One of <see cref="BoardLimits.Settable"/>.</param>
/// <param name="Source">The board's protocol and its date.</param>
public sealed record BoardLimit(string Board, string LimitId, int Value, string Source);

/// <summary>
/// Limits that are local practice (domain 2.5, 3.6): a row of the board of the child's home authority, for a disagreement of the authority that
/// decided, else the default row of <see cref="Limits"/>. A row needs the board's own protocol as its source; a figure without one is the default.
/// </summary>
public sealed class BoardLimits
{
    public static readonly IReadOnlyList<string> Settable =
    [
        RuleIds.ReturnInterview, LimitIds.RepeatEpisodes, LimitIds.RepeatWindow,
        LimitIds.DisagreeWithinOwnBody, LimitIds.DisagreeSeniorManager, LimitIds.DisagreeBoard,
    ];

    private readonly Dictionary<(string Board, string LimitId), BoardLimit> _rows;

    public BoardLimits(params IReadOnlyList<BoardLimit> rows)
    {
        if (rows.FirstOrDefault(r => !Settable.Contains(r.LimitId) || r.Value < 1 || string.IsNullOrWhiteSpace(r.Source)) is { } wrong)
        {
            throw new ArgumentException($"A board cannot set {wrong.LimitId} to {wrong.Value}, or the row has no source.", nameof(rows));
        }
        _rows = rows.ToDictionary(r => (r.Board, r.LimitId));
    }

    /// <summary>What the boards of Wales have agreed. None has published other figures: the first row is added with its protocol.</summary>
    public static BoardLimits Agreed { get; } = new([]);

    /// <param name="board">Null where the home authority, and so its board, is not known.</param>
    public Limit Get(string limitId, string? board) => board is not null && _rows.TryGetValue((board, limitId), out var row)
        ? Limits.Get(limitId) with { Value = row.Value, Source = row.Source }
        : Limits.Get(limitId);
}
