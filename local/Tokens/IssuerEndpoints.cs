namespace Safeguarding.Local.Tokens;

internal static class IssuerEndpoints
{
    public static void MapIssuer(this IEndpointRouteBuilder routes, TokenIssuer issuer, TokenWriter writer)
    {
        routes.MapGet("/{tenant}/v2.0/.well-known/openid-configuration", (string tenant) => Results.Json(Metadata(issuer, tenant)));
        routes.MapGet("/{tenant}/discovery/v2.0/keys", (string tenant) => Results.Json(new { keys = writer.PublicKeys }));
        routes.MapPost("/{tenant}/oauth2/v2.0/token", async (string tenant, HttpRequest request) =>
        {
            if (!request.HasFormContentType)
            {
                return Refused("invalid_request", "Send the parameters as application/x-www-form-urlencoded.");
            }

            return Token(issuer, tenant, await request.ReadFormAsync());
        });
    }

    private static IResult Token(TokenIssuer issuer, string tenant, IFormCollection form)
    {
        var (isPerson, name) = form["grant_type"].ToString() switch
        {
            "client_credentials" => (false, form["client_id"].ToString()),
            "password" => (true, form["username"].ToString()),
            _ => (false, null),
        };
        if (name is null)
        {
            return Refused("unsupported_grant_type", "Use grant_type client_credentials for an app or password for a person.");
        }

        if (!isPerson && form["client_secret"] != TokenIssuer.ClientSecret)
        {
            return Refused("invalid_client", $"The client_secret of every app is '{TokenIssuer.ClientSecret}' here.");
        }

        var principal = issuer.Principals.FirstOrDefault(item =>
            item.Tenant == tenant && item.PrincipalId == name && item.IsPerson == isPerson);
        return principal is null
            ? Refused("unauthorized_client", "principals.csv has no such principal of that type in that tenant.")
            : Results.Json(new { token_type = "Bearer", expires_in = 3600, access_token = issuer.IssueFor(principal) });
    }

    private static object Metadata(TokenIssuer issuer, string tenant) => new
    {
        issuer = issuer.IssuerOf(tenant),
        token_endpoint = issuer.TokenEndpoint(tenant),
        authorization_endpoint = new Uri(issuer.Address, $"/{tenant}/oauth2/v2.0/authorize"),
        jwks_uri = new Uri(issuer.Address, $"/{tenant}/discovery/v2.0/keys"),
        response_types_supported = new[] { "code", "id_token" },
        subject_types_supported = new[] { "pairwise" },
        id_token_signing_alg_values_supported = new[] { "RS256" },
    };

    private static IResult Refused(string error, string description) =>
        Results.Json(new { error, error_description = description }, statusCode: StatusCodes.Status400BadRequest);
}
