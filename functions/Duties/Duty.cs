namespace Safeguarding.Duties;

/// <summary>A duty that the content of a report brings with it, or a piece of advice.</summary>
/// <param name="When">Tags of the report (see the kinds): any one of them brings the duty.</param>
/// <param name="Who">Who must act.</param>
/// <param name="Source">Paragraph or statute.</param>
public sealed record Duty(string Id, IReadOnlyList<string> When, string Who, string TextEn, string TextCy, string Source)
{
    /// <summary>Tags of which the report must have one besides; empty asks for nothing more.</summary>
    public IReadOnlyList<string> Besides { get; init; } = [];

    /// <summary>Types of senders that the duty is shown to; empty means every sender.</summary>
    public IReadOnlyList<string> OnlySenders { get; init; } = [];

    /// <summary>Types of senders that it is not shown to; a sender of unknown type still sees it.</summary>
    public IReadOnlyList<string> NotSenders { get; init; } = [];

    /// <summary>The sender reads it in the receipt.</summary>
    public bool InReceipt { get; init; } = true;

    /// <summary>Kinds of desks that read it in their delivery.</summary>
    public IReadOnlyList<string> ForDesks { get; init; } = [];

    /// <summary>
    /// The desk that the report goes to besides, where the guidance says must or who alone may have it: its id, or "police" for the desk of the
    /// force where the child is.
    /// </summary>
    public string? RoutesTo { get; init; }

    public bool Applies(IReadOnlySet<string> facts) =>
        When.Any(facts.Contains)
        && (Besides.Count == 0 || Besides.Any(facts.Contains))
        && (OnlySenders.Count == 0 || OnlySenders.Any(t => facts.Contains($"sender:{t}")))
        && !NotSenders.Any(t => facts.Contains($"sender:{t}"));
}
