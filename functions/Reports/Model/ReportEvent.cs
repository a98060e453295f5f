using System.Text.Json;
using NodaTime;

namespace Safeguarding.Reports;

/// <summary>Something that happened after a report was accepted: stored in the report's own document, with routes of its own beside the others.</summary>
public sealed record ReportEvent
{
    /// <summary>Keyed hash of report and reference; part of the cause of its deliveries.</summary>
    public required string Id { get; init; }
    public required string Type { get; init; }

    /// <summary>SHA-256 of the RFC 8785 form without sentAt.</summary>
    public required string ContentHash { get; init; }
    public required Instant ReceivedAt { get; init; }

    /// <summary>When it happened: as the sender says, else the time of receipt.</summary>
    public required Instant At { get; init; }

    /// <summary>The sender expects it and tells of it before it happens: it is kept and shown, and it starts and ends nothing.</summary>
    public bool IsPlanned { get; init; }

    /// <summary>The content as sent, unknown properties included.</summary>
    public required JsonElement Content { get; init; }
    public required IReadOnlyList<Finding> Warnings { get; init; }
    public IReadOnlyList<string> Advice { get; init; } = [];

    /// <summary>Until when a return interview should have been held; only a child's return starts this clock.</summary>
    public Instant? ReturnInterviewDueAt { get; init; }
}
