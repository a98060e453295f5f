using System.Text.Json.Nodes;
using Azure.Storage.Blobs.Models;
using Safeguarding.Local.Tokens;
using Safeguarding.Tests.Integration.Support;
using Shouldly;

namespace Safeguarding.Tests.Integration.ServiceBus;

/// <summary>A sender's or a council's side of Service Bus, and looks at what the pipeline keeps of messages.</summary>
internal sealed class Bus(RunningStack stack)
{
    public const string Queue = "reports-in";
    public const string DeadLetters = "reports-in/$DeadLetterQueue";
    public const string GwentReceipts = "receipts/Subscriptions/police.gwent";

    private readonly List<ReceivedMessage> _receipts = [];

    public BusClient Client => stack.BusClient;

    /// <returns>The message's id.</returns>
    public async Task<string> Send(string body, string? token = null, string? id = null, int? timeToLive = null, string? subject = null, string? language = null) =>
        await Send(SentMessage.Of(body), token, id, timeToLive, subject, language);

    public async Task<string> Send(SentMessage message, string? token = null, string? id = null, int? timeToLive = null, string? subject = null, string? language = null)
    {
        var properties = new Dictionary<string, object>();
        if ((token ?? stack.Token(Payloads.Force)) is { Length: > 0 } given)
        {
            properties["accessToken"] = given;
        }
        if (language is not null)
        {
            properties["language"] = language;
        }
        id ??= $"m-{Guid.NewGuid():N}";
        await Client.Send(Queue, message with { MessageId = id, Subject = subject, TimeToLive = timeToLive, ApplicationProperties = properties });
        return id;
    }

    /// <summary>The answer to one message, once there is one.</summary>
    public async Task<ReceivedMessage> AnswerTo(string messageId, string address = GwentReceipts)
    {
        IEnumerable<ReceivedMessage> Answers() => _receipts.Where(r => r.CorrelationId == messageId);
        await Poll.Until(() =>
        {
            Poll.Saw(LastWords);
            return Answers().Any();
        }, $"{address} gets an answer", meanwhile: () => Take(address));
        return Answers().ShouldHaveSingleItem();
    }

    private async Task Take(string address)
    {
        foreach (var receipt in await Client.Receive(address, max: 20, wait: 2000))
        {
            await Client.Settle(receipt, "complete");
            _receipts.Add(receipt);
        }
    }

    private string LastWords() => "the app: " + string.Join("\n      ", stack.Stack.Host.Output.Lines.TakeLast(20).Select(l => l.Text));

    /// <summary>What the host and the app say from now on.</summary>
    public Func<string, bool> Listen()
    {
        var before = stack.Stack.Host.Output.Lines.Count;
        return words => stack.Stack.Host.Output.Lines.Skip(before).Any(l => l.Text.Contains(words, StringComparison.Ordinal));
    }

    public Task QueueIsEmpty() => Poll.Until(() => stack.Stack.Broker.Look(Queue).Count == 0, "the queue runs empty");

    /// <summary>What is recorded of messages with these bytes.</summary>
    public async Task<IReadOnlyList<JsonObject>> Rejections(string senderId, string body) => await Rejections(senderId, System.Text.Encoding.UTF8.GetBytes(body));

    public async Task<IReadOnlyList<JsonObject>> Rejections(string senderId, byte[] body)
    {
        var digest = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(body));
        return [.. (await stack.Query("rejections", "SELECT * FROM c WHERE c.senderId = @key", senderId)).Where(r => r["digest"]!.GetValue<string>() == digest)];
    }

    /// <summary>The bytes that were kept of a refused message.</summary>
    public async Task<IReadOnlyList<byte[]>> Kept(string rejectionId)
    {
        var found = new List<byte[]>();
        await foreach (var blob in stack.Archive.GetBlobsAsync(BlobTraits.None, BlobStates.None, "refused/", default))
        {
            if (blob.Name.Contains($"/{rejectionId}/", StringComparison.Ordinal))
            {
                found.Add((await stack.Archive.GetBlobClient(blob.Name).DownloadContentAsync()).Value.Content.ToArray());
            }
        }
        return found;
    }

    public TokenSpecification Token() => stack.Stack.Tokens.Describe(Payloads.Force);

}
