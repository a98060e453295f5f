using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Microsoft.Azure.Cosmos;
using Safeguarding.Local;
using Safeguarding.Tests.Integration.ServiceBus;
using Xunit;

namespace Safeguarding.Tests.Integration.Support;

/// <summary>The local stack, started once for all tests of a collection, with short waits where the product's would only slow them down.</summary>
public class RunningStack : IAsyncLifetime
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false }) { Timeout = Poll.Limit };
    private LocalStack? _stack;
    private CosmosClient? _cosmos;
    private BusClient? _bus;

    /// <summary>What the app's command imported into the first stack: the others are given a copy, because it starts the app once more each time.</summary>
    private static Task<IReadOnlyList<JsonObject>>? s_imported;

    public LocalStack Stack => _stack!;

    public virtual async ValueTask InitializeAsync()
    {
        var importing = new TaskCompletionSource<IReadOnlyList<JsonObject>>(TaskCreationOptions.RunContinuationsAsynchronously);
        if (Interlocked.CompareExchange(ref s_imported, importing.Task, null) is { } imported)
        {
            await Start(withoutDirectory: true);
            foreach (var document in await imported)
            {
                await this.Store("directory", document, document["snapshot"]!.GetValue<string>());
            }
            return;
        }
        try
        {
            await Start(withoutDirectory: false);
            importing.SetResult(await Directory());
        }
        catch (Exception e)
        {
            importing.SetException(e);
            throw;
        }
    }

    /// <summary>The pointer, and the documents of the snapshot that it names.</summary>
    private async Task<IReadOnlyList<JsonObject>> Directory()
    {
        var pointer = (await this.Read("directory", "current", "pointer"))!;
        return [.. await this.Query("directory", "SELECT * FROM c WHERE c.snapshot = @key", pointer["current"]!.GetValue<string>()), pointer];
    }

    private async Task Start(bool withoutDirectory)
    {
        using var directory = withoutDirectory ? null : new TodaysDirectory();
        _stack = await LocalStack.StartAsync(new()
        {
            WithoutDirectory = withoutDirectory,
            SamplePayloads = directory?.Folder,
            Alerts = Alerts,
            HostJsonOverrides = new Dictionary<string, string>
            {
                ["extensions:queues:visibilityTimeout"] = "00:00:01",
                ["customHandler:initializationTimeout"] = Poll.Limit.ToString(),
            },
            // Tests kill the app within seconds: compiling its code a second time, for speed, would not pay.
            AppSettings = Settings.Append(new("DOTNET_TC_CallCounting", "0")).ToDictionary(),
        }, _ => { }, CancellationToken.None);
        _cosmos = new(_stack.CosmosEndpoint.ToString(), _stack.CosmosKey, new() { ConnectionMode = ConnectionMode.Gateway, LimitToEndpoint = true, UseSystemTextJsonSerializerWithOptions = JsonSerializerOptions.Web });
    }

    public virtual async ValueTask DisposeAsync()
    {
        _cosmos?.Dispose();
        _http.Dispose();
        if (_bus is not null)
        {
            await _bus.DisposeAsync();
        }
        if (_stack is not null)
        {
            await _stack.DisposeAsync();
        }
        GC.SuppressFinalize(this);
    }

    /// <summary>Whether contacts are told of what waits for them.</summary>
    protected virtual bool Alerts => false;

    /// <summary>What the app runs with besides.</summary>
    protected virtual IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>();

    public Container Container(string name) => _cosmos!.GetContainer(Stack.DataModel.Database, name);

    public QueueClient Queue(string name) =>
        new(Stack.DirectStorageConnectionString, name, new() { MessageEncoding = QueueMessageEncoding.Base64 });

    /// <summary>One for all tests of the collection, which take turns.</summary>
    internal BusClient BusClient => _bus ??= BusClient.Connect(Stack.ServiceBusConnectionString);

    public BlobContainerClient Archive => new(Stack.DirectStorageConnectionString, Stack.DataModel.ArchiveContainer);

    public string Token(string principalId) => Stack.Tokens.IssueFor(principalId);

    public Task<Answer> Get(string principalId, string path) => Send(HttpMethod.Get, path, Token(principalId), null);

    public Task<Answer> Post(string principalId, string path, string json) =>
        Send(HttpMethod.Post, path, Token(principalId), new StringContent(json, Encoding.UTF8, "application/json"));

    public async Task<Answer> Send(HttpMethod method, string path, string? token, HttpContent? content, string? language = null, Uri? to = null)
    {
        using var request = new HttpRequestMessage(method, new Uri(to ?? Stack.HostAddress, path)) { Content = content };
        if (token is not null)
        {
            request.Headers.Authorization = new("Bearer", token);
        }
        if (language is not null)
        {
            request.Headers.AcceptLanguage.ParseAdd(language);
        }
        using var response = await _http.SendAsync(request);
        var answer = new Answer((int)response.StatusCode, await response.Content.ReadAsStringAsync(), response);
        Poll.Saw($"{method} {path.Split('?')[0]} {answer.Status}", answer.Body.StartsWith('{') ? JsonNode.Parse(answer.Body) : null);
        return answer;
    }

    /// <summary>One item as its desk asks for it: as JSON or as a page, in a language.</summary>
    public async Task<Answer> Open(string id, string principal, string accept, string language = "en")
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(Stack.HostAddress, $"/api/deliveries/{id}"));
        request.Headers.Authorization = new("Bearer", Token(principal));
        request.Headers.Accept.ParseAdd(accept);
        request.Headers.AcceptLanguage.ParseAdd(language);
        var response = await _http.SendAsync(request);
        return new((int)response.StatusCode, await response.Content.ReadAsStringAsync(), response);
    }

    /// <summary>The items of a desk's inbox that belong to one report.</summary>
    public async Task<IReadOnlyList<JsonElement>> Inbox(string deskPrincipal, string reportId)
    {
        var items = new List<JsonElement>();
        string? page = null;
        do
        {
            var answer = await Get(deskPrincipal, "/api/deliveries" + (page is null ? "" : $"?page={page}"));
            items.AddRange(answer.Json.GetProperty("items").EnumerateArray().Where(i => i.GetProperty("reportId").GetString() == reportId));
            page = answer.Json.TryGetProperty("next", out var next) ? next.GetString() : null;
        }
        while (page is not null);
        return items;
    }
}

/// <summary>An answer of the app.</summary>
public sealed record Answer(int Status, string Body, HttpResponseMessage Response)
{
    public JsonElement Json => JsonDocument.Parse(Body).RootElement;

    /// <summary>The codes of a problem's errors, sorted.</summary>
    public string Codes => string.Join(' ', Json.GetProperty("errors").EnumerateArray().Select(e => e.GetProperty("code").GetString()).Order());

    public string Text(string property) => Json.GetProperty(property).GetString()!;
}
