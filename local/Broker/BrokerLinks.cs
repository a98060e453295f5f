using Amqp;
using Amqp.Framing;
using Amqp.Listener;
using Amqp.Types;
using NodaTime;

namespace Safeguarding.Local.Broker;

/// <summary>Answers each attach: token requests, management requests, sending to and receiving from an entity.</summary>
internal sealed class BrokerLinks(BrokerEntities entities, SharedAccess access, BrokerFaults faults, IClock clock) : ILinkProcessor
{
    private const string TokenNode = "$cbs";
    private const string ManagementSuffix = "/$management";
    private const int Credit = 200;
    private const ulong LargestMessage = 1024 * 1024;

    public void Process(AttachContext attachContext)
    {
        var attach = attachContext.Attach;
        // Without it the JavaScript client takes 0 for the limit and refuses to send a batch.
        attach.MaxMessageSize = LargestMessage;
        var sends = !attach.Role;
        var address = sends ? ((Target)attach.Target).Address : ((Source)attach.Source).Address;
        if (address == TokenNode || address.EndsWith(ManagementSuffix, StringComparison.OrdinalIgnoreCase))
        {
            AttachNode(attachContext, address, sends);
        }
        else if (Endpoint(attachContext.Link, address, sends) is not { } endpoint)
        {
            attachContext.Complete(new Error(ErrorCode.NotFound) { Description = $"The messaging entity '{address}' could not be found." });
        }
        else if (!ConnectionState.Of(attachContext.Link).Allows(address, clock.GetCurrentInstant()))
        {
            attachContext.Complete(new Error(ErrorCode.UnauthorizedAccess) { Description = "No valid token was put for this address." });
        }
        else
        {
            attachContext.Complete(endpoint, Credit);
        }
    }

    private LinkEndpoint? Endpoint(ListenerLink link, string address, bool sends) => sends
        ? entities.Target(address) is { } store ? new IncomingEndpoint(address, store, faults, clock) : null
        : entities.Source(address) is { } queue ? new OutgoingEndpoint(link, queue) : null;

    private void AttachNode(AttachContext attachContext, string address, bool sends)
    {
        if (sends)
        {
            var node = address == TokenNode ? null : entities.Source(address[..^ManagementSuffix.Length]);
            attachContext.Complete(new RequestEndpoint((request, connection) =>
                address == TokenNode ? PutToken(request, connection) : Management.Answer(request, node)), Credit);
            return;
        }

        var replies = new ReplyEndpoint(attachContext.Link);
        var connection = ConnectionState.Of(attachContext.Link);
        // The .NET client names its reply address; the JavaScript one names only its link.
        connection.Replies[(attachContext.Attach.Target as Target)?.Address ?? attachContext.Attach.LinkName] = replies;
        connection.Replies[attachContext.Attach.LinkName] = replies;
        attachContext.Complete(replies, 0);
    }

    private Message PutToken(Message request, ConnectionState connection)
    {
        var audience = request.ApplicationProperties?["name"] as string ?? "";
        var good = access.GoodUntil(request.ApplicationProperties?["type"] as string, request.Body as string ?? "", audience);
        if (good is not { } until || until <= clock.GetCurrentInstant() || !Uri.TryCreate(audience, UriKind.Absolute, out var uri))
        {
            return RequestEndpoint.Status(401, "The token is not good for this address.");
        }

        connection.Allow(Uri.UnescapeDataString(uri.AbsolutePath).Trim('/'), until);
        return RequestEndpoint.Status(202, "Accepted");
    }
}

/// <summary>The part of $management that clients need while they hold a message: renewing its lock, and settling it after its link closed.</summary>
internal static class Management
{
    public static Message Answer(Message request, BrokerQueue? queue)
    {
        var operation = request.ApplicationProperties?["operation"] as string;
        if (queue is null || request.Body is not Map body || body["lock-tokens"] is not Array tokens)
        {
            return RequestEndpoint.Status(501, $"This broker does not do {operation}.");
        }

        return operation switch
        {
            "com.microsoft:renew-lock" => Renew(queue, [.. tokens.Cast<Guid>()]),
            "com.microsoft:update-disposition" => Settle(queue, [.. tokens.Cast<Guid>()], body["disposition-status"] as string),
            _ => RequestEndpoint.Status(501, $"This broker does not do {operation}."),
        };
    }

    private static Message Renew(BrokerQueue queue, IReadOnlyList<Guid> tokens)
    {
        var until = tokens.Select(queue.Renew).ToList();
        return until.Contains(null)
            ? LockLost
            : RequestEndpoint.Status(200, "OK", new Map { ["expirations"] = until.Select(instant => instant!.Value.ToDateTimeUtc()).ToArray() });
    }

    private static Message Settle(BrokerQueue queue, IReadOnlyList<Guid> tokens, string? status)
    {
        Func<Guid, bool> settle = status switch
        {
            "completed" => queue.Complete,
            "suspended" => token => queue.DeadLetter(token, null, null),
            _ => queue.Abandon,
        };
        return tokens.All(settle) ? RequestEndpoint.Status(200, "OK") : LockLost;
    }

    private static Message LockLost
    {
        get
        {
            var answer = RequestEndpoint.Status(410, "The lock was lost.");
            answer.ApplicationProperties["errorCondition"] = new Symbol("com.microsoft:message-lock-lost");
            return answer;
        }
    }
}
