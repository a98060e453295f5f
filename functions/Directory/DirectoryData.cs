using NodaTime;
using Safeguarding.Routing;

namespace Safeguarding.Directory;

/// <summary>One whole snapshot of the directory as rows. It is stored in parts, read as a whole and never changed.</summary>
public sealed record DirectoryData(
    IReadOnlyList<Authority> Authorities,
    IReadOnlyList<Desk> Desks,
    IReadOnlyList<School> Schools,
    IReadOnlyList<CalendarEntry> Calendar,
    IReadOnlyList<BankHoliday> BankHolidays,
    IReadOnlyList<Sender> Senders,
    IReadOnlyList<Contact> Contacts,
    IReadOnlyList<Principal> Principals);

/// <summary>An organisation that submits reports.</summary>
/// <param name="Board">Its safeguarding board, whose duty desk takes what its reports alone cannot place.</param>
public sealed record Sender(string Id, string NameEn, string NameCy, string Type, string Board);

/// <summary>A person who is reached for a desk. Read when an alert is sent, never copied into a report.</summary>
/// <param name="Language">"cy" or "en": the language that this person is written to in.</param>
public sealed record Contact(string DeskId, string Name, string Role, string Email, string Telephone, string Language, string Hours, LocalDate? LastVerified);

public enum PrincipalType { App, Person }

/// <summary>Who a token's bearer is to this service (design 8): found by tenant and client id (app) or object id (person), never by a name.</summary>
/// <param name="Organisation">Sender id that its submissions count under.</param>
/// <param name="Desk">The one desk whose inbox it works, or null.</param>
public sealed record Principal(
    string Tenant, string PrincipalId, PrincipalType Type, string Organisation, string? Desk, IReadOnlyList<string> Roles, IReadOnlyList<string> Kinds);

/// <summary>A snapshot ready for use.</summary>
public sealed class DirectorySnapshot(string id, DirectoryData data)
{
    private readonly Dictionary<(string, string), Principal> _principals = data.Principals.ToDictionary(p => (p.Tenant, p.PrincipalId));

    private readonly Dictionary<string, string> _senderTypes = data.Senders.ToDictionary(s => s.Id, s => s.Type);

    public string Id => id;

    public string? SenderType(string sender) => _senderTypes.GetValueOrDefault(sender);

    public DeskBook Desks { get; } = new(new(
        data.Desks, data.Authorities, data.Schools, data.Calendar, data.BankHolidays, data.Senders.ToDictionary(s => s.Id, s => s.Board))
    {
        OrganisationOfForce = data.Senders.Where(s => s.Type == "police").GroupBy(s => s.NameEn).ToDictionary(g => g.Key, g => g.First().Id),
    });

    public Principal? Principal(string tenant, string principalId) => _principals.GetValueOrDefault((tenant, principalId));
}
