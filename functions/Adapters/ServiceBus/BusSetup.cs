using Amqp;
using Azure.Core;
using NodaTime;

namespace Safeguarding.Adapters;

/// <summary>Which namespace, and as whom: by managed identity over TLS, or by a local broker's connection string.</summary>
internal sealed record BusSetup(Address Address, string Namespace, IBusTokens Tokens)
{
    private const int TlsPort = 5671;
    private const int PlainPort = 5672;

    public static BusSetup From(Settings settings, IClock clock) => settings.Loosen.ServiceBusConnectionString is { } local
        ? Local(local, clock)
        : new(new(settings.ServiceBusNamespace, TlsPort, null, null, "/", "amqps"), settings.ServiceBusNamespace, new IdentityTokens(AzureCredential.For(settings)));

    /// <exception cref="SettingsException">It is not of the form "Endpoint=sb://...;SharedAccessKeyName=...;SharedAccessKey=...;UseDevelopmentEmulator=true".</exception>
    private static BusSetup Local(string connection, IClock clock)
    {
        var fields = connection.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(part => part.Split('=', 2)).Where(part => part.Length == 2)
            .ToDictionary(part => part[0], part => part[1]);
        if (!Uri.TryCreate(fields.GetValueOrDefault("Endpoint"), UriKind.Absolute, out var endpoint)
            || !fields.TryGetValue("SharedAccessKeyName", out var name) || !fields.TryGetValue("SharedAccessKey", out var key))
        {
            throw new SettingsException("Loosen__ServiceBusConnectionString is not a connection string.");
        }
        var plain = fields.GetValueOrDefault("UseDevelopmentEmulator") == "true";
        var port = endpoint.Port > 0 ? endpoint.Port : plain ? PlainPort : TlsPort;
        return new(new(endpoint.Host, port, null, null, "/", plain ? "amqp" : "amqps"), endpoint.Authority, new SharedAccessTokens(name, key, clock));
    }
}

/// <summary>A token for $cbs.</summary>
/// <param name="Type">"jwt" or "servicebus.windows.net:sastoken".</param>
/// <param name="Until">When it expires.</param>
internal sealed record BusToken(string Type, string Value, Instant Until);

internal interface IBusTokens
{
    /// <param name="audience">Address of the entity, e.g. "sb://namespace/receipts".</param>
    Task<BusToken> For(string audience, CancellationToken stop);
}

/// <summary>The app's identity: one token for the whole namespace, whose roles decide.</summary>
internal sealed class IdentityTokens(TokenCredential credential) : IBusTokens
{
    private static readonly TokenRequestContext Scope = new(["https://servicebus.azure.net/.default"]);

    public async Task<BusToken> For(string audience, CancellationToken stop)
    {
        var token = await credential.GetTokenAsync(Scope, stop);
        return new("jwt", token.Token, Instant.FromDateTimeOffset(token.ExpiresOn));
    }
}
