using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Safeguarding.Access;

/// <summary>Whose tokens count: exact audience, and one exact issuer per allowed tenant.</summary>
/// <param name="Authority">Address of an issuer with "{tenant}" in it, e.g. "https://login.microsoftonline.com/{tenant}/v2.0".</param>
public sealed record TokenSettings(string Audience, string Authority, IReadOnlyList<string> Tenants, bool PlainHttp)
{
    public string IssuerOf(string tenant) => Authority.Replace("{tenant}", tenant, StringComparison.Ordinal);

    /// <summary>Null for an issuer that is not exactly that of an allowed tenant.</summary>
    public string? TenantOf(string? issuer) => Tenants.FirstOrDefault(t => IssuerOf(t) == issuer);
}

/// <summary>
/// Access tokens of each allowed tenant, RS256 only (design 8). Each tenant is a scheme of its own, so its keys, issuer and audience are
/// checked together; the unverified issuer only chooses which of them looks.
/// </summary>
public static class Authentication
{
    private const string Chooser = "tenant-of-token";
    private const int MostTokenBytes = 16 * 1024;

    /// <summary>How soon after a look at an issuer's keys a token with an unknown one makes us look again.</summary>
    private static readonly TimeSpan KeyRefresh = TimeSpan.FromSeconds(15);

    public static void AddTokens(this IServiceCollection services, TokenSettings settings)
    {
        var builder = services.AddAuthentication(Chooser).AddPolicyScheme(Chooser, null, o => o.ForwardDefaultSelector = http =>
            settings.TenantOf(UnverifiedIssuer(http)) ?? settings.Tenants[0]);
        foreach (var tenant in settings.Tenants)
        {
            builder.AddJwtBearer(tenant, o => Configure(o, settings.IssuerOf(tenant), settings));
        }
        services.AddAuthorization();
        services.AddSingleton(settings);
        services.AddSingleton<SenderTokens>();
    }

    private static void Configure(JwtBearerOptions options, string issuer, TokenSettings settings)
    {
        options.Authority = issuer;
        options.RequireHttpsMetadata = !settings.PlainHttp;
        options.MapInboundClaims = false;
        options.RefreshInterval = KeyRefresh;
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
        return header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) ? Unverified(header[7..].Trim())?.Issuer : null;
    }

    /// <summary>What a token says of itself; nothing of it counts before it is verified. Null for what is no token.</summary>
    internal static JsonWebToken? Unverified(string token)
    {
        var handler = new JsonWebTokenHandler { MaximumTokenSizeInBytes = MostTokenBytes };
        try
        {
            return handler.CanReadToken(token) ? handler.ReadJsonWebToken(token) : null;
        }
        catch (Exception)
        {
            // Whatever the reader makes of it, it is no token that names an issuer; the first scheme will refuse it.
            return null;
        }
    }
}
