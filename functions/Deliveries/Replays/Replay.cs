using NodaTime;

namespace Safeguarding.Deliveries;

/// <summary>An operator had the item sent once more (design 4, rule 7).</summary>
/// <param name="Number">1 at the first replay; part of the message id.</param>
/// <param name="Request">Id of the operator's request: one request never replays an item twice.</param>
/// <param name="EndedAt">Sent, or given up because the item was closed meanwhile; null while it is under way.</param>
public sealed record Replay(int Number, string Request, Instant At, Instant? EndedAt = null)
{
    /// <summary>An item that still does not arrive after so many needs a telephone call, not another message.</summary>
    public const int Most = 20;
}

/// <summary>What a replay would do to an item, or did.</summary>
public enum ReplayOutcome
{
    Replayed,

    /// <summary>A worker has it, or its last sending is not finished: nothing is sent twice at once.</summary>
    InFlight,

    /// <summary>Redirected, amended away or stood down: its content is no longer for this desk.</summary>
    Closed,
    TooManyReplays,

    /// <summary>A report whose deliveries all stand.</summary>
    NothingDue,

    /// <summary>The stored document does not read: no worker could send it.</summary>
    Unreadable,
    NotFound,
}
