using NodaTime;
using Safeguarding.Access;
using Safeguarding.Directory;
using Safeguarding.Reports;
using Safeguarding.Triggers;

namespace Safeguarding.Intake;

/// <summary>
/// POST /api/routing-previews[?receivedAt=TIME][&amp;strict=true]: the same checks and routes as a submission, nothing stored. The body is the report
/// itself with its property <c>kind</c>; <c>receivedAt</c> asks as if it were received then. Nothing here depends on stored reports.
/// </summary>
public static class PreviewRouting
{
    public static void Map(IEndpointRouteBuilder app) => app
        .MapPost("/api/routing-previews", Preview)
        .WithName(nameof(PreviewRouting));

    private static async Task<IResult> Preview(HttpContext http, ReadReport reader, LiveSnapshot directory, IClock clock)
    {
        var (body, refused) = await RequestBody.Read(http);
        if (refused is not null)
        {
            return Problem.From(refused, http);
        }
        if (ReceivedAt(http, clock) is not { } receivedAt)
        {
            return Problem.From(QueryValue.UnreadableTime("receivedAt"), http);
        }
        var submission = new Submission(body, null, http.Caller().SenderId, receivedAt, RequestBody.IsStrict(http));
        return reader.Read(submission, await directory.For(NamedSchools.In(body), http.RequestAborted)).Match(
            report => TypedResults.Ok(Receipt.Of(report, duplicate: false, Languages.Of(http), withId: false)),
            refusal => Problem.From(refusal, http));
    }

    private static Instant? ReceivedAt(HttpContext http, IClock clock) =>
        http.Request.Query["receivedAt"].ToString() is not { Length: > 0 } text ? clock.GetCurrentInstant()
        : WireTime.ReadQuery(text) is { At: { } at } ? at
        : null;
}
