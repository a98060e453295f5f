using NodaTime;
using Safeguarding.Directory;
using Safeguarding.Routing;

namespace Safeguarding.Deliveries;

/// <summary>
/// Tells the contacts of a desk at a step of the chase, by the list as it stands at that moment. What was done comes back as ids, to be stored in
/// the same write as the step; cut before it, the same alerts go again under the same ids.
/// </summary>
public sealed class ContactChase(IDirectory directory, ILiveDirectory live, IContactAlerts alerts)
{
    /// <summary>The first contact when an item is sent.</summary>
    public Task<ChosenContacts> AtSending(Delivery delivery, Instant now, CancellationToken stop) =>
        Choose(delivery, "sent", ChaseWhom.SameContacts, turn: 0, now, stop);

    public Task<ChosenContacts> At(Delivery delivery, DeadlineStep step, Instant now, CancellationToken stop)
    {
        var handedOver = delivery.StepsDone.Append(step.Name).Distinct().Count(name => ChaseSteps.Whom(delivery, name).HasFlag(ChaseWhom.NextContact));
        return Choose(delivery, step.Name, ChaseSteps.Whom(delivery, step.Name), handedOver, now, stop);
    }

    /// <summary>Who hears at once instead of a contact that could not be reached (<see cref="AlertHandOver"/>). Null where the list has nobody left.</summary>
    public async Task<ChosenContacts?> AfterFailure(Delivery delivery, string step, string failed, Instant now, CancellationToken stop)
    {
        var list = await ListOf(delivery, stop);
        return AlertHandOver.Next(delivery, list.Contacts, failed, list.Kind, now, list.Days) is { } next ? new(step, next, DeskHasNobody: false) { AtOnce = true } : null;
    }

    public async Task<IReadOnlyList<Contacted>> Tell(Delivery delivery, ChosenContacts chosen, Instant now, CancellationToken stop)
    {
        if (chosen.DeskHasNobody)
        {
            return [new(chosen.Step, null, "none", AlertOutcome.Off, now)];
        }
        var sent = new List<Contacted>();
        foreach (var (contact, channel) in chosen.Contacts)
        {
            var alert = ContactAlert.Of(delivery, chosen.Step, contact, channel, chosen.Change);
            var outcome = await alerts.Send(alert with { Urgent = alert.Urgent || chosen.AtOnce }, stop);
            sent.Add(new(chosen.Step, contact.Id, channel, outcome, now));
        }
        return sent;
    }

    private async Task<ChosenContacts> Choose(Delivery delivery, string step, ChaseWhom whom, int turn, Instant now, CancellationToken stop)
    {
        if ((whom & (ChaseWhom.SameContacts | ChaseWhom.NextContact | ChaseWhom.TeamManager)) == 0)
        {
            return new(step, [], DeskHasNobody: false);
        }
        var list = await ListOf(delivery, stop);
        var old = Notices.OldContact(delivery, list.Own);
        var told = old is not null
            ? ContactTurn.Of([old], ChaseWhom.SameContacts, 0, list.Kind, now, list.Days)
            : ContactTurn.Of(list.Contacts, whom, turn, list.Kind, now, list.Days);
        return new(step, told, list.Contacts.Count == 0 && told.Count == 0) { Change = old is null ? null : delivery.ReportId };
    }

    /// <summary>The desk's list as it stands now, and what the desk itself changed of it.</summary>
    private async Task<(DeskContacts Own, IReadOnlyList<DeskContact> Contacts, DeskKind? Kind, WorkingDays Days)> ListOf(Delivery delivery, CancellationToken stop)
    {
        var snapshot = await directory.RecentWith(delivery.RecipientId, stop);
        var own = await live.Contacts(delivery.RecipientId, stop);
        return (own, own.Over(snapshot.Contacts(delivery.RecipientId)), snapshot.Desks.Desk(delivery.RecipientId)?.Kind, snapshot.Desks.WorkingDays);
    }
}

/// <summary>Who is told at a step, before anybody is.</summary>
/// <param name="DeskHasNobody">The desk's list is empty: that is recorded, and the desk behind it hears at once.</param>
public sealed record ChosenContacts(string Step, IReadOnlyList<ContactTurn.Told> Contacts, bool DeskHasNobody)
{
    /// <summary>The change of contacts that the item is a notice of, where it goes to the contact as it was before.</summary>
    public string? Change { get; init; }

    /// <summary>They hear instead of somebody who was not reached: nothing is gathered first.</summary>
    public bool AtOnce { get; init; }

    /// <summary>For the audit: ids and channels, null where nobody is to be told.</summary>
    public string? Ids => DeskHasNobody ? "none" : Contacts.Count == 0 ? null : string.Join(' ', Contacts.Select(c => $"{c.Contact.Id}/{c.Channel}"));
}
