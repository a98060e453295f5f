namespace Safeguarding.Routing;

/// <summary>Who is told at a step of the chase.</summary>
[Flags]
public enum ChaseWhom
{
    Nobody = 0,

    /// <summary>The contacts of the desk that were told before.</summary>
    SameContacts = 1,

    /// <summary>The next contact on the desk's list.</summary>
    NextContact = 2,

    /// <summary>The desk that hears when this one leaves an item waiting.</summary>
    EscalationDesk = 4,

    /// <summary>The duty desk of the board.</summary>
    DutyDesk = 8,

    /// <summary>The contacts of the desk that are its team managers.</summary>
    TeamManager = 16,
}

/// <summary>One step of a plan: what happens, when and who is told.</summary>
/// <param name="Name">Stable and unique within the plan, e.g. "remind-30".</param>
/// <param name="Offset">Id of the limit: minutes before the target, or percent of the time from start to deadline; null means at the deadline.</param>
public sealed record ChaseStep(string Name, StepAction Action, string? Offset, ChaseWhom Whom);

/// <summary>The chase of one kind of deadline.</summary>
/// <param name="Rules">Rules of deadlines that are chased by it.</param>
public sealed record ChasePlan(string Id, IReadOnlyList<string> Rules, IReadOnlyList<ChaseStep> Steps);
