using System.Net.Sockets;
using System.Runtime.CompilerServices;
using Amqp;
using Amqp.Handler;
using EventId = Amqp.Handler.EventId;

namespace Safeguarding.Local.Broker;

/// <summary>The lock token of each message on its way out: the only place where the library takes a delivery's tag is a handler.</summary>
internal static class DeliveryTags
{
    private static readonly ConditionalWeakTable<Message, byte[]> Tags = [];

    public static void Set(Message message, Guid token) => Tags.Add(message, token.ToByteArray());

    public static byte[]? Of(Message message) => Tags.TryGetValue(message, out var tag) ? tag : null;
}

/// <summary>One connection's events.</summary>
internal sealed class ConnectionHandler : IHandler
{
    private const int LongestWaitMicroseconds = 2_000_000;

    private Socket? _socket;

    public bool CanHandle(EventId id) => id is EventId.SocketAccept or EventId.ConnectionLocalOpen or EventId.SendDelivery;

    public void Handle(Event protocolEvent)
    {
        switch (protocolEvent.Id)
        {
            case EventId.SocketAccept:
                _socket = (Socket)protocolEvent.Context;
                break;
            case EventId.ConnectionLocalOpen:
                // The JavaScript client stalls when our outcome of SASL, header and open reach it in one read: hold the open
                // back until the client has sent its header.
                _socket?.Poll(LongestWaitMicroseconds, SelectMode.SelectRead);
                break;
            case EventId.SendDelivery when protocolEvent.Context is IDelivery delivery && DeliveryTags.Of(delivery.Message) is { } tag:
                delivery.Tag = tag;
                break;
        }
    }
}
