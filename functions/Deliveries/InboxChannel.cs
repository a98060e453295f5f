namespace Safeguarding.Deliveries;

/// <summary>The desk's inbox: the stored delivery is itself the item in the inbox, so there is nothing left to send (design 4, rule 7).</summary>
public sealed class InboxChannel : IChannel
{
    public Task Send(Delivery delivery, string messageId, CancellationToken stop) => Task.CompletedTask;
}
