using Safeguarding.Deliveries;

namespace Safeguarding.Adapters;

/// <summary>
/// One setting for all desks, "desk=whsec_new whsec_old;desk=whsec_...", which the platform takes from the vault. An entry that does not read leaves its desk
/// without a secret: its webhook is paused and the operator told, and nothing else stops for it.
/// </summary>
public sealed class WebhookSecrets(string? setting) : IWebhookSecrets
{
    private readonly Dictionary<string, IReadOnlyList<WebhookSecret>> _secrets = Read(setting ?? "");

    public IReadOnlyList<WebhookSecret> Of(string desk) => _secrets.GetValueOrDefault(desk) ?? [];

    /// <summary>All of an entry or none of it: half of a pair could be the half that the receiver does not know.</summary>
    private static Dictionary<string, IReadOnlyList<WebhookSecret>> Read(string setting)
    {
        var read = new Dictionary<string, IReadOnlyList<WebhookSecret>>();
        foreach (var entry in setting.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            // At the first "=": base64 may end in others.
            var parts = entry.Split('=', 2, StringSplitOptions.TrimEntries);
            var secrets = parts[^1].Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(WebhookSecret.Read).ToList();
            if (parts.Length == 2 && secrets.Count > 0 && secrets.All(s => s is not null))
            {
                read[parts[0]] = [.. secrets.OfType<WebhookSecret>()];
            }
        }
        return read;
    }
}
