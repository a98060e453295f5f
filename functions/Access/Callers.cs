using System.Security.Claims;
using Safeguarding.Directory;

namespace Safeguarding.Access;

/// <summary>From the claims of a verified token to who that is in the directory, however the token came (design 8).</summary>
internal static class Callers
{
    /// <summary>An id token has neither roles nor scopes: it says who signed in elsewhere, not what may be done here.</summary>
    public static bool IsAccessToken(ClaimsPrincipal token) => token.HasClaim(c => c.Type is "roles" or "scp" && c.Value.Length > 0);

    /// <summary>A person's token carries scopes and is found by object id, a system's by client id.</summary>
    /// <param name="tenant">The allowed tenant whose keys and issuer verified the token.</param>
    public static Caller? Of(ClaimsPrincipal token, string tenant, DirectorySnapshot directory)
    {
        var isPerson = token.HasClaim(c => c.Type == "scp");
        var id = token.FindFirstValue(isPerson ? "oid" : "azp");
        var principal = id is null || token.FindFirstValue("tid") != tenant ? null : directory.Principal(tenant, id);
        var type = isPerson ? PrincipalType.Person : PrincipalType.App;
        return principal is null || principal.Type != type ? null
            : new(principal.Organisation, principal.Desk, principal.Roles, principal.Kinds, principal.PrincipalId, isPerson ? id : null);
    }
}
