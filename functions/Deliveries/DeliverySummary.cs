using NodaTime;
using Safeguarding.Reports;
using Safeguarding.Routing;
using Safeguarding.Triggers;

namespace Safeguarding.Deliveries;

/// <summary>A delivery as a list shows it: ids, states and times, no content.</summary>
/// <param name="Role">What is asked of the desk; only a decision owner decides.</param>
/// <param name="Target">The first service target; a redirection leaves it as it was, and the new desk is never late by it.</param>
/// <param name="Late">Acknowledged (by a relay: passed on), or sent on, at or after the deadline, or still open then; equality is late (design 6).</param>
/// <param name="PassedOnAt">On a relay's item: when the school was told; the acknowledgement beside it is the relay's own.</param>
/// <param name="Decision">Code of the decision that stands.</param>
/// <param name="DecisionLate">Decided at or after the decision's deadline, or still undecided then; null where the desk does not decide.</param>
/// <param name="ReturnInterviewLate">Held or declined at or after its deadline, or still open then; null where the desk does not see to one.</param>
public sealed record DeliverySummary(
    string DeliveryId, string Desk, string ReportId, string Kind, string? ChildKey, string Reason, RouteRole? Role, bool Urgent, string State, bool Late,
    Instant ReceivedAt, Instant? Target, Instant DueAt, Instant? DecisionDueAt, Instant? ReturnInterviewDueAt, Instant? SentAt, Instant? DeliveredAt, Instant? OpenedAt, Instant? AcknowledgedAt, Instant? PassedOnAt, Instant? BreachedAt,
    string? Decision, Instant? DecidedAt, bool? DecisionLate, Instant? DecisionBreachedAt,
    Instant? ReturnInterviewEndedAt, bool? ReturnInterviewLate, Instant? ReturnInterviewBreachedAt)
{
    /// <summary>Number of the amendment that made the item, and the earlier item that it brings up to date or takes back.</summary>
    public int? Amendment { get; init; }
    public string? Amends { get; init; }

    /// <summary>Since when a newer item says more, and which one does.</summary>
    public Instant? AmendedAt { get; init; }
    public string? AmendedBy { get; init; }

    /// <summary>Since when the report is no longer for this desk, or the sender takes it back.</summary>
    public Instant? AmendedAwayAt { get; init; }
    public Instant? WithdrawnAt { get; init; }

    /// <summary>What was warned of in the action just taken; null in lists.</summary>
    public IReadOnlyList<ProblemError>? Warnings { get; init; }

    public static DeliverySummary Of(Delivery d, Instant now)
    {
        var dueAt = Instant.FromUnixTimeMilliseconds(d.DueAt);
        return new(d.Id, d.RecipientId, d.ReportId, d.Kind, d.ChildKey, d.Reason, d.Role, d.Urgent, d.State, (d.AnsweredAt ?? d.RedirectedAt ?? now) >= dueAt && d.StoodDownAt is null,
            d.ReceivedAt, d.Target, dueAt, d.DecisionDueAt, d.ReturnInterviewDueAt, d.SentAt, d.DeliveredAt, d.OpenedAt, d.AcknowledgedAt, d.PassedOnAt, d.BreachedAt,
            d.Decisions is [.., var stands] ? stands.Code : null, d.DecidedAt, d.DecisionDueAt is { } decisionDueAt ? (d.DecidedAt ?? now) >= decisionDueAt : null, d.DecisionBreachedAt,
            d.ReturnInterviewEndedAt, d.ReturnInterviewDueAt is { } interviewDueAt ? (d.ReturnInterviewEndedAt ?? now) >= interviewDueAt : null, d.ReturnInterviewBreachedAt)
        {
            Amendment = d.Amendment,
            Amends = d.Amends,
            AmendedAt = d.AmendedAt,
            AmendedBy = d.AmendedBy,
            AmendedAwayAt = d.AmendedAwayAt,
            WithdrawnAt = d.WithdrawnAt,
        };
    }
}

/// <summary>One page of an inbox; <paramref name="Next"/> goes into the query parameter <c>page</c>.</summary>
/// <param name="Unreadable">Ids of items of this page that wait and cannot be shown: the operator can say of what each is.</param>
public sealed record InboxPage(IReadOnlyList<DeliverySummary> Items, string? Next, IReadOnlyList<string>? Unreadable);
