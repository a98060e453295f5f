using Safeguarding.Reports;
using Safeguarding.Telemetry;
using Safeguarding.Triggers;

namespace Safeguarding.Intake;

/// <summary>A report that is stored, and whether it had been accepted before.</summary>
public sealed record Accepted(Report Report, bool Duplicate);

/// <summary>
/// Stores a report in the order that loses nothing (design 4, rule 2): raw bytes, then one create that accepts, then the queue.
/// A kill between any two leaves either nothing accepted, or something that the sweep or the reconciliation finishes.
/// </summary>
public sealed partial class AcceptReport(IArchive archive, IReportStore reports, IWorkQueues queues, ILogger<AcceptReport> log)
{
    public Task<Outcome<Accepted>> Accept(Report report, ReadOnlyMemory<byte> body, CancellationToken stop) => Tracing.Step(
        "accept-report", null, () => Store(report with { TraceParent = Tracing.Here }, body, stop),
        (Tracing.ReportId, report.Id), (Tracing.ReportKind, report.Kind), (Tracing.SenderId, report.SenderId));

    private async Task<Outcome<Accepted>> Store(Report report, ReadOnlyMemory<byte> body, CancellationToken stop)
    {
        await archive.Keep(ArchivedAs(report), body, stop);
        var existing = await reports.CreateOrExisting(report, stop);
        if (existing is null)
        {
            PipelineMetrics.ReportAccepted(report.Kind, report.SenderId);
            ReportAccepted(log, report.Id, report.Kind, report.SenderId, report.Routes.Count);
            await Enqueue(report.Id, stop);
            return new Accepted(report, Duplicate: false);
        }
        return existing.ContentHash == report.ContentHash
            ? new Accepted(existing, Duplicate: true)
            : new Refusal(Refusals.ReferenceConflict) { Names = existing.Id };
    }

    public static ArchivedReport ArchivedAs(Report report) =>
        new(report.Kind, report.Id, report.ContentHash, report.SenderId, report.ReceivedAt, report.DirectorySnapshot);

    /// <summary>The report is accepted already: whatever the queue does, the sweep enqueues, so the sender still gets its receipt.</summary>
    internal async Task Enqueue(string reportId, CancellationToken stop)
    {
        try
        {
            await queues.ReportAccepted(reportId, stop);
        }
        catch (Exception e) when (!stop.IsCancellationRequested)
        {
            LeftToSweep(log, reportId, e.GetType().Name);
        }
    }

    [LoggerMessage(LogLevel.Information, "Report {ReportId} ({Kind}) accepted from {SenderId} with {Routes} routes")]
    private static partial void ReportAccepted(ILogger log, string reportId, string kind, string senderId, int routes);

    [LoggerMessage(LogLevel.Warning, "The queue did not take report {ReportId} ({Type}); it is left to the sweep")]
    private static partial void LeftToSweep(ILogger log, string reportId, string type);
}
