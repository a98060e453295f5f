using Safeguarding.Directory;

namespace Safeguarding.Deliveries;

/// <summary>Where a box's contact is reached, by the desk's list as it stands when the message goes.</summary>
public sealed class AlertAddresses(IDirectory directory, ILiveDirectory live)
{
    /// <summary>Null where the contact, or its address, is gone.</summary>
    public async Task<(string To, string Language)?> Of(AlertBox box, CancellationToken stop)
    {
        var own = await live.Contacts(box.Desk, stop);
        var contact = box.Change is { } change
            ? own.Change(change)?.Before
            : own.Over((await directory.Current(stop)).Contacts(box.Desk)).FirstOrDefault(c => c.Id == box.ContactId);
        var to = box.Channel == "email" ? contact?.Email : contact?.Telephone;
        return to is null ? null : (to, contact!.Language);
    }
}
