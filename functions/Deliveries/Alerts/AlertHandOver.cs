using NodaTime;
using Safeguarding.Directory;
using Safeguarding.Routing;

namespace Safeguarding.Deliveries;

/// <summary>Who hears of an item whose contact could not be reached. Pure.</summary>
public static class AlertHandOver
{
    /// <summary>The next contact of the list who can be reached now, after the one that failed. Nobody where a later one has been told already.</summary>
    /// <param name="failed">Id of the contact; one who is no longer on the list is followed by its first.</param>
    /// <returns>Null where the list has nobody left: the desk behind this one hears.</returns>
    public static IReadOnlyList<ContactTurn.Told>? Next(Delivery delivery, IReadOnlyList<DeskContact> contacts, string failed, DeskKind? kind, Instant now, WorkingDays days)
    {
        var place = Array.FindLastIndex([.. contacts], c => c.Id == failed);
        foreach (var contact in contacts.Skip(place + 1))
        {
            var told = delivery.Contacted.Where(c => c.ContactId == contact.Id).ToList();
            if (told.Any(IsHopeful))
            {
                return [];
            }
            var channels = ContactTurn.EveryChannel(contact, kind, now, days);
            if (told.Count == 0 && channels.Count > 0)
            {
                return channels;
            }
        }
        return delivery.Contacted.Any(c => c.ContactId is not null && IsHopeful(c)) ? [] : null;
    }

    private static bool IsHopeful(Contacted told) => told.Outcome is AlertOutcome.Waiting or AlertOutcome.Sent or AlertOutcome.Delivered or AlertOutcome.Unknown;
}
