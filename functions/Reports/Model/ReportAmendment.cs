using System.Text.Json;
using NodaTime;

namespace Safeguarding.Reports;

public enum AmendmentType
{
    /// <summary>What was said was wrong.</summary>
    Correct,

    /// <summary>More is known.</summary>
    Add,

    /// <summary>The sender takes the report, or one child of it, back.</summary>
    Withdraw,

    /// <summary>A person of the duty desk said what an unclear marker means; not the sender's to send.</summary>
    ReadMarker,
}

public static class AmendmentTypes
{
    /// <summary>As it is written on the wire and in histories.</summary>
    public static string Name(this AmendmentType type) => JsonNamingPolicy.KebabCaseLower.ConvertName(type.ToString());
}

/// <summary>
/// What a sender changed in its own report after it was accepted: stored in the report's own document, with routes of its own beside the others.
/// Its bytes lie in the archive, and the content as first sent stays as it is, because both are evidence (paragraph 271).
/// </summary>
public sealed record ReportAmendment
{
    /// <summary>Keyed hash of report and reference.</summary>
    public required string Id { get; init; }

    /// <summary>1 for the first; part of the cause of its deliveries.</summary>
    public required int Number { get; init; }
    public required AmendmentType Type { get; init; }

    /// <summary>SHA-256 of the RFC 8785 form without sentAt.</summary>
    public required string ContentHash { get; init; }
    public required Instant ReceivedAt { get; init; }

    /// <summary>Key of the one child that it is about, where the sender says so.</summary>
    public string? Child { get; init; }

    /// <summary>One of <see cref="AmendmentReasons"/>, or a code that is not known.</summary>
    public string? ReasonCode { get; init; }

    /// <summary>In the sender's words; shown only to desks that may see all that it could speak of.</summary>
    public string? Reason { get; init; }
    public Amender? By { get; init; }
    public IReadOnlyList<Finding> Warnings { get; init; } = [];
    public IReadOnlyList<string> Advice { get; init; } = [];
    public IReadOnlyList<string> Duties { get; init; } = [];

    /// <summary>What happens to deliveries that stand already, in order; each is safe to do again.</summary>
    public IReadOnlyList<DeliveryEffect> Effects { get; init; } = [];

    /// <summary>Who had read what is bound now, as far as it was known at receipt.</summary>
    public IReadOnlyList<ReadBefore> ReadBefore { get; init; } = [];
}

/// <summary>The person who amends or answers, as their own side names them.</summary>
public sealed record Amender(string? Id, string? Name, string? Role);

/// <summary>What a report says now: the content as first sent with every amendment applied.</summary>
/// <param name="Children">Keys never change; a new child stands behind the others.</param>
public sealed record ContentInForce(JsonElement Content, IReadOnlyList<ReportChild> Children, IReadOnlyList<string> Duties);

public enum EffectKind
{
    /// <summary>A newer delivery says more; this one stays as it is and its chase goes on.</summary>
    Amended,

    /// <summary>A later marker binds: what the desk sees is replaced (paragraph 198).</summary>
    Rewritten,

    /// <summary>The route fell away: nothing of the report is left to see, and the chase ends.</summary>
    AmendedAway,

    /// <summary>The sender took it back: the chase ends.</summary>
    Withdrawn,

    /// <summary>The sender took it back, and nothing of the report is left to see: it was never meant for this desk.</summary>
    WithdrawnUnseen,

    /// <summary>The sender took it back, and the desk's own duty goes on (paragraphs 150-151).</summary>
    WithdrawnStillOpen,
}

/// <summary>One change of one delivery. <paramref name="Newer"/> is the delivery that says so to the same desk, if any.</summary>
public sealed record DeliveryEffect(string DeliveryId, string Desk, string? Child, EffectKind Kind, string? Newer = null)
{
    /// <summary>Of an item about a possible repeat: the sender is not told of it.</summary>
    public bool ForDeskAlone { get; init; }

    /// <summary>The desk hears nothing more of the report by this delivery.</summary>
    public bool Ends => Kind is EffectKind.AmendedAway or EffectKind.Withdrawn or EffectKind.WithdrawnUnseen or EffectKind.WithdrawnStillOpen;

    /// <summary>A rewritten view shows the desk no less than before.</summary>
    public bool Opens { get; init; }

    /// <summary>The desk sees less than before, so it matters who had read it.</summary>
    public bool Hides => (Kind == EffectKind.Rewritten && !Opens) || Kind == EffectKind.WithdrawnUnseen;
}

/// <summary>Somebody of a desk read an item before it was bound.</summary>
/// <param name="Person">Id of the person, or of the desk's system.</param>
public sealed record ReadBefore(string Desk, string DeliveryId, string Person, Instant At);
