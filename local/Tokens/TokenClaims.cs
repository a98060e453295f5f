namespace Safeguarding.Local.Tokens;

/// <summary>The claims of a version 2.0 access token, as Entra ID writes them.</summary>
internal static class TokenClaims
{
    private const string DelegatedClient = "00000000-0000-4000-8000-00000000cafe";

    public static TokenSpecification Of(Principal principal)
    {
        var claims = new Dictionary<string, object>
        {
            ["ver"] = "2.0",
            ["tid"] = principal.Tenant,
            ["oid"] = principal.PrincipalId,
            ["sub"] = principal.PrincipalId,
        };
        if (principal.IsPerson)
        {
            claims["azp"] = DelegatedClient;
            claims["scp"] = "access_as_user";
        }
        else
        {
            claims["azp"] = principal.PrincipalId;
            claims["idtyp"] = "app";
            claims["roles"] = new[] { "Pipeline.Access" };
        }

        return new TokenSpecification(principal.Tenant) { Claims = claims };
    }
}
