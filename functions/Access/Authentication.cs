using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Safeguarding.Access;

/// <summary>Whose tokens count: exact audience, and one exact issuer per allowed tenant.</summary>
/// <param name="Authority">Address of an issuer with "{tenant}" in it, e.g. "https://login.microsoftonline.com/{tenant}/v2.0".</param>
public sealed record TokenSettings(string Audience, string Authority, IReadOnlyList<string> Tenants, bool PlainHttp);

/// <summary>
/// Access tokens of each allowed tenant, RS256 only (design 8). Each tenant is a scheme of its own, so its keys, issuer and audience are
/// checked together; the unverified issuer only chooses which of them looks.
/// </summary>
public static class Authentication
{
    private const string Chooser = "tenant-of-token";

    public static void AddTokens(this IServiceCollection services, TokenSettings settings)
    {
        var issuers = settings.Tenants.ToDictionary(t => settings.Authority.Replace("{tenant}", t, StringComparison.Ordinal), t => t);
        var builder = services.AddAuthentication(Chooser).AddPolicyScheme(Chooser, null, o => o.ForwardDefaultSelector = http =>
            issuers.GetValueOrDefault(UnverifiedIssuer(http) ?? "", settings.Tenants[0]));
        foreach (var (issuer, tenant) in issuers)
        {
            builder.AddJwtBearer(tenant, o => Configure(o, issuer, settings));
        }
        services.AddAuthorization();
    }

    private static void Configure(JwtBearerOptions options, string issuer, TokenSettings settings)
    {
        options.Authority = issuer;
        options.RequireHttpsMetadata = !settings.PlainHttp;
        options.MapInboundClaims = false;
        options.TokenValidationParameters = new()
        {
            ValidIssuer = issuer,
            ValidAudience = settings.Audience,
            ValidAlgorithms = [SecurityAlgorithms.RsaSha256],
            RequireSignedTokens = true,
            RequireExpirationTime = true,
            ClockSkew = TimeSpan.FromMinutes(1),
        };
    }

    private static string? UnverifiedIssuer(HttpContext http)
    {
        var header = http.Request.Headers.Authorization.ToString();
        var handler = new JsonWebTokenHandler { MaximumTokenSizeInBytes = 16 * 1024 };
        return header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) && handler.CanReadToken(header[7..].Trim())
            && TryRead(handler, header[7..].Trim()) is { } token ? token.Issuer : null;
    }

    private static JsonWebToken? TryRead(JsonWebTokenHandler handler, string token)
    {
        try
        {
            return handler.ReadJsonWebToken(token);
        }
        catch (Exception)
        {
            // Whatever the reader makes of it, it is no token that names an issuer; the first scheme will refuse it.
            return null;
        }
    }
}
