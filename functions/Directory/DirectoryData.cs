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
    IReadOnlyList<Principal> Principals)
{
    public IReadOnlyList<SafeguardingBoard> Boards { get; init; } = [];

    /// <summary>
    /// London dates, both inclusive, for which the bank holidays are known. A snapshot that was written without them knows those of the years of its list;
    /// null where that is empty too.
    /// </summary>
    public DateInterval? BankHolidaysCover { get => field ?? WorkingDays.YearsOf(BankHolidays); init; }

    public PostcodeTable Postcodes { get; init; } = PostcodeTable.Empty;

    /// <summary>The schools, each with the desk that is made from it.</summary>
    public DirectoryData With(IReadOnlyList<School> schools) =>
        this with { Schools = schools, Desks = [.. Desks.Where(d => d.Kind != DeskKind.School), .. schools.Select(DirectoryRows.DeskOf)] };
}

/// <summary>An organisation that submits reports.</summary>
/// <param name="Board">Its safeguarding board, whose duty desk takes what its reports alone cannot place.</param>
/// <param name="EncompassExpectedBy">London time of a school day by which it has usually notified a school; null: silence says nothing.</param>
public sealed record Sender(string Id, string NameEn, string NameCy, string Type, string Board, LocalTime? EncompassExpectedBy = null);

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
public sealed class DirectorySnapshot
{
    private readonly Dictionary<(string, string), Principal> _principals;
    private readonly Dictionary<string, string> _senderTypes;
    private readonly ILookup<string, Contact> _contacts;

    public DirectorySnapshot(string id, DirectoryData data)
    {
        (Id, Data) = (id, data);
        _principals = data.Principals.ToDictionary(p => (p.Tenant, p.PrincipalId));
        _senderTypes = data.Senders.ToDictionary(s => s.Id, s => s.Type);
        _contacts = data.Contacts.ToLookup(c => c.DeskId);
        Desks = new(new(data.Desks, data.Authorities, data.Schools, data.Calendar, data.BankHolidays, data.Senders.ToDictionary(s => s.Id, s => s.Board))
        {
            OrganisationOfForce = data.Senders.Where(s => s.Type == "police").GroupBy(s => s.NameEn).ToDictionary(g => g.Key, g => g.First().Id),
            BankHolidaysCover = data.BankHolidaysCover,
            Postcodes = data.Postcodes,
        });
    }

    private DirectorySnapshot(DirectorySnapshot imported, DeskBook desks)
    {
        (Id, Data, _principals, _senderTypes, _contacts) = (imported.Id, imported.Data, imported._principals, imported._senderTypes, imported._contacts);
        Desks = desks;
    }

    public string Id { get; }

    public DeskBook Desks { get; }

    public DirectoryData Data { get; }

    public string? SenderType(string sender) => _senderTypes.GetValueOrDefault(sender);

    public Principal? Principal(string tenant, string principalId) => _principals.GetValueOrDefault((tenant, principalId));

    /// <summary>Imported contacts of a desk, in order; what the desk changed since lies over them (<see cref="DeskContacts"/>).</summary>
    public IEnumerable<Contact> Contacts(string desk) => _contacts[desk];

    /// <summary>The same snapshot, with closures that were announced since its import.</summary>
    public DirectorySnapshot With(IReadOnlyList<CalendarEntry> announced) => announced.Count == 0 ? this : new(this, Desks.With(announced));
}
