using System.Reflection;
using NodaTime;

namespace Safeguarding.Local;

/// <summary>What a run of the local stack may differ in. Ports left out are free ones.</summary>
public sealed record LocalStackOptions
{
    public int? HttpPort { get; init; }

    public int? BlobPort { get; init; }

    public int? QueuePort { get; init; }

    public int? CosmosPort { get; init; }

    public int? IssuerPort { get; init; }

    /// <summary>Alerts by e-mail and text, to a stand-in of the message service that records them.</summary>
    public bool Alerts { get; init; }

    public int? NotifyPort { get; init; }

    public int? ServiceBusPort { get; init; }

    /// <summary>A running Cosmos DB account or emulator instead of the local server and its front.</summary>
    public string? CosmosEndpoint { get; init; }

    public string? CosmosKey { get; init; }

    /// <summary>A running storage account or emulator instead of Azurite and its fronts.</summary>
    public string? StorageConnection { get; init; }

    /// <summary>Connection string of a running Service Bus namespace or emulator that has the entities of infra/service-bus.json.</summary>
    public string? ServiceBusConnection { get; init; }

    /// <summary>In place of the lock durations of infra/service-bus.json, for tests that must not wait.</summary>
    public Duration? ServiceBusLockDuration { get; init; }

    /// <summary>Leaves the Functions host out, for a real one that is pointed at the rest.</summary>
    public bool WithoutHost { get; init; }

    /// <summary>Whether a host that shut down after three crashes of the app is started again, as the platform does.</summary>
    public bool StartsAgain { get; init; }

    public string RepositoryRoot { get; init; } = Metadata("RepositoryRoot");

    /// <summary>The function app as built: host.json, function folders, executable.</summary>
    public string ScriptRoot { get; init; } = Metadata("ScriptRoot");

    /// <summary>Null: sample-payloads of the repository.</summary>
    public string? SamplePayloads { get; init; }

    /// <summary>Values by host.json path, such as "extensions:queues:visibilityTimeout", for tests that must not wait.</summary>
    public IReadOnlyDictionary<string, string> HostJsonOverrides { get; init; } = new Dictionary<string, string>();

    /// <summary>App settings added to or put in place of the usual ones.</summary>
    public IReadOnlyDictionary<string, string> AppSettings { get; init; } = new Dictionary<string, string>();

    /// <summary>Leaves the directory empty, for somebody who fills it at once: the import starts the app once more.</summary>
    public bool WithoutDirectory { get; init; }

    internal string SamplesFolder => SamplePayloads ?? Path.Combine(RepositoryRoot, "sample-payloads");

    internal string DirectoryFolder => Path.Combine(SamplesFolder, "directory");

    internal string NodeFolder => Path.Combine(RepositoryRoot, "local", "node");

    private static string Metadata(string key) =>
        typeof(LocalStackOptions).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(item => item.Key == key).Value!;
}
