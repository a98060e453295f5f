using NodaTime;

namespace Safeguarding.Routing;

/// <summary>What the desk is asked to do with the report.</summary>
public enum RouteRole
{
    /// <summary>The authority that decides (paragraph 152): it alone has the decision clock.</summary>
    DecisionOwner,

    /// <summary>Told because it is relevant to the child; acknowledges, decides nothing.</summary>
    Copy,

    /// <summary>The school or officer that acts on an Operation Encompass notification.</summary>
    Informed,

    /// <summary>Covers a closed desk, alerted at once.</summary>
    EmergencyDutyTeam,

    /// <summary>Passes the notification on to the school that it names.</summary>
    Relay,

    /// <summary>Finds the right desk when the report alone does not say.</summary>
    Resolver,

    /// <summary>Is asked which desk is right, after a desk said "not ours" and nobody knew better.</summary>
    RouteNeeded,
}

/// <summary>
/// One desk that must receive a report, with the reason and the deadline (design rule 11: every decision carries its reason).
/// </summary>
/// <param name="ChildKey">The child that the delivery is about, for notifications per child; null where the desk receives the whole report.</param>
/// <param name="Reason">Stable code, e.g. "registered-school", "home-authority".</param>
/// <param name="RuleId">Routing rule, e.g. "encompass.registered-school".</param>
/// <param name="Citation">Statute, paragraph or design rule that the rule implements.</param>
public sealed record Route(string Desk, string? ChildKey, RouteRole Role, string Reason, string RuleId, string Citation, Deadline Deadline)
{
    /// <summary>Desk that hears when this one leaves the item waiting; null where nobody is left to ask.</summary>
    public string? EscalatesTo { get; init; }

    /// <summary>The decision clock beside the acknowledgement; never suspends it, nor it the other.</summary>
    public Deadline? Decision { get; init; }

    /// <summary>Needs a person within minutes.</summary>
    public bool Urgent { get; init; }

    /// <summary>1 at acceptance; a redirection appends a later round.</summary>
    public int Round { get; init; } = 1;

    /// <summary>Delivery that a desk closed with "not ours", for which this route stands; null for a route of acceptance.</summary>
    public string? RedirectedFrom { get; init; }

    /// <summary>The event that the desk is told of; null where it receives the report itself. A redirected route keeps it.</summary>
    public string? EventId { get; init; }

    /// <summary>Until when the return interview should have been held, on the route of the authority that sees to it.</summary>
    public Instant? ReturnInterviewDueAt { get; init; }

    /// <summary>Found when the report was accepted: neither an event's route nor a later round's.</summary>
    public bool IsOfAcceptance() => EventId is null && RedirectedFrom is null;

    public string Cause => EventId is not null && RedirectedFrom is null ? $"event:{EventId}" : $"route:{Round}";
}
