using NodaTime;
using Safeguarding.Access;
using Safeguarding.Deliveries;
using Safeguarding.Reports;
using Safeguarding.Triggers;

namespace Safeguarding.Operations;

/// <summary>
/// POST /api/operations/break-glass {subjectId, reason}: a signed-in operator may see the content of one delivery or report for half an hour. The
/// audit entry comes first, then the grant, which is the auditor's notice too; asking again for the same reason gives the same grant.
/// </summary>
public static partial class BreakGlass
{
    /// <param name="SubjectId">Id of a delivery or of a report.</param>
    public sealed record Request(string? SubjectId = null, string? Reason = null);

    public sealed record Grant(string GrantId, string SubjectId, Instant ExpiresAt);

    public static void Map(IEndpointRouteBuilder app) => app
        .MapPost("/api/operations/break-glass", Break)
        .Accepts<Request>("application/json")
        .Produces<Grant>()
        .WithName(nameof(BreakGlass));

    private static async Task<IResult> Break(
        HttpContext http, IOperatorRecords records, IOperatorViews views, IReportStore reports, IAuditLog audit, IClock clock, ILogger<Request> log)
    {
        var caller = http.Caller();
        var stop = http.RequestAborted;
        if (caller.Person is not { } person)
        {
            return Problem.From(new(Refusals.SignedInPersonRequired), http);
        }
        var body = await DeskAction.Body<Request>(http);
        if (body.Refused(Refusals.InvalidBreakGlass, Refused(body.Said)) is { } refusal)
        {
            return Problem.From(refusal, http);
        }
        var (subject, reason) = (body.Said.SubjectId!, body.Said.Reason!.Trim());
        var delivery = await views.Delivery(subject, stop);
        if (delivery is null && await reports.Find(subject, subject, stop) is null)
        {
            return Problem.From(new(Refusals.NotFound), http);
        }
        var now = clock.GetCurrentInstant();
        if (await records.LiveGrant(subject, person, now, stop) is { } live && live.Reason == reason)
        {
            return Answer(live);
        }
        await audit.Append(AuditEntry.By(caller, subject, "break-glass", now), stop);
        var grant = Of(subject, delivery?.Desk, caller, person, reason, now);
        await records.Create(grant, stop);
        Broken(log, grant.Id, subject);
        return Answer(grant);
    }

    private static BreakGlassGrant Of(string subject, string? desk, Caller caller, string person, string reason, Instant now) => new(
        Guid.NewGuid().ToString("N"), BreakGlassGrant.Partition, subject, desk, caller.PrincipalId, person, reason,
        now.ToUnixTimeMilliseconds(), (now + Duration.FromMinutes(OperatorLimits.BreakGlass.Value)).ToUnixTimeMilliseconds(), [], 0);

    private static Refusal? Refused(Request said)
    {
        var findings = new Findings();
        if (said.SubjectId is null || !ReportIds.IsId(said.SubjectId))
        {
            findings.Fault("/subjectId", "not-an-id");
        }
        OperatorReason.Check(said.Reason, findings);
        return findings.Faults.Count == 0 ? null : new(Refusals.InvalidBreakGlass, findings.Faults);
    }

    private static Microsoft.AspNetCore.Http.HttpResults.Ok<Grant> Answer(BreakGlassGrant grant) =>
        TypedResults.Ok(new Grant(grant.Id, grant.SubjectId, Instant.FromUnixTimeMilliseconds(grant.ExpiresAt)));

    [LoggerMessage(LogLevel.Warning, "Break-glass: grant {GrantId} for {SubjectId}")]
    private static partial void Broken(ILogger log, string grantId, string subjectId);
}
