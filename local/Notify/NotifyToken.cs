using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;
using NodaTime;

namespace Safeguarding.Local.Notify;

/// <summary>Checks what a caller proves itself with: a token signed with the key's secret (HS256), its service as issuer, made within 30 seconds.</summary>
internal sealed class NotifyToken(IClock clock)
{
    public const string ServiceId = "00000000-0000-4000-8000-00000000b001";
    public const string Secret = "00000000-0000-4000-8000-00000000b002";

    private static readonly Duration Skew = Duration.FromSeconds(30);

    /// <summary>Null when the token is good; else what is wrong, in the service's words.</summary>
    public string? Fault(string? header)
    {
        if (header?.Split(' ') is not ["Bearer", var token] || token.Split('.') is not [var head, var body, var signature])
        {
            return "Unauthorized: authentication bearer scheme must be used";
        }
        var expected = HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), Encoding.ASCII.GetBytes($"{head}.{body}"));
        try
        {
            if (!CryptographicOperations.FixedTimeEquals(expected, WebEncoders.Base64UrlDecode(signature)) || Read(head).GetProperty("alg").GetString() != "HS256")
            {
                return "Invalid token: signature, api token not found";
            }
            var claims = Read(body);
            var age = clock.GetCurrentInstant() - Instant.FromUnixTimeSeconds((long)claims.GetProperty("iat").GetDouble());
            return claims.GetProperty("iss").GetString() != ServiceId ? "Invalid token: service not found"
                : age > Skew || age < -Skew ? "Error: Your system clock must be accurate to within 30 seconds"
                : null;
        }
        catch (Exception e) when (e is FormatException or JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return "Invalid token: not a valid JWT";
        }
    }

    private static JsonElement Read(string part) => JsonDocument.Parse(WebEncoders.Base64UrlDecode(part)).RootElement;
}
