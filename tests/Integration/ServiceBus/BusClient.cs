using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Safeguarding.Local;

namespace Safeguarding.Tests.Integration.ServiceBus;

/// <summary>Microsoft's JavaScript client of Service Bus in a process of its own: what a sender or council uses, and written by neither side under test.</summary>
internal sealed class BusClient : IAsyncDisposable
{
    private readonly Process _process;
    private readonly ConcurrentDictionary<int, TaskCompletionSource<JsonObject>> _open = new();
    private int _next;

    private BusClient(Process process)
    {
        _process = process;
        process.OutputDataReceived += (_, line) => Answered(line.Data);
        process.BeginOutputReadLine();
    }

    public static BusClient Connect(string connectionString)
    {
        var root = new LocalStackOptions().RepositoryRoot;
        string[] arguments =
        [
            Path.Combine(root, "tests", "Integration", "ServiceBus", "client.cjs"), Path.Combine(root, "local", "node", "package.json"), connectionString,
        ];
        return new(Process.Start(new ProcessStartInfo("node", arguments) { RedirectStandardInput = true, RedirectStandardOutput = true })!);
    }

    public Task Send(string address, params IEnumerable<SentMessage> messages) => Ask("send", new { address, messages });

    public Task SendBatch(string address, params IEnumerable<SentMessage> messages) => Ask("send", new { address, messages, batch = true });

    public async Task<IReadOnlyList<ReceivedMessage>> Receive(string address, int max = 1, int wait = 5000, bool deadLetters = false, string? mode = null) =>
        Read(await Ask("receive", new { address, max, wait, deadLetters, mode }));

    public async Task<IReadOnlyList<ReceivedMessage>> Subscribe(string address, int count) => Read(await Ask("subscribe", new { address, count }));

    /// <summary>The delivery counts that a handler sees which always fails.</summary>
    public async Task<IReadOnlyList<int>> SubscribeAndFail(string address, int count) =>
        (await Ask("subscribe", new { address, count, fails = true }))!.AsArray().Select(n => n!.GetValue<int>()).ToList();

    public Task<JsonNode?> Settle(ReceivedMessage message, string how, string? reason = null, string? description = null) =>
        Ask("settle", new { message.LockToken, how, reason, description });

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(10)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _process.Dispose();
    }

    private static IReadOnlyList<ReceivedMessage> Read(JsonNode? result) => result.Deserialize<List<ReceivedMessage>>(JsonSerializerOptions.Web)!;

    private async Task<JsonNode?> Ask(string operation, object arguments)
    {
        var request = JsonSerializer.SerializeToNode(arguments, JsonSerializerOptions.Web)!.AsObject();
        var id = Interlocked.Increment(ref _next);
        (request["id"], request["operation"]) = (id, operation);
        var answer = _open[id] = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await _process.StandardInput.WriteLineAsync(request.ToJsonString());
        await _process.StandardInput.FlushAsync();
        var said = await answer.Task.WaitAsync(Poll.Limit);
        return said["error"] is { } error ? throw new BusClientException(error["code"]?.GetValue<string>(), error["message"]!.GetValue<string>()) : said["result"];
    }

    private void Answered(string? line)
    {
        if (line is not null && JsonNode.Parse(line) is JsonObject answer && _open.TryRemove(answer["id"]!.GetValue<int>(), out var waiting))
        {
            waiting.SetResult(answer);
        }
    }
}

/// <summary>What the client reports as an error, with its own code.</summary>
internal sealed class BusClientException(string? code, string message) : Exception(message)
{
    public string? Code => code;
}

/// <param name="Body">Base64.</param>
internal sealed record SentMessage(
    string Body, string? MessageId = null, string? Subject = null, string? CorrelationId = null, int? TimeToLive = null, IReadOnlyDictionary<string, object>? ApplicationProperties = null)
{
    public static SentMessage Of(string text) => new(Convert.ToBase64String(Encoding.UTF8.GetBytes(text)));
}

/// <param name="Body">Base64.</param>
internal sealed record ReceivedMessage(
    string? MessageId, string? Subject, string? CorrelationId, string? ContentType, JsonObject? ApplicationProperties, int DeliveryCount, string LockToken,
    string Body, string? DeadLetterReason, string? DeadLetterErrorDescription, string? DeadLetterSource, long SequenceNumber, DateTimeOffset? LockedUntilUtc)
{
    public string Text => Encoding.UTF8.GetString(Convert.FromBase64String(Body));

    public JsonObject Json => JsonNode.Parse(Text)!.AsObject();
}
