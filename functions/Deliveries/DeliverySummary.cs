using NodaTime;
using Safeguarding.Reports;

namespace Safeguarding.Deliveries;

/// <summary>A delivery as a list shows it: ids, states and times, no content.</summary>
/// <param name="Late">Acknowledged at or after the deadline, or still open then; equality is late (design 6).</param>
public sealed record DeliverySummary(
    string DeliveryId, string Desk, string ReportId, string Kind, string? ChildKey, string Reason, bool Urgent, string State, bool Late,
    Instant ReceivedAt, Instant DueAt, Instant? DecisionDueAt, Instant? ReturnInterviewDueAt, Instant? SentAt, Instant? DeliveredAt, Instant? OpenedAt, Instant? AcknowledgedAt, Instant? BreachedAt)
{
    public static DeliverySummary Of(Delivery d, Instant now)
    {
        var dueAt = Instant.FromUnixTimeMilliseconds(d.DueAt);
        return new(d.Id, d.RecipientId, d.ReportId, d.Kind, d.ChildKey, d.Reason, d.Urgent, d.State, (d.AcknowledgedAt ?? now) >= dueAt && d.StoodDownAt is null,
            d.ReceivedAt, dueAt, d.DecisionDueAt, d.ReturnInterviewDueAt, d.SentAt, d.DeliveredAt, d.OpenedAt, d.AcknowledgedAt, d.BreachedAt);
    }
}

/// <summary>One page of an inbox; <paramref name="Next"/> goes into the query parameter <c>page</c>.</summary>
public sealed record InboxPage(IReadOnlyList<DeliverySummary> Items, string? Next);
