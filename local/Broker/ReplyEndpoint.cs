using Amqp;
using Amqp.Framing;
using Amqp.Listener;

namespace Safeguarding.Local.Broker;

/// <summary>Where replies of $cbs and $management leave. They wait for credit: the .NET client grants it only when it receives.</summary>
internal sealed class ReplyEndpoint(ListenerLink link) : LinkEndpoint
{
    private readonly Lock _gate = new();
    private readonly Queue<Message> _waiting = new();
    private int _credit;

    public void Reply(Message message)
    {
        lock (_gate)
        {
            _waiting.Enqueue(message);
        }

        Send();
    }

    public override void OnFlow(FlowContext flowContext)
    {
        lock (_gate)
        {
            _credit = Math.Max(0, _credit + flowContext.Messages);
        }

        Send();
    }

    public override void OnDisposition(DispositionContext dispositionContext)
    {
        if (!dispositionContext.Settled)
        {
            link.DisposeMessage(dispositionContext.Message, new Accepted(), settled: true);
        }
    }

    private void Send()
    {
        lock (_gate)
        {
            while (_credit > 0 && _waiting.TryDequeue(out var message))
            {
                _credit--;
                link.SendMessage(message);
            }
        }
    }
}

/// <summary>Requests to $cbs or to the $management node of an entity, each answered on the link that it names.</summary>
internal sealed class RequestEndpoint(Func<Message, ConnectionState, Message> answer) : LinkEndpoint
{
    public override void OnMessage(MessageContext messageContext)
    {
        var request = messageContext.Message;
        var connection = ConnectionState.Of(messageContext.Link);
        var reply = answer(request, connection);
        (reply.Properties ??= new Properties()).SetCorrelationId(request.Properties.GetMessageId());
        messageContext.Complete();
        if (connection.Replies.TryGetValue(request.Properties.ReplyTo, out var endpoint))
        {
            endpoint.Reply(reply);
        }
    }

    public override void OnFlow(FlowContext flowContext)
    {
    }

    public override void OnDisposition(DispositionContext dispositionContext)
    {
    }

    public static Message Status(int code, string description, object? body = null) => new(body ?? "")
    {
        // Clients differ in how they spell it.
        ApplicationProperties = new ApplicationProperties
        {
            ["status-code"] = code,
            ["statusCode"] = code,
            ["status-description"] = description,
            ["statusDescription"] = description,
        },
    };
}
