using NodaTime;
using Safeguarding.Access;
using Safeguarding.Deliveries;
using Safeguarding.Directory;
using Safeguarding.Reports;
using Safeguarding.Routing;
using Safeguarding.Triggers;

namespace Safeguarding.SelfService;

/// <summary>
/// POST /api/contacts/attestation: a person of the desk confirms that its contacts are right; they then count as verified today (London). A
/// desk's system names the person. Idempotent within a day.
/// </summary>
public static class AttestContacts
{
    /// <param name="ActingPerson">Required when the caller is a system.</param>
    /// <param name="Contacts">Ids of the contacts that are confirmed; absent means all.</param>
    public sealed record Attestation(ActingPerson? ActingPerson = null, IReadOnlyList<string?>? Contacts = null);

    public static void Map(IEndpointRouteBuilder app) => app
        .MapPost("/api/contacts/attestation", Attest)
        .Accepts<Attestation>("application/json")
        .WithName(nameof(AttestContacts));

    private static async Task<IResult> Attest(HttpContext http, IDirectory directory, ILiveDirectory live, IAuditLog audit, IClock clock)
    {
        var caller = http.Caller();
        var stop = http.RequestAborted;
        if (caller.Desk is not { } desk)
        {
            return Problem.From(new(Refusals.NotFound), http);
        }
        var body = await DeskAction.Body<Attestation>(http);
        var said = body.Said;
        if (body.Refused(Refusals.InvalidContactChange, DeskAction.Unnamed(caller, said.ActingPerson)) is { } refusal)
        {
            return Problem.From(refusal, http);
        }
        var snapshot = await directory.Current(stop);
        var all = (await live.Contacts(desk, stop)).Over(snapshot.Contacts(desk)).Select(c => c.Id).ToList();
        var attested = said.Contacts is { } some ? [.. some.OfType<string>().Distinct()] : all;
        if (attested.FirstOrDefault(id => !all.Contains(id)) is not null)
        {
            return Problem.From(new(Refusals.InvalidContactChange, new Finding("/contacts", "contact-change-unknown")), http);
        }
        var now = clock.GetCurrentInstant();
        await audit.Append(AuditEntry.By(caller, OwnContacts.Subject(desk), $"attest {string.Join(' ', attested)}", now), stop);
        var changed = await live.ChangeContacts(desk, d => ContactChanges.Attested(d, attested, LondonTime.Local(now).Date), stop);
        return TypedResults.Ok(OwnContacts.Of(changed, snapshot));
    }
}
