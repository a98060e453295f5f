using System.Text.Json;
using NodaTime;
using Safeguarding.Reports;
using Safeguarding.Routing;

namespace Safeguarding.Deliveries;

/// <summary>
/// One item for one desk, with the projection that this desk may see. States are set-once times, UTC (design 4, rule 9):
/// sent, delivered and opened never stop the chase; only a person's acknowledgement does. Where the desk decides, or sees to a
/// return interview, a clock of its own runs beside it (<see cref="DeliveryClock"/>).
/// </summary>
public sealed record Delivery
{
    public required string Id { get; init; }

    /// <summary>The desk; partition of the inbox.</summary>
    public required string RecipientId { get; init; }
    public required string ReportId { get; init; }
    public required string Kind { get; init; }
    public string? ChildKey { get; init; }

    /// <summary>`route:round`, `event:id`, `repeat:number`, `amendment:number`, `escalation:step`; part of the id.</summary>
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

    /// <summary>W3C traceparent of the report's acceptance, as the report keeps it.</summary>
    public string? TraceParent { get; init; }

    /// <summary>Id of the rule that made the deadline; with it the plan of its chase. Null where there is no chase.</summary>
    public string? DeadlineRule { get; init; }

    /// <summary>What the calendar said at the last recomputation; null while the first deadline stands.</summary>
    public DeadlineBasis? Basis { get; init; }
    public int Recomputations { get; init; }

    /// <summary>Epoch milliseconds; the inbox is ordered by it.</summary>
    public required long DueAt { get; init; }
    public Instant? DecisionDueAt { get; init; }

    /// <summary>Until when the return interview should have been held; beside the acknowledgement, which never stands for it.</summary>
    public Instant? ReturnInterviewDueAt { get; init; }

    /// <summary>The steps of the return interview's clock; their names never equal one of another clock.</summary>
    public IReadOnlyList<DeadlineStep> ReturnInterviewSteps { get; init; } = [];

    /// <summary>When the interview was held or declined, as the event says; an offer and the police's prevention interview never end the clock.</summary>
    public Instant? ReturnInterviewEndedAt { get; init; }
    public Instant? ReturnInterviewBreachedAt { get; init; }

    /// <summary>The possible repeat that this item is about, and what people of this desk said of its matches, in order.</summary>
    public RepeatFinding? Repeat { get; init; }
    public IReadOnlyList<MatchConfirmation> MatchConfirmations { get; init; } = [];

    /// <summary>So many of the confirmations, from the first, stand in the report.</summary>
    public int MatchesRecorded { get; init; }

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

    /// <summary>Which contacts of the desk were told at which step.</summary>
    public IReadOnlyList<Contacted> Contacted { get; init; } = [];

    public Instant? SentAt { get; init; }
    public Instant? DeliveredAt { get; init; }

    /// <summary>The channel gave the message back: nobody took it there. It says nothing of the inbox and ends nothing.</summary>
    public Instant? ReturnedByChannelAt { get; init; }
    public Instant? OpenedAt { get; init; }
    public Instant? AcknowledgedAt { get; init; }
    public ActingPerson? AcknowledgedBy { get; init; }
    public string? RecipientCaseId { get; init; }
    public Instant? DecidedAt { get; init; }

    /// <summary>Every decision in order; a later one never replaces an earlier one.</summary>
    public IReadOnlyList<Decision> Decisions { get; init; } = [];

    /// <summary>What the desk did about it, in order.</summary>
    public IReadOnlyList<TakenActions> Actions { get; init; } = [];

    /// <summary>On a relay's item: when a person there had told the school itself. The relay's own acknowledgement never stands for it.</summary>
    public Instant? PassedOnAt { get; init; }
    public Instant? BreachedAt { get; init; }
    public Instant? DecisionBreachedAt { get; init; }
    public Instant? StoodDownAt { get; init; }
    public Instant? StuckAt { get; init; }

    /// <summary>Every time that an operator had it sent once more, in order; at most the last one is under way.</summary>
    public IReadOnlyList<Replay> Replays { get; init; } = [];

    /// <summary>The nudge to the desk's system; null where the desk had no webhook when it was sent.</summary>
    public WebhookState? Webhook { get; init; }

    /// <summary>The desk said "not ours": its view is closed in the same write, and a new round of routes follows.</summary>
    public Instant? RedirectedAt { get; init; }
    public Redirection? Redirection { get; init; }

    /// <summary>The new round stands in the report and has its deliveries.</summary>
    public Instant? ReroutedAt { get; init; }

    /// <summary>Number of the sender's amendment that made this item; the earlier item of the same desk that it brings up to date or takes back.</summary>
    public int? Amendment { get; init; }
    public string? Amends { get; init; }

    /// <summary>Since when a newer item of this desk says more, and which one does; the chase for this one goes on.</summary>
    public Instant? AmendedAt { get; init; }
    public string? AmendedBy { get; init; }

    /// <summary>A correction took the report away from this desk: its view is closed in the same write.</summary>
    public Instant? AmendedAwayAt { get; init; }

    /// <summary>The sender took the report back; the chase ends unless the desk's own duty goes on (paragraphs 150-151).</summary>
    public Instant? WithdrawnAt { get; init; }

    public required IReadOnlyList<HistoryEntry> History { get; init; }
    public WorkState Work { get; init; } = WorkState.None;

    /// <summary>Epoch milliseconds; absent when nothing is due.</summary>
    public long? NextActionAt { get; init; }

    /// <summary>Everything that <see cref="State"/> says.</summary>
    public static readonly IReadOnlyList<string> States =
        ["created", "sent", "opened", "acknowledged", "decided", "passed-on", "redirected", "breached", "stood-down", "withdrawn", "amended-away"];

    public string State => this switch
    {
        { DecidedAt: not null } => "decided",
        { PassedOnAt: not null } => "passed-on",
        { RedirectedAt: not null } => "redirected",
        { AmendedAwayAt: not null, StoodDownAt: not null } => "amended-away",
        { WithdrawnAt: not null, StoodDownAt: not null } => "withdrawn",
        { AcknowledgedAt: not null } => "acknowledged",
        { StoodDownAt: not null } => "stood-down",
        { BreachedAt: not null } => "breached",
        { OpenedAt: not null } => "opened",
        { SentAt: not null } => "sent",
        _ => "created",
    };

    /// <summary>Since when a clock that still runs is past its deadline; null where none is. Stored for the operator's desk, like <see cref="State"/>.</summary>
    public Instant? OverdueSince => Enum.GetValues<DeliveryClock>().Where(c => !this.IsOver(c)).Select(this.BreachOf).Min();

    /// <summary>What the deadline asks for: that a person of the desk has it in hand; of a relay, that the school knows.</summary>
    public Instant? AnsweredAt => Role == RouteRole.Relay ? PassedOnAt : AcknowledgedAt;

    /// <summary>The chase for an answer is over.</summary>
    public bool Closed => AnsweredAt is not null || StoodDownAt is not null || RedirectedAt is not null;

    /// <summary>The chase for a decision is over; where the desk does not decide there was none.</summary>
    public bool DecisionClosed => DecidedAt is not null || StoodDownAt is not null || RedirectedAt is not null || AmendedAwayAt is not null;

    /// <summary>The chase for the return interview is over; where the desk does not see to it there was none.</summary>
    public bool ReturnInterviewClosed => ReturnInterviewEndedAt is not null || StoodDownAt is not null || RedirectedAt is not null || AmendedAwayAt is not null;
}

/// <summary>An item that another desk got because this one waited.</summary>
public sealed record Escalation(string Step, string Desk, string DeliveryId, Instant? StoodDownAt = null);

/// <summary>Why a desk says that an item is not its own, and which desk it thinks is right.</summary>
public sealed record Redirection(ActingPerson By, string Reason, string? SuggestedDesk);

/// <summary>Who acted: the signed-in person, or the person whom a desk's system names.</summary>
public sealed record ActingPerson(string? Id, string? Name, string? Role);
