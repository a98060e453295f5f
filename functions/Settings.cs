using Safeguarding.Access;

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
        "Cosmos__Endpoint", "Cosmos__Database", "Archive__ServiceUri", "Archive__Container", "Queues__ServiceUri",
        "Access__Audience", "Access__Authority", "Access__Tenants", "ReportIds__Key",
    ];

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
    public byte[] ReportIdKey => Convert.FromBase64String(Get("ReportIds__Key"));
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
        return new(configuration, loosening);
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

    /// <summary>Issuer and stores over plain HTTP on loopback.</summary>
    public bool PlainHttp { get; init; }
}

/// <summary>The app cannot start; the message names settings, never values.</summary>
public sealed class SettingsException(string message) : Exception(message);
