using System.Globalization;

namespace Safeguarding.Local.Host;

public sealed record QueueSettings
{
    public string MessageEncoding { get; init; } = "base64";

    public int BatchSize { get; init; } = 16;

    public int? NewBatchThreshold { get; init; }

    public int MaxDequeueCount { get; init; } = 5;

    public TimeSpan VisibilityTimeout { get; init; } = TimeSpan.Zero;

    public TimeSpan MaxPollingInterval { get; init; } = TimeSpan.FromMinutes(1);

    internal int FetchAtOrBelow => NewBatchThreshold ?? BatchSize / 2;
}

public sealed record ServiceBusSettings
{
    public int MaxConcurrentCalls { get; init; } = 16;

    public TimeSpan MaxAutoLockRenewalDuration { get; init; } = TimeSpan.FromMinutes(5);
}

/// <summary>What this host reads of host.json, with the real host's defaults.</summary>
public sealed record HostSettings
{
    private const string OverridePrefix = "AzureFunctionsJobHost__";

    public string RoutePrefix { get; init; } = "api";

    /// <summary>Null when host.json says -1: no limit.</summary>
    public TimeSpan? FunctionTimeout { get; init; } = TimeSpan.FromMinutes(30);

    public QueueSettings Queues { get; init; } = new();

    public ServiceBusSettings ServiceBus { get; init; } = new();

    public string Executable { get; init; } = "";

    public IReadOnlyList<string> Arguments { get; init; } = [];

    public bool ProxiesHttp { get; init; }

    public bool ForwardsHttp { get; init; }

    public TimeSpan InitializationTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <param name="scriptRoot">The folder with host.json.</param>
    /// <param name="overrides">Values by host.json path ("extensions:queues:visibilityTimeout"), as the real host takes
    /// them from AzureFunctionsJobHost__extensions__queues__visibilityTimeout.</param>
    internal static HostSettings Read(string scriptRoot, IReadOnlyDictionary<string, string> overrides)
    {
        var path = Path.Combine(scriptRoot, "host.json");
        if (!File.Exists(path))
        {
            throw new LocalStackException($"{scriptRoot} has no host.json: build the function app first (dotnet build).");
        }

        var json = new ConfigurationBuilder()
            .AddJsonFile(path)
            .AddEnvironmentVariables(OverridePrefix)
            .AddInMemoryCollection(overrides.Select(item => KeyValuePair.Create(item.Key, (string?)item.Value)))
            .Build();
        return Read(json, path);
    }

    private static HostSettings Read(IConfigurationRoot json, string path)
    {
        var handler = json.GetSection("customHandler");
        var settings = new HostSettings
        {
            RoutePrefix = json["extensions:http:routePrefix"] ?? "api",
            FunctionTimeout = Timeout(json["functionTimeout"]),
            Queues = json.GetSection("extensions:queues").Get<QueueSettings>() ?? new QueueSettings(),
            ServiceBus = json.GetSection("extensions:serviceBus").Get<ServiceBusSettings>() ?? new ServiceBusSettings(),
            Executable = handler["description:defaultExecutablePath"] ?? "",
            Arguments = handler.GetSection("description:arguments").Get<string[]>() ?? [],
            ProxiesHttp = handler.GetValue<bool>("enableProxyingHttpRequest"),
            ForwardsHttp = handler.GetValue<bool>("enableForwardingHttpRequest"),
            InitializationTimeout = handler.GetValue<TimeSpan?>("initializationTimeout") ?? TimeSpan.FromSeconds(30),
        };
        if (settings.Executable.Length == 0)
        {
            throw new LocalStackException($"{path} names no customHandler.description.defaultExecutablePath.");
        }

        return settings.ProxiesHttp || settings.ForwardsHttp
            ? settings
            : throw new LocalStackException($"{path} sets neither enableProxyingHttpRequest nor enableForwardingHttpRequest, and this host drives no other way.");
    }

    private static TimeSpan? Timeout(string? text) => text switch
    {
        null => TimeSpan.FromMinutes(30),
        "-1" => null,
        _ => TimeSpan.Parse(text, CultureInfo.InvariantCulture),
    };
}
