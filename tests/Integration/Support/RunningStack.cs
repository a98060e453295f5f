using System.Text;
using System.Text.Json;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Microsoft.Azure.Cosmos;
using Safeguarding.Local;
using Safeguarding.Tests.Integration.Support;
using Xunit;

namespace Safeguarding.Tests.Integration.Support;

/// <summary>The local stack, started once for all tests of a collection, with short waits where the product's would only slow them down.</summary>
public sealed class RunningStack : IAsyncLifetime
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false });
    private LocalStack? _stack;
    private CosmosClient? _cosmos;

    public LocalStack Stack => _stack!;

    public async ValueTask InitializeAsync()
    {
        _stack = await LocalStack.StartAsync(new LocalStackOptions
        {
            HostJsonOverrides = new Dictionary<string, string>
            {
                ["extensions:queues:visibilityTimeout"] = "00:00:01",
                ["extensions:queues:maxPollingInterval"] = "00:00:01",
            },
            // Tests kill the app within seconds: compiling its code a second time, for speed, would not pay.
            AppSettings = new Dictionary<string, string> { ["DOTNET_TC_CallCounting"] = "0" },
        }, _ => { }, CancellationToken.None);
        _cosmos = new(_stack.CosmosEndpoint.ToString(), _stack.CosmosKey, new() { ConnectionMode = ConnectionMode.Gateway, LimitToEndpoint = true, UseSystemTextJsonSerializerWithOptions = JsonSerializerOptions.Web });
    }

    public async ValueTask DisposeAsync()
    {
        _cosmos?.Dispose();
        _http.Dispose();
        await Stack.DisposeAsync();
    }

    public Container Container(string name) => _cosmos!.GetContainer(Stack.DataModel.Database, name);

    public QueueClient Queue(string name) =>
        new(Stack.DirectStorageConnectionString, name, new() { MessageEncoding = QueueMessageEncoding.Base64 });

    public BlobContainerClient Archive => new(Stack.DirectStorageConnectionString, Stack.DataModel.ArchiveContainer);

    public string Token(string principalId) => Stack.Tokens.IssueFor(principalId);

    public Task<Answer> Get(string principalId, string path) => Send(HttpMethod.Get, path, Token(principalId), null);

    public Task<Answer> Post(string principalId, string path, string json) =>
        Send(HttpMethod.Post, path, Token(principalId), new StringContent(json, Encoding.UTF8, "application/json"));

    /// <summary>Sends once; and where the app says "try again" although no test asked for a fault, because the machine is busy, does as it says.</summary>
    public async Task<Answer> Send(HttpMethod method, string path, string? token, HttpContent? content, string? language = null, Uri? to = null)
    {
        var body = content is null ? null : await content.ReadAsByteArrayAsync();
        for (var tries = 1; ; tries++)
        {
            var answer = await SendOnce(method, path, token, Again(content, body), language, to);
            if (answer.Status != 503 || tries == MostTries || FaultIsAskedFor)
            {
                return answer;
            }
            await Task.Delay(1000);
        }
    }

    private const int MostTries = 10;

    private bool FaultIsAskedFor => new[] { Stack.CosmosFront, Stack.BlobFront, Stack.QueueFront }.Any(f => f.Faults.Active.Count > 0);

    private static ByteArrayContent? Again(HttpContent? content, byte[]? body)
    {
        if (body is null)
        {
            return null;
        }
        var again = new ByteArrayContent(body);
        foreach (var (name, values) in content!.Headers)
        {
            again.Headers.TryAddWithoutValidation(name, values);
        }
        return again;
    }

    private async Task<Answer> SendOnce(HttpMethod method, string path, string? token, HttpContent? content, string? language, Uri? to)
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

    /// <summary>Waits until a question is answered with yes, at most 90 seconds: a busy machine is slow.</summary>
    public static async Task Eventually(Func<Task<bool>> question, string what)
    {
        for (var i = 0; i < 450; i++)
        {
            if (await question())
            {
                return;
            }
            await Task.Delay(200);
        }
        Assert.Fail($"It did not happen within 90 s: {what}");
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
