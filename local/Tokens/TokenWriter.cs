using System.Security.Cryptography;
using System.Text;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using NodaTime;

namespace Safeguarding.Local.Tokens;

/// <summary>Writes and signs tokens with a key made at start.</summary>
internal sealed class TokenWriter(IClock clock) : IDisposable
{
    private const string KeyId = "local-1";
    private const string NewKeyId = "local-2";

    private readonly RSA _key = RSA.Create(2048);
    private readonly RSA _newKey = RSA.Create(2048);
    private readonly RSA _otherKey = RSA.Create(2048);

    public bool PublishesNewKey { get; set; }

    /// <summary>The public halves, as the keys endpoint publishes them.</summary>
    public IReadOnlyList<object> PublicKeys => PublishesNewKey ? [Public(_key, KeyId), Public(_newKey, NewKeyId)] : [Public(_key, KeyId)];

    public string Write(TokenSpecification token, string issuer, string audience)
    {
        var now = clock.GetCurrentInstant();
        var notBefore = Instant.Min(now + token.NotBefore, now + token.Lifetime - Duration.FromMinutes(1));
        var descriptor = new SecurityTokenDescriptor
        {
            Issuer = token.Issuer ?? issuer,
            Audience = token.Audience ?? audience,
            IssuedAt = notBefore.ToDateTimeUtc(),
            NotBefore = notBefore.ToDateTimeUtc(),
            Expires = (now + token.Lifetime).ToDateTimeUtc(),
            Claims = new Dictionary<string, object>(token.Claims),
            SigningCredentials = Credentials(token.Signature),
        };
        var handler = new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false };
        return handler.CreateToken(descriptor);
    }

    public void Dispose()
    {
        _key.Dispose();
        _newKey.Dispose();
        _otherKey.Dispose();
    }

    private static object Public(RSA pair, string id)
    {
        var key = pair.ExportParameters(includePrivateParameters: false);
        return new
        {
            kty = "RSA",
            use = "sig",
            alg = SecurityAlgorithms.RsaSha256,
            kid = id,
            n = Base64UrlEncoder.Encode(key.Modulus),
            e = Base64UrlEncoder.Encode(key.Exponent),
        };
    }

    private SigningCredentials? Credentials(TokenSignature signature) => signature switch
    {
        TokenSignature.IssuerKey => new SigningCredentials(new RsaSecurityKey(_key) { KeyId = KeyId }, SecurityAlgorithms.RsaSha256),
        TokenSignature.NewKey => new SigningCredentials(new RsaSecurityKey(_newKey) { KeyId = NewKeyId }, SecurityAlgorithms.RsaSha256),
        TokenSignature.OtherKey => new SigningCredentials(new RsaSecurityKey(_otherKey) { KeyId = KeyId }, SecurityAlgorithms.RsaSha256),
        TokenSignature.Hs256 => new SigningCredentials(
            new SymmetricSecurityKey(Encoding.UTF8.GetBytes(_key.ExportSubjectPublicKeyInfoPem())) { KeyId = KeyId },
            SecurityAlgorithms.HmacSha256),
        _ => null,
    };
}
