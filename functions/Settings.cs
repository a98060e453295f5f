using Safeguarding.Access;
using Safeguarding.Adapters;
using Safeguarding.MissingEpisodes;

namespace Safeguarding;

/// <summary>
/// Every setting that the app reads, by its configuration key ("__" for ":" in the environment). Missing ones are named all at once,
/// and the app then exits with code 1, which the host answers with a restart.
/// </summary>
public sealed class Settings
{
    /// <summary>Names in the form of environment variables; infrastructure sets these and no other of the app's own.</summary>
    public static readonly IReadOnlyList<string> Required =
    [
        "Cosmos__Endpoint", "Cosmos__Database", "Archive__ServiceUri", "Archive__Container", "Queues__ServiceUri", "ServiceBus__fullyQualifiedNamespace",
        "Access__Audience", "Access__Authority", "Access__Tenants", "ReportIds__Key", IdentityMatchKeys,
    ];

    /// <summary>Alerts by e-mail and text: all of them, or none and the alerts are off.</summary>
    public static readonly IReadOnlyList<string> Alerts = ["Notify__ApiKey", "Notify__Templates", "Notify__SignInAddress"];

    /// <summary>"desk=whsec_base64;desk=whsec_new whsec_old": the keys of webhooks. Absent or empty where no desk has one.</summary>
    public const string Webhooks = "Webhooks__Secrets";

    /// <summary>"v1:base64;v2:base64", the newest last: what finds a child's earlier missing episodes.</summary>
    private const string IdentityMatchKeys = "IdentityMatch__Keys";

    /// <summary>Client id of the user-assigned identity; read where no loosening names a key.</summary>
    public const string IdentityClientId = "AZURE_CLIENT_ID";

    private readonly IConfiguration _configuration;

    private Settings(IConfiguration configuration, Loosening loosening) => (_configuration, Loosen) = (configuration, loosening);

    public Loosening Loosen { get; }

    public Uri CosmosEndpoint => new(Get("Cosmos__Endpoint"));
    public string CosmosDatabase => Get("Cosmos__Database");
    public Uri ArchiveService => new(Get("Archive__ServiceUri"));
    public string ArchiveContainer => Get("Archive__Container");
    public Uri QueueService => new(Get("Queues__ServiceUri"));

    /// <summary>Under the name that the host's own trigger reads, so that both mean the same namespace.</summary>
    public string ServiceBusNamespace => Get("ServiceBus__fullyQualifiedNamespace");
    public byte[] ReportIdKey => Convert.FromBase64String(Get("ReportIds__Key"));
    public MatchKeys MatchKeys => MissingEpisodes.MatchKeys.Read(Get(IdentityMatchKeys)) ?? throw new SettingsException($"{IdentityMatchKeys} is not of the form v1:base64;v2:base64 with at least 32 bytes each.");

    /// <summary>Null where alerts are off.</summary>
    public NotifySettings? Notify => Alerts.All(name => string.IsNullOrWhiteSpace(Get(name))) ? null
        : NotifySettings.Read(Get(Alerts[0]), Get(Alerts[1]), Get(Alerts[2]), Loosen);

    public string? WebhookSecrets => Get(Webhooks);

    public TelemetrySettings Telemetry => TelemetrySettings.Read(_configuration);

    public string? ClientId => _configuration[IdentityClientId];

    public TokenSettings Tokens => new(
        Get("Access__Audience"), Get("Access__Authority"),
        Get("Access__Tenants").Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries), Loosen.PlainHttp);

    /// <exception cref="SettingsException">Settings are missing, or a loosening is set where the app runs in Azure.</exception>
    public static Settings Read(IConfiguration configuration)
    {
        var loosening = configuration.GetSection("Loosen").Get<Loosening>() ?? new();
        var missing = Required.Where(name => string.IsNullOrWhiteSpace(configuration[name.Replace("__", ":", StringComparison.Ordinal)])).ToList();
        if (missing.Count > 0)
        {
            throw new SettingsException($"These settings are missing: {string.Join(", ", missing)}.");
        }
        if (loosening != new Loosening() && configuration["IDENTITY_ENDPOINT"] is not null)
        {
            throw new SettingsException("A setting below Loosen is set where a managed identity is present. Remove it: it is for a local run only.");
        }
        var settings = new Settings(configuration, loosening);
        _ = settings.MatchKeys;
        _ = settings.Notify;
        return settings;
    }

    private string Get(string name) => _configuration[name.Replace("__", ":", StringComparison.Ordinal)]!;
}

/// <summary>Everything that a local run must loosen, secure when absent (design 8).</summary>
public sealed record Loosening
{
    /// <summary>Account key of a local Cosmos-compatible server; absent means the managed identity.</summary>
    public string? CosmosKey { get; init; }

    /// <summary>Connection string of a local storage emulator; absent means the managed identity.</summary>
    public string? StorageConnectionString { get; init; }

    /// <summary>Address of a local stand-in of the message service; absent means GOV.UK Notify.</summary>
    public string? NotifyAddress { get; init; }

    /// <summary>Connection string of a local Service Bus; absent means the managed identity.</summary>
    public string? ServiceBusConnectionString { get; init; }

    /// <summary>Webhooks may go to this machine too; absent means public addresses alone.</summary>
    public bool WebhookLoopback { get; init; }

    /// <summary>Issuer and stores over plain HTTP on loopback.</summary>
    public bool PlainHttp { get; init; }
}

/// <summary>The app cannot start; the message names settings, never values.</summary>
public sealed class SettingsException(string message) : Exception(message);
