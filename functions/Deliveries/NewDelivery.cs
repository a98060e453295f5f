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
        SenderId = report.SenderId,
        Urgent = route.Urgent,
        View = view,
        ReceivedAt = report.Amendments.FirstOrDefault(a => a.Number == route.Amendment)?.ReceivedAt ?? report.Events.FirstOrDefault(e => e.Id == route.EventId)?.ReceivedAt ?? report.ReceivedAt,
        CreatedAt = now,
        TraceParent = report.TraceParent,
        DeadlineRule = route.Deadline.RuleId,
        DueAt = route.Deadline.DueAt.ToUnixTimeMilliseconds(),
        DecisionDueAt = route.Decision?.DueAt,
        ReturnInterviewDueAt = route.ReturnInterviewDueAt,
        ReturnInterviewSteps = route.ReturnInterviewSteps,
        Repeat = route.Repeat,
        EventId = route.EventId,
        Amendment = route.Amendment,
        Amends = route.Amends,
        Target = route.Deadline.Target,
        LateOnArrival = route.Deadline.LateOnArrival,
        ShortNotice = route.Deadline.ShortNotice,
        Assumed = route.Deadline.Assumed,
        Steps = route.Deadline.Steps,
        DecisionSteps = [.. (route.Decision?.Steps ?? []).Select(s => s with { Name = $"decision-{s.Name}" })],
        EscalatesTo = route.EscalatesTo,
        History = [new(now, "created")],
        NextActionAt = (now + WorkIntervals.Lease).ToUnixTimeMilliseconds(),
    };

    /// <summary>An escalation says that an item waits, where, for what and since when; it names no child (design 4, rule 10).</summary>
    public static Delivery ForEscalation(Delivery waiting, DeadlineStep step, string desk, ReportIds ids, Instant now)
    {
        var (dueAt, reason) = waiting.Waiting(waiting.ClockOf(step.Name));
        return new()
        {
            Id = ids.Delivery(waiting.ReportId, desk, waiting.ChildKey, $"escalation:{waiting.Id}:{step.Name}"),
            RecipientId = desk,
            ReportId = waiting.ReportId,
            Kind = waiting.Kind,
            Cause = $"escalation:{step.Name}",
            Reason = reason,
            Urgent = waiting.Urgent,
            View = JsonSerializer.SerializeToElement(new { waitsAt = waiting.RecipientId, since = waiting.ReceivedAt.ToString(), dueAt = dueAt.ToString() }, PipelineJson.Options),
            ReceivedAt = waiting.ReceivedAt,
            CreatedAt = now,
            TraceParent = waiting.TraceParent,
            DueAt = dueAt.ToUnixTimeMilliseconds(),
            Steps = [],
            History = [new(now, "created")],
            NextActionAt = (now + WorkIntervals.Lease).ToUnixTimeMilliseconds(),
        };
    }
}
