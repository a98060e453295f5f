using Amqp;
using Amqp.Framing;
using Amqp.Listener;
using NodaTime;

namespace Safeguarding.Local.Broker;

/// <summary>A client sends to a queue or topic. "Accepted" is said only after every message of the delivery is stored.</summary>
internal sealed class IncomingEndpoint(string address, Action<Message> store, BrokerFaults faults, IClock clock) : LinkEndpoint
{
    private const uint BatchFormat = 0x80013700;

    public override void OnMessage(MessageContext messageContext)
    {
        if (!ConnectionState.Of(messageContext.Link).Allows(address, clock.GetCurrentInstant()))
        {
            messageContext.Complete(new Error("amqp:unauthorized-access") { Description = "The token for this address has expired." });
            return;
        }

        var fault = faults.Take(address);
        if (fault is null or BrokerFault.StoreThenHang)
        {
            // Copied before completion, which gives the buffer back.
            Unpack(messageContext.Message).ForEach(store);
        }

        switch (fault)
        {
            case null:
                messageContext.Complete();
                break;
            case BrokerFault.Busy:
                messageContext.Complete(new Error("com.microsoft:server-busy") { Description = "Fault set for this address." });
                break;
            case BrokerFault.Release:
                messageContext.Link.DisposeMessage(messageContext.Message, new Released(), settled: true);
                break;
            case BrokerFault.Disconnect:
                _ = messageContext.Link.Session.Connection.CloseAsync(TimeSpan.FromMilliseconds(1), new Error(ErrorCode.ConnectionForced));
                break;
        }
    }

    public override void OnFlow(FlowContext flowContext)
    {
    }

    public override void OnDisposition(DispositionContext dispositionContext)
    {
    }

    private static List<Message> Unpack(Message message)
    {
        // Whatever sends several messages at once sends each as one data section.
        return message.Format != BatchFormat ? [message] : message.Body switch
        {
            Data[] several => [.. several.Select(section => StoredMessage.Decode(section.Binary))],
            byte[] one => [StoredMessage.Decode(one)],
            _ => [],
        };
    }
}
