namespace Safeguarding.Access;

/// <summary>Who calls, as the directory says it. Desk and role never come from the URL or from a name in the token (design 8).</summary>
/// <param name="SenderId">Organisation that submissions count under.</param>
/// <param name="Desk">The inbox that the caller works, or null.</param>
/// <param name="Person">Object id of a signed-in person; null for a system.</param>
public sealed record Caller(string SenderId, string? Desk, IReadOnlyList<string> Roles, IReadOnlyList<string> Kinds, string PrincipalId, string? Person);

public static class CallerOfRequest
{
    private static readonly object Key = new();

    /// <exception cref="InvalidOperationException">The endpoint is not in <see cref="RoleTable"/>.</exception>
    public static Caller Caller(this HttpContext http) =>
        http.Items[Key] as Caller ?? throw new InvalidOperationException("No caller was established for this endpoint.");

    internal static void Establish(this HttpContext http, Caller caller) => http.Items[Key] = caller;
}
