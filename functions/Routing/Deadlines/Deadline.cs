using NodaTime;

namespace Safeguarding.Routing;

/// <summary>What a step of a deadline does when its time comes.</summary>
public enum StepAction { Alert, Remind, Escalate, Breach }

/// <summary>One step of the chase: <paramref name="At"/> is a UTC instant; <paramref name="Name"/> is stable and unique within a deadline.</summary>
public sealed record DeadlineStep(string Name, StepAction Action, Instant At);

/// <summary>A fact of the calendar that a deadline rests on, for the receipt: which day, what it is, and who said so.</summary>
/// <param name="Source">e.g. "school override", "local authority terms", "assumed: Mon-Fri less bank holidays", "assumed: Mon-Fri, bank holidays are known from ... to ...", "bank holiday: Dydd Calan".</param>
public sealed record CalendarFact(LocalDate Date, string Fact, string Source);

/// <summary>
/// A deadline and everything that explains it. All instants are UTC; the rules that made them run in Europe/London.
/// Intervals are half-open: an acknowledgement at exactly <see cref="DueAt"/> is late.
/// </summary>
public sealed record Deadline
{
    /// <summary>Stable id of the rule, e.g. "encompass.next-target"; the key into the table of limits.</summary>
    public required string RuleId { get; init; }

    /// <summary>Statute, guidance paragraph or "product default" that the rule implements.</summary>
    public required string Citation { get; init; }

    /// <summary>When the clock started: for Encompass the later of incident and police awareness.</summary>
    public required Instant Start { get; init; }

    /// <summary>The service target (Encompass: 09:00 or the school's earlier start on a school day); null where the rule has none.</summary>
    public Instant? Target { get; init; }

    public required Instant DueAt { get; init; }

    /// <summary>Received at or after the target: the lateness is the sender's.</summary>
    public bool LateOnArrival { get; init; }

    /// <summary>Under 30 minutes to act between receipt and <see cref="DueAt"/>; attributed to the sender.</summary>
    public bool ShortNotice { get; init; }

    /// <summary>
    /// Rests on a day whose status is assumed: it escalates but never counts as breached. A limit in working days is so outside the list of bank holidays,
    /// and keeps its steps: a list that somebody forgot must not end a chase.
    /// </summary>
    public bool Assumed { get; init; }

    /// <summary>The target is over three days away: it also goes at once to the holiday contact or the authority's desk.</summary>
    public bool HolidayNotice { get; init; }

    /// <summary>The target lies in a later school year: the sender confirms the school first.</summary>
    public bool ConfirmSchool { get; init; }

    public IReadOnlyList<DeadlineStep> Steps { get; init; } = [];

    public IReadOnlyList<CalendarFact> CalendarFacts { get; init; } = [];
}
