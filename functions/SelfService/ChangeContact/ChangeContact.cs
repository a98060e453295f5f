using NodaTime;
using Safeguarding.Access;
using Safeguarding.Deliveries;
using Safeguarding.Directory;
using Safeguarding.Reports;
using Safeguarding.Triggers;

namespace Safeguarding.SelfService;

/// <summary>
/// POST /api/contacts/changes: a signed-in person of the desk asks that a contact is added, replaced or removed. It waits for a second person and
/// changes nothing yet; the desk and the old contact hear of it at once. Asking for the same again while it waits is the same change.
/// </summary>
public static class ChangeContact
{
    public static void Map(IEndpointRouteBuilder app) => app
        .MapPost("/api/contacts/changes", Ask)
        .Accepts<ContactChangeBody>("application/json")
        .WithName(nameof(ChangeContact));

    private static async Task<IResult> Ask(
        HttpContext http, IDirectory directory, ILiveDirectory live, ContactNotices notices, ReportIds ids, IAuditLog audit, IClock clock)
    {
        var caller = http.Caller();
        var stop = http.RequestAborted;
        if (caller.Desk is not { } desk || caller.Person is null)
        {
            return Problem.From(new(caller.Desk is null ? Refusals.NotFound : Refusals.SignedInPersonRequired), http);
        }
        var body = await DeskAction.Body<ContactChangeBody>(http);
        var read = body.Said.Read();
        if (body.Refused(Refusals.InvalidContactChange, read.Refusal) is { } refusal)
        {
            return Problem.From(refusal, http);
        }
        var now = clock.GetCurrentInstant();
        await audit.Append(AuditEntry.By(caller, OwnContacts.Subject(desk), $"ask-change {read.Value!.Kind} {read.Value.ContactId}".Trim(), now), stop);
        var imported = (await directory.Current(stop)).Contacts(desk);
        Outcome<ContactChange>? asked = null;
        await live.ChangeContacts(desk, d =>
        {
            (var changed, asked) = ContactChanges.Asked(d, read.Value, imported, ids, caller.PrincipalId, now);
            return changed;
        }, stop);
        if (asked!.Value is { } change)
        {
            await notices.Tell(desk, change, ContactNotices.Requested, now, stop);
        }
        return asked.Match(c => TypedResults.Accepted("/api/contacts", c), r => Problem.From(r, http));
    }
}
