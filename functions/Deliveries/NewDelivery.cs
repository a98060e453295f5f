using System.Text.Json;
using NodaTime;
using Safeguarding.Reports;
using Safeguarding.Routing;

namespace Safeguarding.Deliveries;

/// <summary>Makes the document of a delivery. Its id depends on nothing but report, desk, child and cause, so making it twice makes one.</summary>
public static class NewDelivery
{
    public static Delivery ForRoute(Report report, Route route, JsonElement view, ReportIds ids, Instant now) => new()
    {
        Id = ids.Delivery(report.Id, route.Desk, route.ChildKey, route.Cause),
        RecipientId = route.Desk,
        ReportId = report.Id,
        Kind = report.Kind,
        ChildKey = route.ChildKey,
        Cause = route.Cause,
        Reason = route.Reason,
        Role = route.Role,
        Urgent = route.Urgent,
        View = view,
        ReceivedAt = report.Events.FirstOrDefault(e => e.Id == route.EventId)?.ReceivedAt ?? report.ReceivedAt,
        CreatedAt = now,
        DueAt = route.Deadline.DueAt.ToUnixTimeMilliseconds(),
        DecisionDueAt = route.Decision?.DueAt,
        ReturnInterviewDueAt = route.ReturnInterviewDueAt,
        EventId = route.EventId,
        Assumed = route.Deadline.Assumed,
        Steps = route.Deadline.Steps,
        EscalatesTo = route.EscalatesTo,
        History = [new(now, "created")],
        NextActionAt = (now + WorkIntervals.Lease).ToUnixTimeMilliseconds(),
    };

    /// <summary>An escalation says that an item waits, where and since when; it names no child (design 4, rule 10).</summary>
    public static Delivery ForEscalation(Delivery waiting, DeadlineStep step, string desk, ReportIds ids, Instant now) => new()
    {
        Id = ids.Delivery(waiting.ReportId, desk, waiting.ChildKey, $"escalation:{waiting.Id}:{step.Name}"),
        RecipientId = desk,
        ReportId = waiting.ReportId,
        Kind = waiting.Kind,
        Cause = $"escalation:{step.Name}",
        Reason = "item-waits-elsewhere",
        Urgent = waiting.Urgent,
        View = JsonSerializer.SerializeToElement(new { waitsAt = waiting.RecipientId, since = waiting.ReceivedAt.ToString(), dueAt = Instant.FromUnixTimeMilliseconds(waiting.DueAt).ToString() }),
        ReceivedAt = waiting.ReceivedAt,
        CreatedAt = now,
        DueAt = waiting.DueAt,
        Steps = [],
        History = [new(now, "created")],
        NextActionAt = (now + WorkIntervals.Lease).ToUnixTimeMilliseconds(),
    };
}
