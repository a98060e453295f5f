using NodaTime;
using Safeguarding.Reports;
using Safeguarding.Routing;

namespace Safeguarding.Deliveries;

/// <summary>A delivery as a list shows it: ids, states and times, no content.</summary>
/// <param name="Role">What is asked of the desk; only a decision owner decides.</param>
/// <param name="Late">Acknowledged at or after the deadline, or still open then; equality is late (design 6).</param>
/// <param name="Decision">Code of the decision that stands.</param>
/// <param name="DecisionLate">Decided at or after the decision's deadline, or still undecided then; null where the desk does not decide.</param>
public sealed record DeliverySummary(
    string DeliveryId, string Desk, string ReportId, string Kind, string? ChildKey, string Reason, RouteRole? Role, bool Urgent, string State, bool Late,
    Instant ReceivedAt, Instant DueAt, Instant? DecisionDueAt, Instant? ReturnInterviewDueAt, Instant? SentAt, Instant? DeliveredAt, Instant? OpenedAt, Instant? AcknowledgedAt, Instant? BreachedAt,
    string? Decision, Instant? DecidedAt, bool? DecisionLate, Instant? DecisionBreachedAt)
{
    public static DeliverySummary Of(Delivery d, Instant now)
    {
        var dueAt = Instant.FromUnixTimeMilliseconds(d.DueAt);
        return new(d.Id, d.RecipientId, d.ReportId, d.Kind, d.ChildKey, d.Reason, d.Role, d.Urgent, d.State, (d.AcknowledgedAt ?? now) >= dueAt && d.StoodDownAt is null,
            d.ReceivedAt, dueAt, d.DecisionDueAt, d.ReturnInterviewDueAt, d.SentAt, d.DeliveredAt, d.OpenedAt, d.AcknowledgedAt, d.BreachedAt,
            d.Decisions is [.., var stands] ? stands.Code : null, d.DecidedAt, d.DecisionDueAt is { } decisionDueAt ? (d.DecidedAt ?? now) >= decisionDueAt : null, d.DecisionBreachedAt);
    }
}

/// <summary>One page of an inbox; <paramref name="Next"/> goes into the query parameter <c>page</c>.</summary>
public sealed record InboxPage(IReadOnlyList<DeliverySummary> Items, string? Next);
