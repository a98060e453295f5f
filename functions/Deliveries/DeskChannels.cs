using Safeguarding.Directory;
using Safeguarding.Routing;

namespace Safeguarding.Deliveries;

/// <summary>The one channel that a sender of deliveries knows: it takes for each desk the channel that the directory names now.</summary>
public sealed class DeskChannels(IDirectory directory, IReadOnlyDictionary<DeskChannel, IChannel> channels) : IChannel
{
    /// <summary>A desk that has left the directory since still has its inbox.</summary>
    public async Task Send(Delivery delivery, string messageId, CancellationToken stop)
    {
        var snapshot = await directory.RecentWith(delivery.RecipientId, stop);
        await channels[snapshot.Desks.Desk(delivery.RecipientId)?.Channel ?? DeskChannel.Inbox].Send(delivery, messageId, stop);
    }
}
