using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NodaTime;

namespace Safeguarding.Adapters;

/// <summary>Signatures with a key, as a local broker takes them; in Azure keys are disabled.</summary>
internal sealed class SharedAccessTokens(string keyName, string key, IClock clock) : IBusTokens
{
    private static readonly Duration Lifetime = Duration.FromHours(1);

    public Task<BusToken> For(string audience, CancellationToken stop)
    {
        var until = clock.GetCurrentInstant() + Lifetime;
        var end = until.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var resource = Uri.EscapeDataString(audience);
        var signature = Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(key), Encoding.UTF8.GetBytes($"{resource}\n{end}")));
        return Task.FromResult(new BusToken(
            "servicebus.windows.net:sastoken", $"SharedAccessSignature sr={resource}&sig={Uri.EscapeDataString(signature)}&se={end}&skn={keyName}", until));
    }
}
