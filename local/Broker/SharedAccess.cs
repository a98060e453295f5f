using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.IdentityModel.JsonWebTokens;
using NodaTime;

namespace Safeguarding.Local.Broker;

/// <summary>Reads the two kinds of token that $cbs takes, and says until when one is good.</summary>
internal sealed class SharedAccess(string key)
{
    /// <returns>Null when the token is not good for that address.</returns>
    public Instant? GoodUntil(string? type, string token, string audience) => type switch
    {
        "servicebus.windows.net:sastoken" => SignedUntil(token, audience),
        // An issuer's signature is the real service's to check; here only its lifetime counts, so that renewal can be seen.
        "jwt" => new JsonWebTokenHandler().CanReadToken(token) ? Instant.FromDateTimeUtc(new JsonWebToken(token).ValidTo) : null,
        _ => null,
    };

    private Instant? SignedUntil(string token, string audience)
    {
        const string Prefix = "SharedAccessSignature ";
        if (!token.StartsWith(Prefix, StringComparison.Ordinal))
        {
            return null;
        }

        var fields = token[Prefix.Length..].Split('&').Select(part => part.Split('=', 2)).Where(part => part.Length == 2)
            .ToDictionary(part => part[0], part => part[1]);
        if (!fields.TryGetValue("sr", out var resource) || !fields.TryGetValue("se", out var end) || !fields.TryGetValue("sig", out var signature)
            || !long.TryParse(end, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
        {
            return null;
        }

        var right = HMACSHA256.HashData(Encoding.UTF8.GetBytes(key), Encoding.UTF8.GetBytes($"{resource}\n{end}"));
        return Uri.UnescapeDataString(signature) == Convert.ToBase64String(right)
            && audience.StartsWith(Uri.UnescapeDataString(resource), StringComparison.OrdinalIgnoreCase)
            ? Instant.FromUnixTimeSeconds(seconds)
            : null;
    }
}
