using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Amqp;
using NodaTime;

namespace Safeguarding.Local.Host;

/// <summary>What a connection string of Service Bus says, with or without TLS.</summary>
internal sealed record BusAddress(string Host, int Port, bool IsPlain, string KeyName, string Key)
{
    private const int PlainPort = 5672;
    private const int TlsPort = 5671;

    public Address Amqp => new(Endpoint, Port, null, null, "/", IsPlain ? "amqp" : "amqps");

    private string Endpoint => Host.Split(':')[0];

    public static BusAddress Parse(string connection)
    {
        var fields = connection.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(part => part.Split('=', 2)).Where(part => part.Length == 2)
            .ToDictionary(part => part[0].Trim(), part => part[1].Trim(), StringComparer.OrdinalIgnoreCase);
        if (!fields.TryGetValue("Endpoint", out var text) || !Uri.TryCreate(text, UriKind.Absolute, out var endpoint)
            || !fields.TryGetValue("SharedAccessKeyName", out var name) || !fields.TryGetValue("SharedAccessKey", out var key))
        {
            throw new LocalStackException("--servicebus is not a connection string with Endpoint, SharedAccessKeyName and SharedAccessKey.");
        }

        var isPlain = fields.GetValueOrDefault("UseDevelopmentEmulator") == "true";
        var port = endpoint.Port > 0 ? endpoint.Port : isPlain ? PlainPort : TlsPort;
        return new BusAddress(endpoint.Port > 0 ? $"{endpoint.Host}:{port}" : endpoint.Host, port, isPlain, name, key);
    }

    /// <summary>A shared access signature for one entity.</summary>
    public string Sign(string audience, Instant until)
    {
        var resource = Uri.EscapeDataString(audience);
        var end = until.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var signature = Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Key), Encoding.UTF8.GetBytes($"{resource}\n{end}")));
        return $"SharedAccessSignature sr={resource}&sig={Uri.EscapeDataString(signature)}&se={end}&skn={KeyName}";
    }
}
