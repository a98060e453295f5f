using NodaTime;
using Safeguarding.Directory;
using Safeguarding.Reports;
using Safeguarding.Routing;
using Safeguarding.Triggers;

namespace Safeguarding.SelfService;

/// <summary>What a desk's document says after its contacts were attested, or a change was asked for or decided. Pure.</summary>
public static class ContactChanges
{
    public static DeskContacts? Attested(DeskContacts desk, IReadOnlyCollection<string> contacts, LocalDate on) =>
        contacts.All(c => desk.Verified.TryGetValue(c, out var last) && last >= on) ? null : desk with
        {
            Verified = desk.Verified.Where(v => !contacts.Contains(v.Key)).Select(v => (v.Key, v.Value)).Concat(contacts.Select(c => (Key: c, Value: on)))
                .TakeLast(2 * DeskContacts.MostContacts).ToDictionary(v => v.Key, v => v.Value),
        };

    /// <summary>The change that stands in the document afterwards: the one that asks for the same and waits already, else a new one.</summary>
    public static (DeskContacts? Desk, Outcome<ContactChange> Change) Asked(
        DeskContacts desk, ContactWish wish, IEnumerable<Contact> imported, ReportIds ids, string by, Instant at)
    {
        var contacts = desk.Over(imported);
        var before = contacts.FirstOrDefault(c => c.Id == wish.ContactId);
        if (wish.Kind != ContactChangeKind.Add && before is null)
        {
            return (null, new Refusal(Refusals.InvalidContactChange, new Finding("/contactId", "contact-change-unknown")));
        }
        var number = desk.Asked + 1;
        var id = wish.Kind == ContactChangeKind.Add ? ContactIds.Added(desk.Id, number) : wish.ContactId!;
        var change = new ContactChange(ids.ContactChange(desk.Id, number), wish.Kind, id, wish.Contact is null ? null : wish.Contact with { Id = id }, before, by, at);
        var pending = desk.Changes.Where(c => c.State == ContactChangeState.Pending).ToList();
        if (pending.FirstOrDefault(p => p.AsksTheSameAs(change)) is { } same)
        {
            return (null, same);
        }
        return pending.Count >= DeskContacts.MostPending || (wish.Kind == ContactChangeKind.Add && contacts.Count >= DeskContacts.MostContacts)
            ? (null, new Refusal(Refusals.TooManyChanges))
            : (desk with { Asked = number, Changes = [.. desk.Changes, change] }, change);
    }

    /// <summary>The second person's word. Saying the same again changes nothing; only the requester may not approve (a withdrawal is a refusal).</summary>
    public static (DeskContacts? Desk, Outcome<ContactChange> Change) Decided(DeskContacts desk, string id, bool approve, string by, Instant at)
    {
        var to = approve ? ContactChangeState.Approved : ContactChangeState.Refused;
        if (Refused(desk, id, approve, by) is { } refusal)
        {
            return (null, refusal);
        }
        var change = desk.Change(id)!;
        if (change.State == to)
        {
            return (null, change);
        }
        var decided = change with { State = to, DecidedBy = by, DecidedAt = at, Contact = change.Contact is null ? null : change.Contact with { LastVerified = LondonTime.Local(at).Date } };
        IReadOnlyList<ContactChange> others = [.. desk.Changes.Where(c => c.Id != id)];
        IReadOnlyList<ContactChange> all =
        [
            .. others.Where(c => c.State != ContactChangeState.Pending).Append(decided).TakeLast(DeskContacts.MostDecided),
            .. others.Where(c => c.State == ContactChangeState.Pending),
        ];
        return (approve ? desk.With(decided) with { Changes = all } : desk with { Changes = all }, decided);
    }

    /// <summary>Null where this person may decide it so.</summary>
    public static Refusal? Refused(DeskContacts desk, string id, bool approve, string by) => desk.Change(id) switch
    {
        null => new(Refusals.NotFound),
        { } change when approve && change.By == by => new(Refusals.SecondPersonRequired),
        { State: ContactChangeState.Pending } => null,
        { } change when (change.State == ContactChangeState.Approved) != approve => new(Refusals.ChangeDecided),
        _ => null,
    };
}
