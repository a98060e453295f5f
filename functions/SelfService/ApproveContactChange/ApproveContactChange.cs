using NodaTime;
using Safeguarding.Access;
using Safeguarding.Deliveries;
using Safeguarding.Directory;
using Safeguarding.Reports;
using Safeguarding.Triggers;

namespace Safeguarding.SelfService;

/// <summary>
/// POST /api/contacts/changes/{id}/approval: another signed-in person of the desk, or a directory administrator, approves or refuses a change. No
/// change takes effect before its notices stand, so the old contact always hears: cut anywhere, the same answer again ends the same way.
/// </summary>
public static class ApproveContactChange
{
    /// <param name="Decision">"approve" or "refuse".</param>
    /// <param name="Desk">Read from a directory administrator alone, who works at no desk.</param>
    public sealed record Approval(string? Decision = null, string? Desk = null);

    public static void Map(IEndpointRouteBuilder app) => app
        .MapPost("/api/contacts/changes/{id}/approval", Decide)
        .Accepts<Approval>("application/json")
        .WithName(nameof(ApproveContactChange));

    private static async Task<IResult> Decide(HttpContext http, string id, ILiveDirectory live, ContactNotices notices, IAuditLog audit, IClock clock)
    {
        var caller = http.Caller();
        var stop = http.RequestAborted;
        if (caller.Person is null)
        {
            return Problem.From(new(Refusals.SignedInPersonRequired), http);
        }
        var body = await DeskAction.Body<Approval>(http);
        var said = body.Said;
        if (body.Refused(Refusals.InvalidContactChange, said.Decision is "approve" or "refuse" ? null
            : new Refusal(Refusals.InvalidContactChange, new Finding("/decision", "approval-unknown"))) is { } unfit)
        {
            return Problem.From(unfit, http);
        }
        if (OwnContacts.DeskOf(caller, said.Desk) is not { } desk || !ReportIds.IsId(id) || (await live.Contacts(desk, stop)) is not { } own || own.Change(id) is not { } change)
        {
            return Problem.From(new(Refusals.NotFound), http);
        }
        var approve = said.Decision == "approve";
        if (ContactChanges.Refused(own, id, approve, caller.PrincipalId) is { } refusal)
        {
            return Problem.From(refusal, http);
        }
        var now = clock.GetCurrentInstant();
        await audit.Append(AuditEntry.By(caller, OwnContacts.Subject(desk), $"{said.Decision}-change {id}", now), stop);
        await notices.Tell(desk, change, ContactNotices.Requested, now, stop);
        await notices.Tell(desk, change, approve ? ContactNotices.Approval : ContactNotices.Refusal, now, stop);
        Outcome<ContactChange>? decided = null;
        await live.ChangeContacts(desk, d =>
        {
            (var changed, decided) = ContactChanges.Decided(d, id, approve, caller.PrincipalId, now);
            return changed;
        }, stop);
        return decided!.Match(c => TypedResults.Ok(c), r => Problem.From(r, http));
    }
}
