using System.Text.Json;
using Azure.Storage.Queues;
using Safeguarding.Local;
using Safeguarding.Local.Host;
using Shouldly;
using Xunit;

namespace Safeguarding.Tests.Integration.LocalHost;

/// <summary>A local stack whose app is the stub handler, and what the stub saw of each request.</summary>
public sealed class StubbedHost : IAsyncLifetime
{
    private LocalStack? _stack;

    public LocalStack Stack => _stack!;

    public FunctionsHost Host => Stack.Host;

    public HttpClient Client { get; } = new();

    public QueueClient Queue => new(Stack.DirectStorageConnectionString, "accepted-reports");

    public QueueClient Poison => new(Stack.DirectStorageConnectionString, "accepted-reports-poison");

    public async ValueTask InitializeAsync()
    {
        var options = new LocalStackOptions();
        var stub = Path.Combine(options.RepositoryRoot, "tests", "Integration", "LocalHost", "StubApp");
        _stack = await LocalStack.StartAsync(
            options with
            {
                ScriptRoot = stub,
                SamplePayloads = Path.Combine(stub, "samples"),
                ServiceBusLockDuration = NodaTime.Duration.FromSeconds(8),
                AppSettings = new Dictionary<string, string> { ["AzureWebJobs.Switched.Disabled"] = "true" },
            },
            _ => { },
            TestContext.Current.CancellationToken);
        Client.BaseAddress = Host.Address;
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Stack.DisposeAsync();
    }

    /// <summary>The requests with this text in address or body, once there are as many as wanted.</summary>
    public async Task<IReadOnlyList<SeenRequest>> SeenAsync(string text, int count = 1)
    {
        IReadOnlyList<SeenRequest> seen = [];
        await Poll.Until(() => (seen = Seen(text)).Count >= count, $"the stub is called {count} times");
        return seen;
    }

    public IReadOnlyList<SeenRequest> Seen(string text) =>
    [
        .. Host.Output.Lines
            .Where(line => line.Source == OutputSource.App)
            .Select(line => JsonSerializer.Deserialize<SeenRequest>(line.Text, JsonSerializerOptions.Web)!)
            .Where(request => request.Url.Contains(text, StringComparison.Ordinal) || request.Body.Contains(text, StringComparison.Ordinal)),
    ];
}

/// <summary>One request as the stub handler received it.</summary>
public sealed record SeenRequest(string Method, string Url, Dictionary<string, string> Headers, string Body);
