using NodaTime;
using Safeguarding.Access;
using Safeguarding.Directory;
using Safeguarding.Triggers;

namespace Safeguarding.SelfService;

/// <summary>
/// GET /api/contacts: the contacts of the caller's own desk as they stand now, in the order in which they are told, and its changes. A directory
/// administrator adds <c>?desk=</c>. Audited before it is shown.
/// </summary>
public static class ListContacts
{
    public static void Map(IEndpointRouteBuilder app) => app.MapGet("/api/contacts", List).WithName(nameof(ListContacts));

    private static async Task<IResult> List(HttpContext http, IDirectory directory, ILiveDirectory live, IAuditLog audit, IClock clock, string? desk)
    {
        var stop = http.RequestAborted;
        var snapshot = await directory.Current(stop);
        if (OwnContacts.DeskOf(http.Caller(), desk) is not { } own || snapshot.Desks.Desk(own) is null)
        {
            return Problem.From(new(Refusals.NotFound), http);
        }
        if (!http.IsHead())
        {
            await audit.Append(AuditEntry.By(http.Caller(), OwnContacts.Subject(own), "read", clock.GetCurrentInstant()), stop);
        }
        return TypedResults.Ok(OwnContacts.Of(await live.Contacts(own, stop), snapshot));
    }
}
