using Amqp;
using Amqp.Framing;
using Amqp.Listener;

namespace Safeguarding.Local.Broker;

/// <summary>
/// A client receives from a queue or subscription. Sending happens on a thread of its own, one at a time: frames arrive under the
/// library's locks, and one client's act may make a message ready for another.
/// </summary>
internal sealed class OutgoingEndpoint : LinkEndpoint
{
    private readonly Lock _gate = new();
    private readonly Lock _sending = new();
    private readonly ListenerLink _link;
    private readonly BrokerQueue _queue;
    private int _credit;
    private bool _drains;
    private volatile bool _closed;

    public OutgoingEndpoint(ListenerLink link, BrokerQueue queue)
    {
        _link = link;
        _queue = queue;
        _queue.Arrived += Wake;
        // Raised before the library reports what is unsettled as released, which is no act of the client: those locks expire.
        _link.Closed += (_, _) =>
        {
            _closed = true;
            _queue.Arrived -= Wake;
        };
    }

    public override void OnFlow(FlowContext flowContext)
    {
        lock (_gate)
        {
            _credit = Math.Max(0, _credit + flowContext.Messages);
            _drains |= _link.IsDraining;
        }

        Wake();
    }

    public override void OnDisposition(DispositionContext dispositionContext)
    {
        if (_closed)
        {
            return;
        }

        var token = new Guid(dispositionContext.Message.DeliveryTag);
        var held = dispositionContext.DeliveryState switch
        {
            Accepted => _queue.Complete(token),
            Rejected rejected => _queue.DeadLetter(token, Info(rejected, "DeadLetterReason"), Info(rejected, "DeadLetterErrorDescription")),
            Released => _queue.Release(token),
            _ => _queue.Abandon(token),
        };
        if (!dispositionContext.Settled)
        {
            // Never the client's own outcome: its keys may be ones that the library cannot write.
            DeliveryState answer = held ? new Accepted() : new Rejected { Error = new Error("com.microsoft:message-lock-lost") };
            _link.DisposeMessage(dispositionContext.Message, answer, settled: true);
        }
    }

    private static string? Info(Rejected rejected, string key)
    {
        // The JavaScript client writes string keys where the library expects symbols: they can be read one by one, not looked up.
        var info = (IEnumerable<KeyValuePair<object, object>>?)rejected.Error?.Info;
        return info?.Where(item => item.Key.ToString() == key).Select(item => item.Value?.ToString()).FirstOrDefault();
    }

    private void Wake() => ThreadPool.QueueUserWorkItem(_ => Send());

    private void Send()
    {
        lock (_sending)
        {
            while (!_closed && HasCredit() && _queue.TryLock() is { } held)
            {
                SendOne(held);
            }

            AnswerDrain();
        }
    }

    private bool HasCredit()
    {
        lock (_gate)
        {
            return _credit > 0;
        }
    }

    private void SendOne(LockedMessage held)
    {
        try
        {
            var message = held.Message.ForDelivery(held.Until);
            DeliveryTags.Set(message, held.Token);
            lock (_gate)
            {
                _credit--;
            }

            _link.SendMessage(message);
            if (_link.SettleOnSend)
            {
                _queue.Complete(held.Token);
            }
        }
        catch (AmqpException)
        {
            // The link ended under our hands: the message was never delivered.
            _closed = true;
            _queue.Release(held.Token);
        }
    }

    private void AnswerDrain()
    {
        lock (_gate)
        {
            if (!_drains || _closed)
            {
                return;
            }

            (_drains, _credit) = (false, 0);
        }

        try
        {
            // The library's own CompleteDrain answers without the drain flag, and the JavaScript client then waits and closes.
            _link.SetCredit(0, drain: true, autoRestore: false);
        }
        catch (AmqpException)
        {
            _closed = true;
        }
    }
}
