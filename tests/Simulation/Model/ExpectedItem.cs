namespace Safeguarding.Tests.Simulation.Model;

/// <summary>One item that must be at one desk, with its deadline and what its desk will do.</summary>
/// <param name="Role">As the inbox says it, e.g. "decision-owner".</param>
/// <param name="Child">Key of the child, or null for the whole report.</param>
/// <param name="Received">From when the clock counts: receipt, or the redirection.</param>
public sealed record ExpectedItem(Case Case, string Desk, string? Child, string Role, Clock Clock, DateTime Received)
{
    /// <summary>1 at acceptance; each redirection adds one.</summary>
    public int Round { get; init; } = 1;

    /// <summary>A school that says it is closed moves the deadlines that rest on its days.</summary>
    public Clock Clock { get; set; } = Clock;

    /// <summary>The school on whose days the clock rests, at whatever desk.</summary>
    public string? School { get; init; }

    public Clock? Decision { get; init; }

    public Clock? Interview { get; init; }

    /// <summary>The item that its desk sent on, for which this one stands.</summary>
    public ExpectedItem? Instead { get; init; }

    // What happened to it, filled in as the fortnight goes on.
    public DateTime? AcknowledgedAt { get; set; }

    public DateTime? DecidedAt { get; set; }

    /// <summary>A council that relays has told the school; its own acknowledgement does not end the school's clock.</summary>
    public DateTime? PassedOnAt { get; set; }

    public DateTime? RedirectedAt { get; set; }

    public DateTime? StoodDownAt { get; set; }

    public bool IsQuestion => Role == "route-needed";

    public string Key => $"{Desk} {Child ?? "-"} route:{Round}";

    /// <summary>When the chase for an answer ends, if it does.</summary>
    public DateTime? ClosedAt => IsRelay ? Earliest(PassedOnAt, RedirectedAt, StoodDownAt) : Earliest(AcknowledgedAt, DecidedAt, RedirectedAt, StoodDownAt);

    /// <summary>When a person of the desk first acted on it.</summary>
    public DateTime? InHandAt => Earliest(AcknowledgedAt, DecidedAt, PassedOnAt);

    public bool IsRelay => Role == "relay";

    public DateTime? DecisionClosedAt => Earliest(DecidedAt, RedirectedAt, StoodDownAt);

    public DateTime? InterviewClosedAt => Earliest(RedirectedAt, StoodDownAt);

    /// <summary>The steps that must have been taken when all is over: those whose minute came before the clock was stopped.</summary>
    public IEnumerable<ClockStep> Taken =>
        [
            .. Clock.Steps.Where(s => Comes(s, ClosedAt)), .. (Decision?.Steps ?? []).Where(s => Comes(s, DecisionClosedAt)),
            .. (Interview?.Steps ?? []).Where(s => Comes(s, InterviewClosedAt)),
        ];

    public string State =>
        DecidedAt is not null ? "decided"
        : PassedOnAt is not null ? "passed-on"
        : RedirectedAt is not null ? "redirected"
        : AcknowledgedAt is not null ? "acknowledged"
        : StoodDownAt is not null ? "stood-down"
        : Breached ? "breached"
        : "sent";

    public bool Breached => Taken.Any(s => s.Name == "breach");

    /// <summary>
    /// Items that other desks must have because this one waits: at an escalation the desk behind it, at a breach the duty desk, and at once where
    /// nobody is left at the desk. Each is stood down with the clock that it belongs to.
    /// </summary>
    public IEnumerable<ExpectedEscalation> Escalations(World world)
    {
        var desk = world.Desk(Desk)!;
        var behind = Taken.Select(s => (Step: s.Name, To: s.Action switch
        {
            "escalate" => desk.EscalatesTo,
            "breach" when (s.Name.StartsWith("decision-", StringComparison.Ordinal) ? Decision! : s.Name.StartsWith("return-", StringComparison.Ordinal) ? Interview! : Clock).BreachIsTold =>
                world.DutyDeskBehind(desk, Case.Force)?.Id,
            _ => null,
        }));
        return behind.Append((Step: "no-contact", To: desk.HasContacts ? null : desk.EscalatesTo)).Where(e => e.To is not null).Select(e => new ExpectedEscalation(e.To!, e.Step, IsOver(e.Step)));
    }

    private bool IsOver(string step) => (step.StartsWith("decision-", StringComparison.Ordinal) ? DecisionClosedAt
        : step.StartsWith("return-", StringComparison.Ordinal) ? InterviewClosedAt : ClosedAt) is not null;

    /// <summary>The sweep runs at whole minutes; desks act between them.</summary>
    private static bool Comes(ClockStep step, DateTime? closed) => closed is null || LondonClock.CeilToMinute(step.At) < closed;

    private static DateTime? Earliest(params DateTime?[] times) => times.Min();
}

/// <summary>An item that says no more than that another desk's item waits.</summary>
public sealed record ExpectedEscalation(string Desk, string Step, bool StoodDown);
