using NodaTime;

namespace Safeguarding.Directory;

/// <summary>
/// What one desk has changed of its imported contacts and attested: one document, changed by ETag. The list of a desk is the imported one with
/// this laid over it, so an import neither loses a desk's own change nor brings back whom it removed.
/// </summary>
public sealed record DeskContacts
{
    /// <summary>Partition beside the snapshots.</summary>
    public const string Partition = "live-contacts";

    /// <summary>Decided changes that are kept; the pending ones stay in any case.</summary>
    public const int MostDecided = 40;

    /// <summary>Bounds the document; a desk with more waiting first decides some.</summary>
    public const int MostPending = 10;

    /// <summary>Contacts that a desk may have: more would never be reached before a deadline.</summary>
    public const int MostContacts = 30;

    /// <summary>The desk.</summary>
    public required string Id { get; init; }

    public string Snapshot { get; init; } = Partition;

    public IReadOnlyList<DeskContact> Own { get; init; } = [];

    /// <summary>Ids of imported contacts that were removed.</summary>
    public IReadOnlyList<string> Removed { get; init; } = [];

    /// <summary>London date of the last attestation, by contact id.</summary>
    public IReadOnlyDictionary<string, LocalDate> Verified { get; init; } = new Dictionary<string, LocalDate>();

    public IReadOnlyList<ContactChange> Changes { get; init; } = [];

    /// <summary>Changes that were ever asked for; the next one's id is made from it.</summary>
    public int Asked { get; init; }

    public ContactChange? Change(string id) => Changes.FirstOrDefault(c => c.Id == id);

    /// <summary>The list as it stands now, in the order in which its contacts are told.</summary>
    public IReadOnlyList<DeskContact> Over(IEnumerable<Contact> imported)
    {
        IReadOnlyList<DeskContact> before = [.. imported.GroupBy(c => c.Role).SelectMany(g => g.Select((c, place) => Imported(c, place)))];
        return [.. before.Select(c => Own.FirstOrDefault(o => o.Id == c.Id) ?? c).Concat(Own.Where(o => before.All(b => b.Id != o.Id)))
            .Where(c => !Removed.Contains(c.Id)).Select(Attested)];
    }

    /// <summary>The second person said yes: the list changes in the same write.</summary>
    public DeskContacts With(ContactChange approved) => this with
    {
        Own = [.. Own.Where(o => o.Id != approved.ContactId), .. approved.Contact is { } contact ? [contact] : Array.Empty<DeskContact>()],
        Removed = approved.Kind == ContactChangeKind.Remove ? [.. Removed.Append(approved.ContactId).Distinct()] : Removed,
    };

    private DeskContact Attested(DeskContact contact) =>
        Verified.TryGetValue(contact.Id, out var on) && (contact.LastVerified is not { } last || on > last) ? contact with { LastVerified = on } : contact;

    private static DeskContact Imported(Contact c, int place) =>
        new(ContactIds.Imported(c.DeskId, c.Role, place), c.Name, c.Role, c.Email, c.Telephone, c.Language, c.Hours, SmsAnyTime: false, c.LastVerified);
}
