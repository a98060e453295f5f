using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Microsoft.Azure.Cosmos;
using NodaTime;
using Safeguarding.Local;
using Safeguarding.Local.Tokens;
using Safeguarding.Tests.Hostile.Running;
using Xunit;

[assembly: AssemblyFixture(typeof(HostileStack))]
[assembly: Xunit.v3.Parallelization(Mode = Xunit.Sdk.ParallelMode.None)]

namespace Safeguarding.Tests.Hostile.Running;

/// <param name="Id">Of a report or a delivery.</param>
/// <param name="Principal">Whose it is.</param>
/// <param name="Desk">Empty for a report.</param>
public sealed record OwnItem(string Id, string Principal, string Desk = "");

/// <summary>Engines, broker and token issuer of the local stack, the app in this process, and some good reports at their desks.</summary>
public sealed class HostileStack : IAsyncLifetime
{
    private static readonly string[] Delivered =
        ["referral-minimum", "referral-several-authorities", "referral-with-intelligence", "missing-high-risk", "missing-heb-ei-raddio", "encompass-siblings-two-schools", "encompass-no-school-given"];

    private readonly Dictionary<string, string> _tokens = [];
    private readonly Dictionary<string, OwnItem> _deliveries = [];
    private LocalStack? _stack;
    private readonly HttpClient _http = new() { Timeout = Poll.Limit };
    private CosmosClient? _cosmos;
    private HostileApp? _app;
    private Instant _tokensSince;

    public static string Samples { get; } = Path.Combine(new LocalStackOptions().RepositoryRoot, "sample-payloads", "valid");

    internal SearchedLog Log { get; } = new();

    public IReadOnlyList<Principal> Principals => _stack!.Tokens.Principals;

    public IReadOnlyList<OwnItem> Reports { get; private set; } = [];

    /// <summary>Of those reports.</summary>
    public IReadOnlyList<OwnItem> Deliveries { get; private set; } = [];

    /// <summary>Also of whatever was accepted and worked off since.</summary>
    public IReadOnlyList<OwnItem> AtDesks => [.. _deliveries.Values];

    public async ValueTask InitializeAsync()
    {
        _stack = await LocalStack.StartAsync(new() { WithoutHost = true }, _ => { }, CancellationToken.None);
        _app = new(_stack.AppSettings, Log);
        var reports = new List<OwnItem>();
        foreach (var name in Delivered)
        {
            reports.Add(await Report(name));
        }
        // The same child missing again: items with a possible repeat, for the one function that is about those.
        reports.Add(await Report("missing-high-risk", "H-again-1"));
        reports.Add(await Report("missing-high-risk", "H-again-2"));
        Reports = reports;
        await WorkOff();
        Deliveries = AtDesks;
        foreach (var item in Deliveries.Where((_, i) => i % 2 == 0))
        {
            await Post($"/api/deliveries/{item.Id}/acknowledgement", item.Principal, """{"actingPerson":{"name":"A. Person"}}"""u8.ToArray());
        }
    }

    public BlobContainerClient Archive => new(_stack!.DirectStorageConnectionString, _stack.DataModel.ArchiveContainer);

    public Container Documents(string container) => (_cosmos ??= new(_stack!.CosmosEndpoint.ToString(), _stack.CosmosKey, new()
    {
        ConnectionMode = ConnectionMode.Gateway,
        LimitToEndpoint = true,
        UseSystemTextJsonSerializerWithOptions = JsonSerializerOptions.Web,
    })).GetContainer(_stack!.DataModel.Database, container);

    /// <summary>A good request for something to read.</summary>
    internal async Task<(int Status, string Text)> Get(string path, string principal, string accept = "application/json")
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(_app!.Address, path));
        request.Headers.Authorization = new("Bearer", Token(principal));
        request.Headers.Accept.ParseAdd(accept);
        using var answer = await _http.SendAsync(request);
        return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    /// <summary>One request byte for byte.</summary>
    internal Task<(int Status, string Text)> Send(byte[] request, bool broken = false) => RawHttp.Send(_app!.Address, request, broken);

    /// <summary>One call as the Functions host makes it.</summary>
    internal Task<(int Status, string Text)> Invoke(string function, string envelope)
    {
        var body = Encoding.UTF8.GetBytes(envelope);
        return Send([.. Encoding.ASCII.GetBytes($"POST /{function} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\nContent-Type: application/json; charset=utf-8\r\nContent-Length: {body.Length}\r\n\r\n"), .. body]);
    }

    /// <summary>One firing of a timer.</summary>
    internal Task<(int Status, string Text)> Fire(Function timer) => Invoke(timer.Name, $$$"""{"Data":{"{{{timer.Binding}}}":{"IsPastDue":false}},"Metadata":{}}""");

    internal static string Envelope(Function function, byte[] message) => new JsonObject
    {
        ["Data"] = new JsonObject { [function.Binding] = Convert.ToBase64String(message) },
        ["Metadata"] = new JsonObject(),
    }.ToJsonString();

    /// <summary>A valid token, younger than its hour also in a long run.</summary>
    public string Token(string principal)
    {
        lock (_tokens)
        {
            if (SystemClock.Instance.GetCurrentInstant() is var now && now - _tokensSince > Duration.FromMinutes(20))
            {
                _tokens.Clear();
                _tokensSince = now;
            }
            return _tokens.TryGetValue(principal, out var token) ? token : _tokens[principal] = _stack!.Tokens.IssueFor(principal);
        }
    }

    /// <summary>Hands what lies in the storage queues to the app, as the host's queue triggers do, until nothing is left.</summary>
    /// <returns>Answers that were not 200.</returns>
    internal async Task<IReadOnlyList<string>> WorkOff()
    {
        var bad = new List<string>();
        var service = new QueueServiceClient(_stack!.DirectStorageConnectionString, new() { MessageEncoding = QueueMessageEncoding.Base64 });
        for (var found = true; found;)
        {
            found = false;
            foreach (var function in Function.Messages.Where(f => f.Queue.Length > 0 && f.Trigger == "queueTrigger"))
            {
                var messages = (await service.GetQueueClient(function.Queue).ReceiveMessagesAsync(32, TimeSpan.FromMinutes(30))).Value;
                found |= messages.Length > 0;
                foreach (var message in messages)
                {
                    Remember(message.Body.ToString());
                    var (status, text) = await Invoke(function.Name, Envelope(function, message.Body.ToArray()));
                    if (status != 200 || Generation.Marker.Found(text) is not null)
                    {
                        bad.Add($"{function.Name} {message.Body} {status}");
                    }
                    await service.GetQueueClient(function.Queue).DeleteMessageAsync(message.MessageId, message.PopReceipt);
                }
            }
        }
        return bad;
    }

    /// <summary>"desk id" of the queue of due deliveries says which desk has what.</summary>
    private void Remember(string message)
    {
        if (message.Split(' ') is [var desk, var id] && Principals.FirstOrDefault(p => p.Desk == desk) is { } principal)
        {
            _deliveries[id] = new(id, principal.PrincipalId, desk);
        }
    }

    private async Task<OwnItem> Report(string sample, string? reference = null)
    {
        var about = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(Samples, $"{sample}.expected.json"))).RootElement;
        var report = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(Samples, $"{sample}.json")))!;
        if (reference is not null)
        {
            report["reference"] = reference;
        }
        var sender = about.GetProperty("sender").GetString()!;
        var (status, text) = await Post(about.GetProperty("path").GetString()!, sender, Encoding.UTF8.GetBytes(report.ToJsonString()));
        var id = System.Text.RegularExpressions.Regex.Match(text, "Location: /api/reports/([a-z2-7]{52})").Groups[1].Value;
        return status == 202 ? new(id, sender) : throw new InvalidOperationException($"{sample}: {text}");
    }

    /// <summary>A good request.</summary>
    internal Task<(int Status, string Text)> Post(string path, string principal, byte[] body) => Send([.. Encoding.ASCII.GetBytes(
        $"POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\nAuthorization: Bearer {Token(principal)}\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n"), .. body]);

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        _cosmos?.Dispose();
        if (_app is not null)
        {
            await _app.DisposeAsync();
        }
        if (_stack is not null)
        {
            await _stack.DisposeAsync();
        }
    }
}
