using NodaTime;
using Safeguarding.Directory;
using Safeguarding.Intake;
using Safeguarding.Reports;
using Safeguarding.Triggers;

namespace Safeguarding.Operations;

/// <summary>
/// Timer, hourly: a blob that is older than ten minutes and whose content no report has was cut off between archive and acceptance
/// (design 4, rule 2). It is accepted with its original time of receipt, or recorded as superseded; either way an operator can see it.
/// </summary>
public sealed partial class ReconcileArchive(
    IArchive archive, IReportStore reports, IRejections rejections, ReadReport reader, AcceptReport accept, SubmitAmendment amend, LiveSnapshot directory,
    IEnumerable<ReportKind> kinds, IClock clock, ILogger<ReconcileArchive> log)
{
    /// <summary>UTC dates looked back on: a host that was down for a day still finds what was cut off before.</summary>
    private const int Days = 3;

    public static void Map(IEndpointRouteBuilder app) => app.MapTrigger(nameof(ReconcileArchive), async http =>
        await http.RequestServices.GetRequiredService<ReconcileArchive>().Run(http.RequestAborted));

    public async Task Run(CancellationToken stop)
    {
        var now = clock.GetCurrentInstant();
        var today = now.InUtc().Date;
        var failures = new List<Exception>();
        foreach (var kind in kinds)
        {
            for (var date = today.PlusDays(1 - Days); date <= today; date = date.PlusDays(1))
            {
                await foreach (var blob in archive.List(kind.Name, date, stop))
                {
                    if (blob.ReceivedAt + WorkIntervals.ArchiveSettles <= now)
                    {
                        await ReconcileOne(blob, kind, failures, stop);
                    }
                }
            }
        }
        if (failures.Count > 0)
        {
            throw new AggregateException(failures);
        }
    }

    /// <summary>One blob that fails must not hide those behind it: the run goes on, and fails at its end so that the next hour tries again.</summary>
    private async Task ReconcileOne(ArchivedReport blob, ReportKind kind, List<Exception> failures, CancellationToken stop)
    {
        try
        {
            await Reconcile(blob, kind, stop);
        }
        catch (Exception e) when (!stop.IsCancellationRequested)
        {
            Reconciled(log, blob.ReportId, e.GetType().Name);
            failures.Add(e);
        }
    }

    private async Task Reconcile(ArchivedReport blob, ReportKind kind, CancellationToken stop)
    {
        if (await Outcome(blob, kind, stop) is not { } code)
        {
            return;
        }
        await rejections.Record(new($"archive-{blob.ReportId}-{blob.ContentHash[..Math.Min(16, blob.ContentHash.Length)]}", blob.SenderId,
            blob.ReceivedAt.ToUnixTimeMilliseconds(), blob.ContentHash, code, [blob.ReportId]), stop);
        Reconciled(log, blob.ReportId, code);
    }

    /// <summary>What became of it; null where its report has its content. What nobody can read waits for a person, and hides no other.</summary>
    private async Task<string?> Outcome(ArchivedReport blob, ReportKind kind, CancellationToken stop)
    {
        try
        {
            var report = await reports.Find(blob.ReportId, blob.ReportId, stop);
            return (blob.IsAmendment ? report?.Amendments.Any(a => a.ContentHash == blob.ContentHash) == true : report?.ContentHash == blob.ContentHash) ? null
                : blob.IsUnproven ? "sender-unknown"
                : blob.IsAmendment ? await Amend(blob, report, stop) : report is null ? await Accept(blob, kind, stop) : "superseded";
        }
        catch (UnreadableDocumentException)
        {
            return "report-unreadable";
        }
    }

    /// <summary>Routed by the directory of now: the snapshot of then may name desks that nobody works any more.</summary>
    private async Task<string> Accept(ArchivedReport blob, ReportKind kind, CancellationToken stop)
    {
        var body = await archive.Read(blob, stop);
        var read = reader.Read(new(body, kind, blob.SenderId, blob.ReceivedAt, Strict: false), await directory.For(NamedSchools.In(body), stop));
        if (read.Refusal is { } refusal)
        {
            return refusal.Code;
        }
        var accepted = await accept.Accept(read.Value!, body, stop);
        return accepted.Refusal?.Code ?? "recovered";
    }

    /// <summary>An amendment that was cut off is applied with its first time of receipt; one that no longer can be is recorded with the reason.</summary>
    private async Task<string> Amend(ArchivedReport blob, Report? report, CancellationToken stop)
    {
        if (report is null)
        {
            return "superseded";
        }
        var amended = await amend.Accept(report, await archive.Read(blob, stop), blob.ReceivedAt, strict: false, stop);
        return amended.Refusal?.Code ?? "recovered";
    }

    [LoggerMessage(LogLevel.Warning, "Archive: report {ReportId} was {Code}")]
    private static partial void Reconciled(ILogger log, string reportId, string code);
}
