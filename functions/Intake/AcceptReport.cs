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
            await queues.Wake(new QueuedWork.Report(report.Id), stop);
            return new Accepted(report, Duplicate: false);
        }
        if (existing.ContentHash != report.ContentHash)
        {
            return new Refusal(Refusals.ReferenceConflict) { Names = existing.Id };
        }
        if (existing.RoutedAt is null)
        {
            // Its first answer was lost, and perhaps the message with it: whoever sends it again waits for no sweep.
            await queues.Wake(new QueuedWork.Report(existing.Id), stop);
        }
        return new Accepted(existing, Duplicate: true);
    }

    public static ArchivedReport ArchivedAs(Report report) =>
        new(report.Kind, report.Id, report.ContentHash, report.SenderId, report.ReceivedAt, report.DirectorySnapshot);

    [LoggerMessage(LogLevel.Information, "Report {ReportId} ({Kind}) accepted from {SenderId} with {Routes} routes")]
    private static partial void ReportAccepted(ILogger log, string reportId, string kind, string senderId, int routes);
}
