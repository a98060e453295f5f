using System.Text.Json;
using NodaTime;
using Safeguarding.Reports;
using Safeguarding.Routing;

namespace Safeguarding.Deliveries;

/// <summary>
/// One item for one desk, with the projection that this desk may see. States are set-once times, UTC (design 4, rule 9):
/// sent, delivered and opened never stop the chase; only a person's acknowledgement does. Where the desk decides, a second clock runs
/// beside it: an acknowledgement does not end that one, only a decision does.
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

    /// <summary>What the route asks of the desk; null for an escalation. Only a decision owner decides.</summary>
    public RouteRole? Role { get; init; }

    /// <summary>The organisation that sent the report, for the figures of lateness; null for an escalation.</summary>
    public string? SenderId { get; init; }
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

    /// <summary>Service target, and whether the report came after it or shortly before the deadline: that lateness is the sender's.</summary>
    public Instant? Target { get; init; }
    public bool LateOnArrival { get; init; }
    public bool ShortNotice { get; init; }

    /// <summary>Rests on an assumed calendar day: escalates, never counts as breached.</summary>
    public bool Assumed { get; init; }
    public required IReadOnlyList<DeadlineStep> Steps { get; init; }

    /// <summary>The steps of the decision clock; their names never equal one of <see cref="Steps"/>.</summary>
    public IReadOnlyList<DeadlineStep> DecisionSteps { get; init; } = [];
    public IReadOnlyList<string> StepsDone { get; init; } = [];
    public string? EscalatesTo { get; init; }
    public IReadOnlyList<Escalation> Escalations { get; init; } = [];

    public Instant? SentAt { get; init; }
    public Instant? DeliveredAt { get; init; }
    public Instant? OpenedAt { get; init; }
    public Instant? AcknowledgedAt { get; init; }
    public ActingPerson? AcknowledgedBy { get; init; }
    public string? RecipientCaseId { get; init; }
    public Instant? DecidedAt { get; init; }

    /// <summary>Every decision in order; a later one never replaces an earlier one.</summary>
    public IReadOnlyList<Decision> Decisions { get; init; } = [];
    public Instant? BreachedAt { get; init; }
    public Instant? DecisionBreachedAt { get; init; }
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
        { DecidedAt: not null } => "decided",
        { AcknowledgedAt: not null } => "acknowledged",
        { RedirectedAt: not null } => "redirected",
        { StoodDownAt: not null } => "stood-down",
        { BreachedAt: not null } => "breached",
        { OpenedAt: not null } => "opened",
        { SentAt: not null } => "sent",
        _ => "created",
    };

    /// <summary>The chase for an acknowledgement is over.</summary>
    public bool Closed => AcknowledgedAt is not null || StoodDownAt is not null || RedirectedAt is not null;

    /// <summary>The chase for a decision is over; where the desk does not decide there was none.</summary>
    public bool DecisionClosed => DecidedAt is not null || StoodDownAt is not null || RedirectedAt is not null;
}

/// <summary>An item that another desk got because this one waited.</summary>
public sealed record Escalation(string Step, string Desk, string DeliveryId, Instant? StoodDownAt = null);

/// <summary>Why a desk says that an item is not its own, and which desk it thinks is right.</summary>
public sealed record Redirection(ActingPerson By, string Reason, string? SuggestedDesk);

/// <summary>Who acted: the signed-in person, or the person whom a desk's system names.</summary>
public sealed record ActingPerson(string? Id, string? Name, string? Role);
