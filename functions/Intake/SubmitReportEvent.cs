using Microsoft.Net.Http.Headers;
using NodaTime;
using Safeguarding.Access;
using Safeguarding.Directory;
using Safeguarding.Reports;
using Safeguarding.Triggers;

namespace Safeguarding.Intake;

/// <summary>The HTTP way in for an event of the caller's own report: reads, checks, records, and answers with a receipt or with every fault.</summary>
public sealed partial class SubmitReportEvent(
    IReportStore reports, AcceptEvent accept, LiveSnapshot directory, IRejections rejections, ReportIds ids, IClock clock, ILogger<SubmitReportEvent> log)
{
    public async Task<IResult> FromHttp(HttpContext http, string reportId, ReportKind kind)
    {
        var caller = http.Caller();
        var stop = http.RequestAborted;
        var receivedAt = clock.GetCurrentInstant();
        if (!caller.Kinds.Contains(kind.Name))
        {
            return Problem.From(new(Refusals.NotAllowed), http);
        }
        // Before the body is looked at: another sender's id and one that never was answer alike.
        var report = ReportIds.IsId(reportId) ? await reports.Find(reportId, reportId, stop) : null;
        if (report is null || report.SenderId != caller.SenderId || report.Kind != kind.Name)
        {
            return Problem.From(new(Refusals.NotFound), http);
        }
        var (body, refused) = await RequestBody.Read(http);
        var outcome = refused is null
            ? await Accept(report, ReadEvent.Read(body, report.Id, kind.Events!, ids, receivedAt, RequestBody.IsStrict(http)), kind.Events!, RequestBody.IsStrict(http), stop)
            : refused;
        if (outcome.Refusal is { } refusal)
        {
            EventRefused(log, report.Id, refusal.Code);
            await rejections.Record(Rejection.Of(caller.SenderId, receivedAt, body.Span, refusal.Code, refusal.Errors.Select(e => e.Code)), stop);
        }
        return outcome.Match(recorded => Receive(recorded, http), refusal => Problem.From(refusal, http));
    }

    private async Task<Outcome<RecordedEvent>> Accept(Report report, Outcome<ReportEvent> read, EventKind kind, bool strict, CancellationToken stop) =>
        read.Refusal is { } refusal ? refusal : await accept.Accept(report.Id, read.Value!, kind, (await directory.For(NamedSchools.In(report.AsAmended().Content), stop)).Desks, strict, stop);

    private IResult Receive(RecordedEvent recorded, HttpContext http)
    {
        EventRecorded(log, recorded.Report.Id, recorded.Event.Type, recorded.Duplicate);
        var language = Languages.Of(http);
        http.Response.Headers[HeaderNames.ContentLanguage] = language;
        return TypedResults.Accepted($"/api/reports/{recorded.Report.Id}", EventReceipt.Of(recorded, language));
    }

    [LoggerMessage(LogLevel.Information, "Report {ReportId}: event {Type} recorded (duplicate: {Duplicate})")]
    private static partial void EventRecorded(ILogger log, string reportId, string type, bool duplicate);

    [LoggerMessage(LogLevel.Information, "An event of report {ReportId} was refused: {Code}")]
    private static partial void EventRefused(ILogger log, string reportId, string code);
}
