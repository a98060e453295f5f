using System.Security.Claims;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;
using NodaTime;
using Safeguarding.Directory;
using Safeguarding.Triggers;

namespace Safeguarding.Access;

/// <summary>Who sent a message, as far as its token proves it.</summary>
/// <param name="Caller">Set also beside a refusal where the signature proves who it is, so that the sender can be told.</param>
public sealed record ProvenSender(Caller? Caller, Refusal? Refusal);

/// <summary>
/// The token that travels in a message (design 4, rule 12): the same issuers, audience, algorithm and keys as over HTTP, but its lifetime is
/// held against the time at which the broker took the message, because the message may have waited since. Tokens are never stored or logged.
/// </summary>
public sealed class SenderTokens(TokenSettings settings, IOptionsMonitor<JwtBearerOptions> schemes, IClock clock)
{
    /// <summary>What <see cref="UnavailableException.Dependency"/> says where the issuer's keys were read and do not hold the one that signed.</summary>
    public const string UnknownKey = "token-key";

    /// <summary>Issuers publish a key before they use it: what was signed with one that is unknown a day later was not signed by them.</summary>
    public static readonly Duration KeyPatience = Duration.FromDays(1);

    private const string Issuer = "token-issuer";
    private const string Bearer = "Bearer ";

    /// <exception cref="UnavailableException">The issuer's keys cannot be read now, or do not (yet) hold the key that signed this token.</exception>
    public async Task<ProvenSender> Verify(string? text, Instant at, DirectorySnapshot directory, CancellationToken stop)
    {
        var raw = text?.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) == true ? text[Bearer.Length..].Trim() : text;
        if (raw is null || Authentication.Unverified(raw) is not { Alg: SecurityAlgorithms.RsaSha256 } said || settings.TenantOf(said.Issuer) is not { } tenant)
        {
            return new(null, new(Refusals.NotSignedIn));
        }
        var options = schemes.Get(tenant);
        var parameters = options.TokenValidationParameters.Clone();
        if (await KeysWith(said.Kid, options, stop) is not { } keys)
        {
            return clock.GetCurrentInstant() - at < KeyPatience
                ? throw new UnavailableException(UnknownKey, new SecurityTokenSignatureKeyNotFoundException())
                : new(null, new(Refusals.NotSignedIn));
        }
        parameters.IssuerSigningKeys = keys;
        parameters.LifetimeValidator = (_, expires, _, _) => expires is not null;
        var verified = await new JsonWebTokenHandler { MapInboundClaims = false }.ValidateTokenAsync(raw, parameters);
        var token = new ClaimsPrincipal(verified.ClaimsIdentity ?? new());
        if (!verified.IsValid || !Callers.IsAccessToken(token))
        {
            return new(null, new(Refusals.NotSignedIn));
        }
        var caller = Callers.Of(token, tenant, directory);
        return caller is null ? new(null, new(Refusals.NotRegistered))
            : new(caller, WasValid(said, at, parameters.ClockSkew) ? null : new(Refusals.TokenExpired));
    }

    /// <summary>A key that is not there may be one that the issuer has just begun to use: they are read again before the next look.</summary>
    private static async Task<ICollection<SecurityKey>?> KeysWith(string? keyId, JwtBearerOptions options, CancellationToken stop)
    {
        OpenIdConnectConfiguration configuration;
        try
        {
            configuration = await options.ConfigurationManager!.GetConfigurationAsync(stop);
        }
        catch (Exception e) when (!stop.IsCancellationRequested)
        {
            throw new UnavailableException(Issuer, e);
        }
        if (configuration.SigningKeys.Any(k => k.KeyId == keyId))
        {
            return configuration.SigningKeys;
        }
        options.ConfigurationManager!.RequestRefresh();
        return null;
    }

    private static bool WasValid(JsonWebToken token, Instant at, TimeSpan skew)
    {
        var time = at.ToDateTimeUtc();
        return token.ValidFrom <= time + skew && time < token.ValidTo + skew;
    }
}
