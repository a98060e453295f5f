using System.Text.Json;
using System.Text.RegularExpressions;
using Safeguarding.Reports;
using Safeguarding.Routing;

namespace Safeguarding.MissingEpisodes;

/// <summary>A key under which a child of a report is found again.</summary>
/// <param name="Value">Version, basis and keyed hash, e.g. "v1.nhs-number.abc...": it says nothing of the child without the key.</param>
public sealed record MatchKey(string Value, string Version, MatchBasis Basis);

/// <summary>
/// Versioned keys over the canonical identity: HMAC-SHA-256. A report is indexed and looked for under every known version, so that a new key can be
/// added while the reports of the old one still match.
/// </summary>
public sealed partial class MatchKeys
{
    private const int LeastBytes = 32;

    private readonly IReadOnlyList<(string Version, byte[] Key)> _keys;

    private MatchKeys(IReadOnlyList<(string, byte[])> keys) => _keys = keys;

    /// <param name="text">"v1:base64;v2:base64", at least 32 bytes each, the newest last.</param>
    /// <returns>Null for text of another form; a message could quote a key, so none is given.</returns>
    public static MatchKeys? Read(string text)
    {
        var keys = text.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(One).ToList();
        var versions = keys.Select(k => k?.Version).Distinct().Count();
        return keys.Count > 0 && versions == keys.Count && keys.All(k => k is not null) ? new([.. keys.Select(k => k!.Value)]) : null;
    }

    /// <summary>Every key of a child, the surest basis first; none for a child without enough detail.</summary>
    public IReadOnlyList<MatchKey> Of(JsonElement child) =>
    [
        .. ChildIdentity.Of(child).SelectMany(identity => _keys.Select(k => Key(k.Version, k.Key, identity.Basis, identity.Parts))),
    ];

    private static MatchKey Key(string version, byte[] key, MatchBasis basis, string[] parts)
    {
        var name = JsonNamingPolicy.KebabCaseLower.ConvertName(basis.ToString());
        return new($"{version}.{name}.{KeyedHash.Of(key, [name, .. parts])}", version, basis);
    }

    private static (string Version, byte[] Key)? One(string text)
    {
        var parts = text.Split(':', 2);
        var key = new byte[text.Length];
        return parts.Length == 2 && Version().IsMatch(parts[0]) && Convert.TryFromBase64String(parts[1], key, out var length) && length >= LeastBytes
            ? (parts[0], key[..length])
            : null;
    }

    [GeneratedRegex("^v[0-9]{1,4}$")]
    private static partial Regex Version();
}
