using Safeguarding.Access;
using Safeguarding.Directory;

namespace Safeguarding.SelfService;

/// <summary>A desk's contacts as its people see them, with the changes that wait for a second person.</summary>
public sealed record OwnContacts(string Desk, IReadOnlyList<DeskContact> Contacts, IReadOnlyList<ContactChange> Changes)
{
    /// <summary>Subject of the audit of everything that is done with a desk's contacts.</summary>
    public static string Subject(string desk) => $"contacts:{desk}";

    public static OwnContacts Of(DeskContacts desk, DirectorySnapshot directory) =>
        new(desk.Id, desk.Over(directory.Contacts(desk.Id)), desk.Changes);

    /// <summary>
    /// The desk of the token; a directory administrator works at none and names one. Null where there is none: nobody else can name a desk.
    /// </summary>
    public static string? DeskOf(Caller caller, string? named) =>
        caller.Desk ?? (caller.Roles.Contains(Roles.DirectoryAdmin) && named is { Length: > 0 and <= 200 } ? named : null);
}
