using NodaTime;
using Safeguarding.Directory;
using Safeguarding.Routing;

namespace Safeguarding.Deliveries;

/// <summary>A contact that was told at a step, by ids only. UTC.</summary>
/// <param name="ContactId">Null where the desk had no contact: that is a record too.</param>
/// <param name="Channel">"email", "sms" or "none".</param>
public sealed record Contacted(string Step, string? ContactId, string Channel, AlertOutcome Outcome, Instant At)
{
    /// <summary>Keeps the document bounded: the first and the newest stay.</summary>
    public const int Most = 40;
}

/// <summary>Whose turn it is on a desk's list, and by which channel. Pure.</summary>
public static class ContactTurn
{
    /// <summary>Product words, in both languages.</summary>
    private static readonly string[] TeamManagers = ["team manager", "rheolwr tîm"];

    /// <summary>A contact and one channel to it.</summary>
    public sealed record Told(DeskContact Contact, string Channel);

    /// <summary>
    /// The first contact at sending, one further at each hand-over; a reminder goes to those told so far. E-mail at once; a text only in the
    /// contact's hours, unless the contact chose otherwise (design 6). Where the contact whose turn it is may not be rung now, the next
    /// one who may is told too. A list that is used up starts no new one: everybody on it hears again.
    /// </summary>
    /// <param name="turn">Hand-overs so far, this step included.</param>
    /// <param name="kind">Kind of the desk, which says whether its people work on bank holidays; null where the directory no longer has it.</param>
    public static IReadOnlyList<Told> Of(IReadOnlyList<DeskContact> contacts, ChaseWhom whom, int turn, DeskKind? kind, Instant now, WorkingDays days)
    {
        var chosen = new List<DeskContact>();
        if (whom.HasFlag(ChaseWhom.SameContacts) || (whom.HasFlag(ChaseWhom.NextContact) && turn >= contacts.Count))
        {
            chosen.AddRange(contacts.Take(turn + 1));
        }
        else if (whom.HasFlag(ChaseWhom.NextContact))
        {
            chosen.Add(contacts[turn]);
            chosen.AddRange(MayBeRung(contacts[turn], kind, now, days) ? [] : contacts.Skip(turn + 1).Where(c => MayBeRung(c, kind, now, days)).Take(1));
        }
        if (whom.HasFlag(ChaseWhom.TeamManager))
        {
            chosen.AddRange(contacts.Where(IsTeamManager));
        }
        return [.. chosen.DistinctBy(c => c.Id).SelectMany(c => EveryChannel(c, kind, now, days))];
    }

    /// <summary>By every channel on which this contact may be reached now.</summary>
    public static IReadOnlyList<Told> EveryChannel(DeskContact contact, DeskKind? kind, Instant now, WorkingDays days) =>
        [.. Channels(contact, kind, now, days).Select(channel => new Told(contact, channel))];

    private static IEnumerable<string> Channels(DeskContact contact, DeskKind? kind, Instant now, WorkingDays days) =>
        new[] { contact.Email is null ? null : "email", MayBeRung(contact, kind, now, days) ? "sms" : null }.OfType<string>();

    private static bool MayBeRung(DeskContact contact, DeskKind? kind, Instant now, WorkingDays days) =>
        contact.Telephone is not null && (contact.SmsAnyTime || DeskOpening.IsOpen(Hours(contact.Hours), kind, now, days));

    /// <summary>By the role that the desk itself gives.</summary>
    private static bool IsTeamManager(DeskContact contact) =>
        TeamManagers.Any(words => contact.Role.Contains(words, StringComparison.OrdinalIgnoreCase));

    /// <summary>Hours that do not read are no reason not to ring.</summary>
    private static DeskHours? Hours(string text)
    {
        try
        {
            return DeskHoursText.Read(text.Length == 0 ? null : text);
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
