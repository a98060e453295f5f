using NodaTime;
using Safeguarding.Reports;

namespace Safeguarding.Operations;

public enum OperatorItemType { Delivery, Report, Rejection }

/// <summary>
/// One line of a list: ids, times and codes. No content, no name, no key that a sender chose for a child (design 8: an operator sees ids, states and
/// reasons). All but the id may be missing, because the stored document may be the very thing that is broken.
/// </summary>
public sealed record OperatorItem(string Id, OperatorItemType Type)
{
    /// <summary>Partition of a delivery.</summary>
    public string? Desk { get; init; }
    public string? ReportId { get; init; }
    public string? SenderId { get; init; }
    public string? Kind { get; init; }
    public string? State { get; init; }

    /// <summary>Codes: why it is in this list, then what else the document says of it.</summary>
    public IReadOnlyList<string> Reasons { get; init; } = [];

    /// <summary>Ids that a poisoned message holds: a report's, or a desk and a delivery's.</summary>
    public IReadOnlyList<string>? Names { get; init; }

    /// <summary>Since when it belongs in this list.</summary>
    public Instant? Since { get; init; }
    public Instant? ReceivedAt { get; init; }
    public Instant? DueAt { get; init; }
    public int Attempts { get; init; }

    /// <summary>Type of the last error, never its message.</summary>
    public string? LastError { get; init; }

    /// <summary>How often an operator had it sent again, and when last.</summary>
    public int Replays { get; init; }
    public Instant? LastReplayAt { get; init; }

    /// <summary>What the sweep records of a document that it cannot read.</summary>
    public bool IsUnreadable => LastError == nameof(UnreadableDocumentException);
}
