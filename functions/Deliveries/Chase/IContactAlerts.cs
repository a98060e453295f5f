using NodaTime;
using Safeguarding.Directory;

namespace Safeguarding.Deliveries;

/// <summary>Reaches a person of a desk outside the inbox. A repeat of the same step for the same contact and channel is known as one (design 4, rule 7).</summary>
public interface IContactAlerts
{
    /// <summary>Returns what became of it; throws when it must be tried again.</summary>
    Task<AlertOutcome> Send(ContactAlert alert, CancellationToken stop);
}

public enum AlertOutcome
{
    /// <summary>No channel is switched on: the person was chosen and recorded, and not reached.</summary>
    Off,

    /// <summary>The telephone is a landline and the contact has an e-mail address: it is written to and not texted.</summary>
    NoMobile,

    /// <summary>It goes with the next message to the contact, in seconds.</summary>
    Waiting,

    /// <summary>The channel has taken it.</summary>
    Sent,
    Delivered,

    /// <summary>Taken, and never heard of again.</summary>
    Unknown,

    /// <summary>The item was answered before the message went.</summary>
    NotNeeded,

    /// <summary>Refused, or for good not delivered: the next contact is told.</summary>
    Failed,
}

/// <summary>"You have something at this desk, sign in": nothing of a child, a report or its kind (domain 1.7).</summary>
/// <param name="Channel">"email" or "sms".</param>
/// <param name="Change">The change of contacts whose notice goes to the contact as it was; null where it goes to one of the desk's list.</param>
public sealed record ContactAlert(
    string DeliveryId, string Desk, string Step, DeskContact Contact, string Channel, string? Change, Instant DueAt, bool Urgent)
{
    /// <summary>Due when the clock of the step runs out.</summary>
    public static ContactAlert Of(Delivery delivery, string step, DeskContact contact, string channel, string? change) =>
        new(delivery.Id, delivery.RecipientId, step, contact, channel, change, delivery.Waiting(delivery.ClockOf(step)).DueAt, delivery.Urgent);
}

/// <summary>Off by configuration until the browser inbox works: a link in a message would lead nowhere. The inbox is the only channel.</summary>
public sealed class ContactAlertsOff : IContactAlerts
{
    public Task<AlertOutcome> Send(ContactAlert alert, CancellationToken stop) => Task.FromResult(AlertOutcome.Off);
}
