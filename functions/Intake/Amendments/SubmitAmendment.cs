using Microsoft.Net.Http.Headers;
using NodaTime;
using Safeguarding.Access;
using Safeguarding.Reports;
using Safeguarding.Triggers;

namespace Safeguarding.Intake;

/// <summary>The HTTP way in for an amendment of the caller's own report: reads, checks, stores, and answers with a receipt or with every fault.</summary>
public sealed partial class SubmitAmendment(
    IReportStore reports, AcceptAmendment accept, IRejections rejections, IAuditLog audit, ReportIds ids, IClock clock, ILogger<SubmitAmendment> log)
{
    public async Task<IResult> FromHttp(HttpContext http, string reportId)
    {
        var caller = http.Caller();
        var stop = http.RequestAborted;
        var receivedAt = clock.GetCurrentInstant();
        // Before the body is looked at: another sender's id and one that never was answer alike.
        var report = ReportIds.IsId(reportId) ? await reports.Find(reportId, reportId, stop) : null;
        if (report is null || report.SenderId != caller.SenderId)
        {
            return Problem.From(new(Refusals.NotFound), http);
        }
        if (!caller.Kinds.Contains(report.Kind))
        {
            return Problem.From(new(Refusals.NotAllowed), http);
        }
        var (body, refused) = await RequestBody.Read(http);
        await audit.Append(AuditEntry.By(caller, report.Id, "amend", receivedAt), stop);
        var outcome = refused is null ? await Accept(report, body, receivedAt, RequestBody.IsStrict(http), stop) : refused;
        if (outcome.Refusal is { } refusal)
        {
            AmendmentRefused(log, report.Id, refusal.Code);
            await rejections.Record(Rejection.Of(caller.SenderId, receivedAt, body.Span, refusal.Code, refusal.Errors.Select(e => e.Code)), stop);
        }
        return outcome.Match(accepted => Receive(accepted, http), refusal => Problem.From(refusal, http));
    }

    /// <summary>An amendment by its bytes, whenever they came in.</summary>
    public async Task<Outcome<AcceptedAmendment>> Accept(Report report, ReadOnlyMemory<byte> body, Instant receivedAt, bool strict, CancellationToken stop)
    {
        var read = ReadAmendment.Read(body, report.Id, ids, receivedAt, strict);
        return read.Refusal is { } refusal ? refusal : await accept.Accept(report, read.Value!, body, stop);
    }

    private IResult Receive(AcceptedAmendment accepted, HttpContext http)
    {
        AmendmentAccepted(log, accepted.Report.Id, accepted.Amendment.Number, accepted.Amendment.Type, accepted.Duplicate);
        var language = Languages.Of(http);
        http.Response.Headers[HeaderNames.ContentLanguage] = language;
        return TypedResults.Accepted($"/api/reports/{accepted.Report.Id}", AmendmentReceipt.Of(accepted, language));
    }

    [LoggerMessage(LogLevel.Information, "Report {ReportId}: amendment {Number} ({Type}) accepted (duplicate: {Duplicate})")]
    private static partial void AmendmentAccepted(ILogger log, string reportId, int number, AmendmentType type, bool duplicate);

    [LoggerMessage(LogLevel.Information, "An amendment of report {ReportId} was refused: {Code}")]
    private static partial void AmendmentRefused(ILogger log, string reportId, string code);
}
