using NodaTime;

namespace Safeguarding.Local.Tokens;

/// <summary>
/// Stands for Microsoft Entra ID on loopback: OIDC metadata, keys and a token endpoint per tenant. Over HTTP only the
/// principals of the sample directory get a token; in process a test gets any token it describes.
/// </summary>
public sealed class TokenIssuer : IAsyncDisposable
{
    public const string Audience = "api://safeguarding-pipeline";
    public const string ClientSecret = "local";

    private readonly TokenWriter _writer;
    private LoopbackServer? _server;

    private TokenIssuer(TokenWriter writer, IReadOnlyList<Principal> principals)
    {
        _writer = writer;
        Principals = principals;
    }

    public IReadOnlyList<Principal> Principals { get; }

    public IReadOnlyList<string> Tenants => [.. Principals.Select(principal => principal.Tenant).Distinct()];

    public Uri Address => _server!.Address;

    /// <summary>What the app's Access__Authority holds: the tenant is filled in per token.</summary>
    public string AuthorityTemplate => IssuerOf("{tenant}");

    public string IssuerOf(string tenant) => $"{Address.AbsoluteUri}{tenant}/v2.0";

    public Uri TokenEndpoint(string tenant) => new(Address, $"/{tenant}/oauth2/v2.0/token");

    public string Issue(TokenSpecification token) => _writer.Write(token, IssuerOf(token.Tenant), Audience);

    /// <summary>From now on the keys endpoint also has the key of <see cref="TokenSignature.NewKey"/>.</summary>
    public void PublishNewKey() => _writer.PublishesNewKey = true;

    /// <summary>The claims that a right token of this principal has, to be changed in the rest.</summary>
    public TokenSpecification Describe(string principalId) => TokenClaims.Of(Principals.First(principal => principal.PrincipalId == principalId));

    /// <summary>The token that this principal would get over HTTP: of an app for an app, delegated for a person.</summary>
    public string IssueFor(string principalId) => IssueFor(
        Principals.FirstOrDefault(principal => principal.PrincipalId == principalId)
        ?? throw new LocalStackException($"principals.csv has no principal {principalId}."));

    public string IssueFor(Principal principal) => Issue(TokenClaims.Of(principal));

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }

        _writer.Dispose();
    }

    internal static async Task<TokenIssuer> StartAsync(IReadOnlyList<Principal> principals, PortChoice port, IClock clock, CancellationToken cancellation)
    {
        var writer = new TokenWriter(clock);
        var issuer = new TokenIssuer(writer, principals);
        issuer._server = await LoopbackServer.StartAsync(
            port,
            _ => { },
            application =>
            {
                application.UseRouting();
                application.MapIssuer(issuer, writer);
            },
            cancellation);
        return issuer;
    }
}
