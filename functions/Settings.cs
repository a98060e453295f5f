using Safeguarding.Access;
using Safeguarding.Adapters;
using Safeguarding.MissingEpisodes;

namespace Safeguarding;

/// <summary>
/// Every setting that the app reads, by its configuration key ("__" for ":" in the environment). Those that are missing or of another form are named all at
/// once, and the app then exits with code 1, which the host answers with a restart.
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

    private const int LeastKeyBytes = 32;

    /// <summary>The form of each setting that has one: a wrong one would be found only by the first call that needs it.</summary>
    private static readonly IReadOnlyList<(string Name, string Wanted, Func<string, Loosening, bool> Fits)> Shapes =
    [
        ("Cosmos__Endpoint", "an https address", (value, loosen) => loosen.Allows(value)),
        ("Archive__ServiceUri", "an https address", (value, loosen) => loosen.Allows(value)),
        ("Queues__ServiceUri", "an https address", (value, loosen) => loosen.Allows(value)),
        ("ServiceBus__fullyQualifiedNamespace", "the name of a host, without scheme and path", (value, _) => Uri.TryCreate($"sb://{value}/", UriKind.Absolute, out var uri) && uri.Authority.Equals(value, StringComparison.OrdinalIgnoreCase)),
        ("Access__Authority", "an https address with {tenant} in it", (value, loosen) => value.Contains("{tenant}", StringComparison.Ordinal) && loosen.Allows(value.Replace("{tenant}", "t", StringComparison.Ordinal))),
        ("Access__Tenants", "a list of tenants, each once, between semicolons", (value, _) => value.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) is { Length: > 0 } tenants && tenants.Distinct().Count() == tenants.Length),
        ("ReportIds__Key", $"a key in base64 of at least {LeastKeyBytes} bytes", (value, _) => Convert.TryFromBase64String(value, new byte[value.Length], out var length) && length >= LeastKeyBytes),
        (IdentityMatchKeys, $"of the form v1:base64;v2:base64 with at least {LeastKeyBytes} bytes each", (value, _) => MissingEpisodes.MatchKeys.Read(value) is not null),
    ];

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
    public MatchKeys MatchKeys => MissingEpisodes.MatchKeys.Read(Get(IdentityMatchKeys))!;

    /// <summary>Null where alerts are off.</summary>
    public NotifySettings? Notify => Alerts.All(name => string.IsNullOrWhiteSpace(Get(name))) ? null
        : NotifySettings.Read(Get(Alerts[0]), Get(Alerts[1]), Get(Alerts[2]), Loosen);

    public string? WebhookSecrets => Get(Webhooks);

    public TelemetrySettings Telemetry => TelemetrySettings.Read(_configuration);

    public string? ClientId => _configuration[IdentityClientId];

    public TokenSettings Tokens => new(
        Get("Access__Audience"), Get("Access__Authority"),
        Get("Access__Tenants").Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries), Loosen.PlainHttp);

    /// <exception cref="SettingsException">Settings are missing or of another form, or a loosening is set where the app runs in Azure.</exception>
    public static Settings Read(IConfiguration configuration)
    {
        var faults = new List<string>();
        var settings = new Settings(configuration, Loosened(configuration, faults));
        var missing = Required.Where(name => string.IsNullOrWhiteSpace(settings.Get(name))).ToList();
        if (missing.Count > 0)
        {
            faults.Add($"These settings are missing: {string.Join(", ", missing)}.");
        }
        if (settings.Loosen != new Loosening() && configuration["IDENTITY_ENDPOINT"] is not null)
        {
            faults.Add("A setting below Loosen is set where a managed identity is present. Remove it: it is for a local run only.");
        }
        faults.AddRange(Shapes.Where(s => !missing.Contains(s.Name) && !s.Fits(settings.Get(s.Name), settings.Loosen)).Select(s => $"{s.Name} is not {s.Wanted}."));
        try
        {
            _ = settings.Notify;
        }
        catch (SettingsException e)
        {
            faults.Add(e.Message);
        }
        return faults.Count == 0 ? settings : throw new SettingsException(string.Join(' ', faults));
    }

    private static Loosening Loosened(IConfiguration configuration, List<string> faults)
    {
        try
        {
            return configuration.GetSection("Loosen").Get<Loosening>() ?? new();
        }
        catch (InvalidOperationException)
        {
            // The binder's own message quotes the value.
            faults.Add("A setting below Loosen is neither true nor false.");
            return new();
        }
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

    /// <summary>Whether an address may be called or shown.</summary>
    public bool Allows(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttps || (PlainHttp && uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback));
}

/// <summary>The app cannot start; the message names settings, never values.</summary>
public sealed class SettingsException(string message) : Exception(message);
