using Safeguarding.Reports;
using Safeguarding.Routing;
using Safeguarding.Triggers;

namespace Safeguarding.Intake;

/// <summary>An event that is stored, its report, and whether it had been recorded before.</summary>
public sealed record RecordedEvent(Report Report, ReportEvent Event, bool Duplicate);

/// <summary>
/// Stores an event: one replace of the report's document by ETag holds event, routes and next action, then the queue message. A kill before the
/// replace leaves nothing recorded and no receipt; a kill after it is finished by the sweep (design 4, rules 3 and 5).
/// </summary>
public sealed class AcceptEvent(IReportStore reports, IWorkQueues queues, ReportIds ids)
{
    public async Task<Outcome<RecordedEvent>> Accept(string reportId, ReportEvent happened, EventKind kind, DeskBook desks, bool strict, CancellationToken stop)
    {
        Appended? appended = null;
        var report = await reports.Update(reportId, reportId, r => (appended = Append(r, happened, kind, desks, ids, strict)).Changed, stop);
        if (appended!.Refused is { } refusal)
        {
            return refusal;
        }
        if (appended.Changed is not null)
        {
            await queues.Wake(new QueuedWork.Report(reportId), stop);
        }
        return new RecordedEvent(report, report.Events.Single(e => e.Id == happened.Id), Duplicate: appended.Changed is null);
    }

    /// <param name="Changed">Null when there is nothing to write.</param>
    internal sealed record Appended(Report? Changed, Refusal? Refused);

    /// <summary>Pure: equal content again changes nothing, other content under the same reference is refused, and so is one event too many.</summary>
    internal static Appended Append(Report report, ReportEvent happened, EventKind kind, DeskBook desks, ReportIds ids, bool strict = false)
    {
        if (report.Events.FirstOrDefault(e => e.Id == happened.Id) is { } before)
        {
            return new(null, before.ContentHash == happened.ContentHash ? null : new(Refusals.EventConflict) { Names = before.Id });
        }
        if (report.WithdrawnAt is not null)
        {
            return new(null, new(Refusals.ReportWithdrawn));
        }
        var routed = kind.Route(new(report.AsAmended(), happened, RouteInForce.Of(report, ids), desks));
        if (strict && routed.Warnings.Count > 0)
        {
            return new(null, new(Refusals.InvalidEvent, routed.Warnings));
        }
        happened = happened with
        {
            Warnings = [.. happened.Warnings, .. routed.Warnings],
            Advice = routed.Advice,
            ReturnInterviewDueAt = routed.ReturnInterviewDueAt,
        };
        var recorded = report.Recorded(happened, routed.Routes);
        return report.Events.Count >= Limits.Value(kind.Most) || !DocumentRoom.Holds(recorded) ? new(null, new(Refusals.TooManyEvents)) : new(recorded, null);
    }
}
