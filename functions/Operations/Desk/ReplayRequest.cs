using NodaTime;
using Safeguarding.Deliveries;

namespace Safeguarding.Operations;

/// <summary>
/// What one operator asked to be sent again. Its id is the operator's and belongs to one request for ever: what was selected is written down before
/// anything is marked, and the outcomes after all is, so that the same request again does the rest, or gives the same answer.
/// </summary>
/// <param name="Part">Partition.</param>
/// <param name="Digest">SHA-256 of who asked for what, lower-case hex.</param>
/// <param name="Next">Token of the page of the filtered view at which the selection ended; null where it is complete.</param>
/// <param name="CompletedAt">Null while it was cut off.</param>
public sealed record ReplayRequest(
    string Id, string Part, string By, string? Person, string Reason, string Digest, Instant At, IReadOnlyList<ReplayedItem> Items, string? Next,
    Instant? CompletedAt = null)
{
    public const string Partition = "replays";
}

/// <param name="Outcome">Null until it was tried.</param>
public sealed record ReplayedItem(OperatorItemType Type, string Id, string? Desk, ReplayOutcome? Outcome = null)
{
    /// <summary>A document that does not read is left alone, so that it cannot stop the others.</summary>
    public static ReplayedItem Of(OperatorItem item) => new(item.Type, item.Id, item.Desk, item.IsUnreadable ? ReplayOutcome.Unreadable : null);
}
