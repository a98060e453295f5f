using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Azure.Cosmos;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using NodaTime.Testing;
using Safeguarding.Directory;
using Safeguarding.Local;
using Xunit;

namespace Safeguarding.Tests.Simulation.Running;

/// <summary>Two instances of the app in this process, on one stack with the sample directory and with one clock that a test moves.</summary>
public sealed class TwoInstances : IAsyncLifetime
{
    // A Monday evening of the sample calendar: the school starts next at 08:40.
    private readonly FakeClock _clock = new(Instant.FromUtc(2026, 11, 23, 21, 12));
    private readonly SemaphoreSlim _turn = new(1, 1);
    private LocalStack? _stack;
    private SimulatedApp? _one;
    private SimulatedApp? _other;

    internal SimulatedApp One => _one!;

    internal SimulatedApp Other => _other!;

    public FakeClock Clock => _clock;

    public async ValueTask InitializeAsync()
    {
        _stack = await LocalStack.StartAsync(new() { WithoutHost = true }, _ => { }, CancellationToken.None);
        (_one, _other) = (new(_stack.AppSettings, _clock), new(_stack.AppSettings, _clock));
    }

    public async ValueTask DisposeAsync()
    {
        await One.DisposeAsync();
        await Other.DisposeAsync();
        await _stack!.DisposeAsync();
        _turn.Dispose();
    }

    /// <summary>One test at a time, and each finds the sample directory at both instances.</summary>
    public async Task Begin()
    {
        await _turn.WaitAsync();
        await Publish(One, d => d);
        _clock.Advance(IDirectory.PointerAge);
    }

    public void End() => _turn.Release();

    /// <summary>Imports the whole sample directory with a change.</summary>
    /// <returns>Id of the snapshot.</returns>
    internal static async Task<string> Publish(SimulatedApp app, Func<DirectoryData, DirectoryData> change)
    {
        var (data, _) = DirectoryImport.Read(Path.Combine(new LocalStackOptions().RepositoryRoot, "sample-payloads", "directory"));
        var id = $"test-{Guid.NewGuid():N}";
        await app.Services.GetRequiredService<IDirectory>().Publish(id, change(data!), CancellationToken.None);
        return id;
    }

    internal async Task<(int Status, JsonElement Json)> Send(SimulatedApp app, HttpMethod method, string path, string? principal, string? body = null, string mediaType = "application/json")
    {
        using var http = app.CreateClient();
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : new StringContent(body, Encoding.UTF8, mediaType) };
        request.Headers.Authorization = principal is null ? null : new AuthenticationHeaderValue("Bearer", _stack!.Tokens.IssueFor(principal));
        using var response = await http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return ((int)response.StatusCode, text.Length == 0 ? default : JsonDocument.Parse(text).RootElement);
    }

    /// <summary>What waits in the queues is worked off by one instance.</summary>
    internal Task Drain(SimulatedApp app) =>
        new WorkQueuesOfHost(_stack!.DirectStorageConnectionString, _stack.DataModel, (function, data) => Invoke(app, function, data)).Drain();

    internal async Task Invoke(SimulatedApp app, string function, JsonObject data)
    {
        var (status, _) = await Send(app, HttpMethod.Post, $"/{function}", null, new JsonObject { ["Data"] = data, ["Metadata"] = new JsonObject() }.ToJsonString());
        if (status != 200)
        {
            throw new InvalidOperationException($"{function} answered {status}.");
        }
    }
}
