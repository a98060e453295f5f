using System.Text.Json;
using NodaTime;
using Safeguarding.Reports;
using Safeguarding.Routing;

namespace Safeguarding.Deliveries;

/// <summary>
/// One item for one desk, with the projection that this desk may see. States are set-once times, UTC (design 4, rule 9):
/// sent, delivered and opened never stop the chase; only a person's acknowledgement does.
/// </summary>
public sealed record Delivery
{
    public required string Id { get; init; }

    /// <summary>The desk; partition of the inbox.</summary>
    public required string RecipientId { get; init; }
    public required string ReportId { get; init; }
    public required string Kind { get; init; }
    public string? ChildKey { get; init; }

    /// <summary>`route:round`, `event:id`, `escalation:step`; part of the id.</summary>
    public required string Cause { get; init; }
    public required string Reason { get; init; }
    public RouteRole Role { get; init; }
    public bool Urgent { get; init; }

    /// <summary>What this desk may see, made once by the kind's projector.</summary>
    public required JsonElement View { get; init; }
    public required Instant ReceivedAt { get; init; }
    public required Instant CreatedAt { get; init; }

    /// <summary>Epoch milliseconds; the inbox is ordered by it.</summary>
    public required long DueAt { get; init; }
    public Instant? DecisionDueAt { get; init; }

    /// <summary>Until when the return interview should have been held; beside the acknowledgement, which never stands for it.</summary>
    public Instant? ReturnInterviewDueAt { get; init; }

    /// <summary>The event of the report that this item is about; null where it is about the report itself.</summary>
    public string? EventId { get; init; }

    /// <summary>Rests on an assumed calendar day: escalates, never counts as breached.</summary>
    public bool Assumed { get; init; }
    public required IReadOnlyList<DeadlineStep> Steps { get; init; }
    public IReadOnlyList<string> StepsDone { get; init; } = [];
    public string? EscalatesTo { get; init; }
    public IReadOnlyList<Escalation> Escalations { get; init; } = [];

    public Instant? SentAt { get; init; }
    public Instant? DeliveredAt { get; init; }
    public Instant? OpenedAt { get; init; }
    public Instant? AcknowledgedAt { get; init; }
    public ActingPerson? AcknowledgedBy { get; init; }
    public string? RecipientCaseId { get; init; }
    public Instant? BreachedAt { get; init; }
    public Instant? StoodDownAt { get; init; }
    public Instant? StuckAt { get; init; }

    /// <summary>The desk said "not ours": its view is closed in the same write, and a new round of routes follows.</summary>
    public Instant? RedirectedAt { get; init; }
    public Redirection? Redirection { get; init; }

    /// <summary>The new round stands in the report and has its deliveries.</summary>
    public Instant? ReroutedAt { get; init; }

    public required IReadOnlyList<HistoryEntry> History { get; init; }
    public WorkState Work { get; init; } = WorkState.None;

    /// <summary>Epoch milliseconds; absent when nothing is due.</summary>
    public long? NextActionAt { get; init; }

    public string State => this switch
    {
        { AcknowledgedAt: not null } => "acknowledged",
        { RedirectedAt: not null } => "redirected",
        { StoodDownAt: not null } => "stood-down",
        { BreachedAt: not null } => "breached",
        { OpenedAt: not null } => "opened",
        { SentAt: not null } => "sent",
        _ => "created",
    };

    /// <summary>Nobody needs to do anything more at this desk.</summary>
    public bool Closed => AcknowledgedAt is not null || StoodDownAt is not null || RedirectedAt is not null;
}

/// <summary>An item that another desk got because this one waited.</summary>
public sealed record Escalation(string Step, string Desk, string DeliveryId, Instant? StoodDownAt = null);

/// <summary>Why a desk says that an item is not its own, and which desk it thinks is right.</summary>
public sealed record Redirection(ActingPerson By, string Reason, string? SuggestedDesk);

/// <summary>Who acted: the signed-in person, or the person whom a desk's system names.</summary>
public sealed record ActingPerson(string? Id, string? Name, string? Role);
