using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Safeguarding.Deliveries;

/// <summary>A key of Standard Webhooks: "whsec_" and 24 to 64 bytes in base64. It never shows itself as text.</summary>
public sealed class WebhookSecret
{
    private const string Prefix = "whsec_";

    private readonly byte[] _key;

    private WebhookSecret(byte[] key) => _key = key;

    /// <summary>Null where it does not read as one.</summary>
    public static WebhookSecret? Read(string text)
    {
        var key = new byte[64];
        return text.StartsWith(Prefix, StringComparison.Ordinal) && Convert.TryFromBase64String(text[Prefix.Length..], key, out var length) && length >= 24
            ? new(key[..length]) : null;
    }

    /// <summary>The value of the header webhook-signature: one signature for each key, so that either end may change keys first.</summary>
    public static string Signatures(IEnumerable<WebhookSecret> secrets, WebhookMessage message) =>
        string.Join(' ', secrets.Select(s => $"v1,{Convert.ToBase64String(s.Sign(message))}"));

    private byte[] Sign(WebhookMessage message) =>
        HMACSHA256.HashData(_key, (byte[])[.. Encoding.UTF8.GetBytes($"{message.Id}.{Timestamp(message)}."), .. message.Body]);

    /// <summary>Unix seconds, as in the header webhook-timestamp.</summary>
    public static string Timestamp(WebhookMessage message) => message.SentAt.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
}
