using Microsoft.Net.Http.Headers;
using NodaTime;
using Safeguarding.Access;
using Safeguarding.Directory;
using Safeguarding.Reports;
using Safeguarding.Triggers;

namespace Safeguarding.Intake;

/// <summary>The HTTP way in, the same for each kind: reads, checks, accepts, and answers with a receipt or with every fault.</summary>
public sealed partial class SubmitReport(ReadReport reader, AcceptReport accept, LiveSnapshot directory, IRejections rejections, IClock clock, ILogger<SubmitReport> log)
{
    public async Task<IResult> FromHttp(HttpContext http, ReportKind kind)
    {
        var caller = http.Caller();
        var stop = http.RequestAborted;
        if (!caller.Kinds.Contains(kind.Name))
        {
            return Problem.From(new(Refusals.NotAllowed), http);
        }
        var receivedAt = clock.GetCurrentInstant();
        var (body, refused) = await RequestBody.Read(http);
        var outcome = refused is null
            ? await Accept(new(body, kind, caller.SenderId, receivedAt, RequestBody.IsStrict(http)), stop)
            : refused;
        if (outcome.Refusal is { } refusal)
        {
            SubmissionRefused(log, caller.SenderId, refusal.Code);
            await rejections.Record(Rejection.Of(caller.SenderId, receivedAt, body.Span, refusal.Code, refusal.Errors.Select(e => e.Code)), stop);
        }
        return outcome.Match(accepted => Receive(accepted, http), refusal => Problem.From(refusal, http));
    }

    private async Task<Outcome<Accepted>> Accept(Submission submission, CancellationToken stop)
    {
        var read = reader.Read(submission, await directory.For(NamedSchools.In(submission.Body), stop));
        return read.Refusal is { } refusal ? refusal : await accept.Accept(read.Value!, submission.Body, stop);
    }

    [LoggerMessage(LogLevel.Information, "A submission of {SenderId} was refused: {Code}")]
    private static partial void SubmissionRefused(ILogger log, string senderId, string code);

    private static IResult Receive(Accepted accepted, HttpContext http)
    {
        var language = Languages.Of(http);
        http.Response.Headers[HeaderNames.ContentLanguage] = language;
        return TypedResults.Accepted($"/api/reports/{accepted.Report.Id}", Receipt.Of(accepted.Report, accepted.Duplicate, language));
    }
}
