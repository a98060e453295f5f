using NodaTime;
using Safeguarding.Local.Broker;
using Safeguarding.Local.Engines;
using Safeguarding.Local.Fronts;
using Safeguarding.Local.Host;

namespace Safeguarding.Local.Stack;

/// <summary>Database, storage and Service Bus: emulators behind fronts and a broker of our own, or running ones that the options name.</summary>
internal sealed class Backing : IAsyncDisposable
{
    private readonly List<NodeProcess> _engines = [];

    public Front? CosmosFront { get; private set; }

    public Front? BlobFront { get; private set; }

    public Front? QueueFront { get; private set; }

    public LocalBroker? Broker { get; private set; }

    public string ServiceBus { get; private set; } = "";

    public OrphanGuard? Guard { get; private set; }

    public Uri CosmosEndpoint { get; private set; } = new("about:blank");

    public string CosmosKey { get; private set; } = Emulators.CosmosKey;

    public string Storage { get; private set; } = "";

    public string DirectStorage { get; private set; } = "";

    public static async Task<Backing> StartAsync(LocalStackOptions options, DataModel model, Action<string> progress, CancellationToken cancellation)
    {
        var backing = new Backing();
        try
        {
            await backing.StartPartsAsync(options, model, progress, cancellation);
            return backing;
        }
        catch
        {
            await backing.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var front in new[] { CosmosFront, BlobFront, QueueFront }.OfType<Front>())
        {
            await front.DisposeAsync();
        }

        if (Broker is not null)
        {
            await Broker.DisposeAsync();
        }

        await Task.WhenAll(_engines.Select(engine => engine.DisposeAsync().AsTask()));
        Guard?.Dispose();
    }

    private async Task StartPartsAsync(LocalStackOptions options, DataModel model, Action<string> progress, CancellationToken cancellation)
    {
        if (options.CosmosEndpoint is { } endpoint)
        {
            CosmosEndpoint = Uri.TryCreate(endpoint, UriKind.Absolute, out var uri)
                ? uri
                : throw new LocalStackException($"--cosmos {endpoint} is not an address such as http://127.0.0.1:8081/.");
            CosmosKey = options.CosmosKey ?? Emulators.CosmosKey;
        }

        if (options.StorageConnection is { } connection)
        {
            _ = StorageConnections.QueueService(connection);
            Storage = DirectStorage = connection;
        }

        StartServiceBus(options);
        if (options.CosmosEndpoint is null || options.StorageConnection is null)
        {
            var packages = await Emulators.PrepareAsync(options.NodeFolder, progress, cancellation);
            Guard = OrphanGuard.Start(options.NodeFolder);
            await Task.WhenAll(
                options.CosmosEndpoint is null ? StartCosmosAsync(packages, options, model, progress, cancellation) : Task.CompletedTask,
                options.StorageConnection is null ? StartStorageAsync(packages, options, progress, cancellation) : Task.CompletedTask);
        }
    }

    private void StartServiceBus(LocalStackOptions options)
    {
        if (options.ServiceBusConnection is { } running)
        {
            _ = BusAddress.Parse(running);
            ServiceBus = running;
            return;
        }

        var model = BusModel.Read(Path.Combine(options.RepositoryRoot, "infra", "service-bus.json"));
        Broker = LocalBroker.Start(model, new PortChoice("--servicebus-port", options.ServiceBusPort), options.ServiceBusLockDuration, SystemClock.Instance);
        ServiceBus = Broker.ConnectionString;
    }

    private async Task StartCosmosAsync(NodePackages packages, LocalStackOptions options, DataModel model, Action<string> progress, CancellationToken cancellation)
    {
        var engine = Keep(await Emulators.StartCosmosAsync(packages, options.NodeFolder, cancellation), progress);
        var allowed = CrossPartitionQueries.Read(Path.Combine(options.RepositoryRoot, "local", CrossPartitionQueries.FileName));
        CosmosFront = await Fronts.CosmosFront.StartAsync(
            Loopback(engine.Ports[0]), new PortChoice("--cosmos-port", options.CosmosPort), model, allowed, cancellation);
        CosmosEndpoint = CosmosFront.Address;
    }

    private async Task StartStorageAsync(NodePackages packages, LocalStackOptions options, Action<string> progress, CancellationToken cancellation)
    {
        var engine = Keep(await Emulators.StartAzuriteAsync(packages, options.NodeFolder, cancellation), progress);
        BlobFront = await StartStorageFrontAsync(engine.Ports[0], new PortChoice("--blob-port", options.BlobPort), cancellation);
        QueueFront = await StartStorageFrontAsync(engine.Ports[1], new PortChoice("--queue-port", options.QueuePort), cancellation);
        Storage = StorageConnections.Of(BlobFront.Address, QueueFront.Address);
        DirectStorage = StorageConnections.Of(BlobFront.Target, QueueFront.Target);
    }

    private static Task<Front> StartStorageFrontAsync(int target, PortChoice port, CancellationToken cancellation) =>
        Front.StartAsync(new FrontSpecification(FrontManner.Storage, Loopback(target), port), cancellation);

    private static Uri Loopback(int port) => new($"http://127.0.0.1:{port}");

    private NodeProcess Keep(NodeProcess engine, Action<string> progress)
    {
        engine.Ended += progress;
        lock (_engines)
        {
            _engines.Add(engine);
        }

        return engine;
    }
}
