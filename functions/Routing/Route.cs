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

    /// <summary>Is told that the sender takes back what the desk has; decides nothing new.</summary>
    Withdrawn,

    /// <summary>Is told who had read what is no longer safe to share (paragraph 198).</summary>
    ReadBefore,

    /// <summary>Is asked what a marker means that does not clearly say with whom something is not safe to share (paragraph 198).</summary>
    MarkerToRead,

    /// <summary>Is asked whether the child still attends the school, because the target lies in a later school year; the school has its item meanwhile.</summary>
    SchoolToConfirm,
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

    /// <summary>The desk decides for the child, or covers one that does: it must see what a marker that nobody understands would hide from others.</summary>
    public bool Decides { get; init; }

    /// <summary>Needs a person within minutes.</summary>
    public bool Urgent { get; init; }

    /// <summary>1 at acceptance; a redirection appends a later round.</summary>
    public int Round { get; init; } = 1;

    /// <summary>Delivery that a desk closed with "not ours", for which this route stands; null for a route of acceptance.</summary>
    public string? RedirectedFrom { get; init; }

    /// <summary>When that desk said so: the deadline counts from then as if received then. Null for a route of acceptance.</summary>
    public Instant? RedirectedAt { get; init; }

    /// <summary>The event that the desk is told of; null where it receives the report itself. A redirected route keeps it.</summary>
    public string? EventId { get; init; }

    /// <summary>Number of the sender's amendment that made this route; null for every other one.</summary>
    public int? Amendment { get; init; }

    /// <summary>The desk's earlier delivery that this route brings up to date or takes back.</summary>
    public string? Amends { get; init; }

    /// <summary>Until when the return interview should have been held, on the route of the authority that sees to it.</summary>
    public Instant? ReturnInterviewDueAt { get; init; }

    /// <summary>The chase for the return interview, a clock beside the acknowledgement; empty where the desk does not see to it.</summary>
    public IReadOnlyList<DeadlineStep> ReturnInterviewSteps { get; init; } = [];

    /// <summary>The event says that the return interview was held or declined: every chase for it ends.</summary>
    public Instant? ReturnInterviewEndedAt { get; init; }

    /// <summary>
    /// What stored reports say of the same child; set only on a route that a possible repeat brought about. Such a route is for its desk alone:
    /// no receipt, preview or sender's view shows it (design 4, rule 11).
    /// </summary>
    public RepeatFinding? Repeat { get; init; }

    /// <summary>An amendment took away what the repeat rested on, or sent the child elsewhere: the item is closed at its desk.</summary>
    public Instant? RepeatEndedAt { get; init; }

    /// <summary>Made only because of an item about a possible repeat: that it exists would tell of other reports too.</summary>
    public bool ForDeskAlone { get; init; }

    /// <summary>Whether the sender may know of it.</summary>
    public bool IsForSender() => Repeat is null && !ForDeskAlone;

    /// <summary>Found when the report was accepted: neither an event's route nor an amendment's nor a later round's, nor one that rests on other reports.</summary>
    public bool IsOfAcceptance() => EventId is null && RedirectedFrom is null && Amendment is null && Repeat is null;

    /// <summary>Asks the desk which desk or school is right; it has no part in the report itself.</summary>
    public bool IsQuestion() => Role is RouteRole.RouteNeeded or RouteRole.SchoolToConfirm;

    /// <summary>Tells of another item and holds nothing of the report.</summary>
    public bool IsNotice() => Role is RouteRole.Withdrawn or RouteRole.ReadBefore;

    public string Cause => this switch
    {
        { Repeat: { } repeat, RedirectedFrom: null } => repeat.Cause,
        { Repeat: { } repeat } => $"{repeat.Cause}:route:{Round}",
        { RedirectedFrom: not null } => $"route:{Round}",
        { Amendment: { } number } => Role == RouteRole.ReadBefore ? $"amendment:{number}:read-before" : $"amendment:{number}",
        { EventId: { } happened } => $"event:{happened}",
        _ => $"route:{Round}",
    };
}
