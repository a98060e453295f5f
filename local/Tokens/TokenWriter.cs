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

    private readonly RSA _key = RSA.Create(2048);
    private readonly RSA _otherKey = RSA.Create(2048);

    /// <summary>The public half, as the keys endpoint publishes it.</summary>
    public object PublicKey
    {
        get
        {
            var key = _key.ExportParameters(includePrivateParameters: false);
            return new
            {
                kty = "RSA",
                use = "sig",
                alg = SecurityAlgorithms.RsaSha256,
                kid = KeyId,
                n = Base64UrlEncoder.Encode(key.Modulus),
                e = Base64UrlEncoder.Encode(key.Exponent),
            };
        }
    }

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
        _otherKey.Dispose();
    }

    private SigningCredentials? Credentials(TokenSignature signature) => signature switch
    {
        TokenSignature.IssuerKey => new SigningCredentials(new RsaSecurityKey(_key) { KeyId = KeyId }, SecurityAlgorithms.RsaSha256),
        TokenSignature.OtherKey => new SigningCredentials(new RsaSecurityKey(_otherKey) { KeyId = KeyId }, SecurityAlgorithms.RsaSha256),
        TokenSignature.Hs256 => new SigningCredentials(
            new SymmetricSecurityKey(Encoding.UTF8.GetBytes(_key.ExportSubjectPublicKeyInfoPem())) { KeyId = KeyId },
            SecurityAlgorithms.HmacSha256),
        _ => null,
    };
}
