using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Azure.Cosmos;
using NodaTime;
using NodaTime.Testing;
using Safeguarding.Local;
using Safeguarding.Tests.Simulation.Generation;
using Safeguarding.Tests.Simulation.Model;

namespace Safeguarding.Tests.Simulation.Running;


/// <summary>Engines and token issuer of the local stack, and the app in this process with the simulation's clock.</summary>
internal sealed class SimulatedStack : IAsyncDisposable
{
    private readonly string _folder;
    private readonly LocalStack _stack;
    private readonly SimulatedApp _app;
    private readonly HttpClient _http;
    private readonly CosmosClient _cosmos;
    private readonly Dictionary<string, string> _tokens = [];
    private Instant _tokensSince;

    private SimulatedStack(string folder, LocalStack stack, FakeClock clock)
    {
        (_folder, _stack, Clock) = (folder, stack, clock);
        _app = new(stack.AppSettings, clock);
        _http = _app.CreateClient();
        _cosmos = new(stack.CosmosEndpoint.ToString(), stack.CosmosKey, new() { ConnectionMode = ConnectionMode.Gateway, LimitToEndpoint = true });
        Stored = new(_cosmos, stack.DataModel.Database);
        Queues = new(stack.DirectStorageConnectionString, stack.DataModel, Invoke);
    }

    public FakeClock Clock { get; }

    public WorkQueuesOfHost Queues { get; }

    public Stored Stored { get; }

    public static async Task<SimulatedStack> Start(World world, DateTime start)
    {
        var folder = System.IO.Directory.CreateTempSubdirectory("simulation-").FullName;
        DirectoryFolder.Write(world, Path.Combine(folder, "directory"));
        var stack = await LocalStack.StartAsync(new() { WithoutHost = true, SamplePayloads = folder }, _ => { }, CancellationToken.None);
        return new(folder, stack, new(Instant.FromDateTimeUtc(start)));
    }

    public void SetTime(DateTime utc) => Clock.Reset(Instant.FromDateTimeUtc(utc));

    public async Task<Answer> Send(HttpMethod method, string path, string principal, string? json)
    {
        if (SystemClock.Instance.GetCurrentInstant() is var now && now - _tokensSince > Duration.FromMinutes(20))
        {
            _tokens.Clear(); // a long run outlives their hour, which goes by the real clock
            _tokensSince = now;
        }
        if (!_tokens.TryGetValue(principal, out var token))
        {
            _tokens[principal] = token = _stack.Tokens.IssueFor(principal);
        }
        using var request = new HttpRequestMessage(method, path) { Content = json is null ? null : new StringContent(json, Encoding.UTF8, "application/json") };
        request.Headers.Authorization = new("Bearer", token);
        using var response = await _http.SendAsync(request);
        return new((int)response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    /// <summary>One call as the Functions host makes it.</summary>
    public async Task Invoke(string function, JsonObject data)
    {
        var envelope = new JsonObject { ["Data"] = data, ["Metadata"] = new JsonObject() };
        using var content = new StringContent(envelope.ToJsonString(), Encoding.UTF8, "application/json");
        using var response = await _http.PostAsync($"/{function}", content);
        if (!response.IsSuccessStatusCode)
        {
            throw new InvalidOperationException($"{function} answered {(int)response.StatusCode}: {await response.Content.ReadAsStringAsync()}");
        }
    }

    /// <summary>What lies at any desk of the world.</summary>
    public async Task<IReadOnlyList<JsonObject>> AllDeliveries(World world)
    {
        var all = new List<JsonObject>();
        foreach (var desk in world.Desks)
        {
            all.AddRange(await Stored.DeliveriesOf(desk.Id));
        }
        return all;
    }

    public async ValueTask DisposeAsync()
    {
        _cosmos.Dispose();
        _http.Dispose();
        await _app.DisposeAsync();
        await _stack.DisposeAsync();
        System.IO.Directory.Delete(_folder, recursive: true);
    }
}

/// <summary>An answer of the app.</summary>
internal sealed record Answer(int Status, string Body);
