using NodaTime;

namespace Safeguarding.Local.Tokens;

/// <summary>How a token is signed; every way but the first, and the new key once it is published, must be refused by the app.</summary>
public enum TokenSignature
{
    IssuerKey,

    /// <summary>RS256 with a key of the issuer that it publishes only when told to, as in the minutes of a change of keys.</summary>
    NewKey,

    /// <summary>RS256 with the issuer's key id but another key.</summary>
    OtherKey,

    /// <summary>HS256 keyed with the issuer's public key, the classic confusion of algorithms.</summary>
    Hs256,

    /// <summary>"alg": "none" and no signature.</summary>
    None,
}

/// <summary>A token with any claims, right or wrong. What is left out is as a right token has it.</summary>
public sealed record TokenSpecification(string Tenant)
{
    public string? Issuer { get; init; }

    public string? Audience { get; init; }

    public TokenSignature Signature { get; init; }

    /// <summary>Counted from now; negative for an expired token.</summary>
    public Duration Lifetime { get; init; } = Duration.FromHours(1);

    /// <summary>Counted from now; positive for a token that is not valid yet.</summary>
    public Duration NotBefore { get; init; } = Duration.FromMinutes(-1);

    public IReadOnlyDictionary<string, object> Claims { get; init; } = new Dictionary<string, object>();
}
