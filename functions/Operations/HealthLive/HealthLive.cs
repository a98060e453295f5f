namespace Safeguarding.Operations;

/// <summary>
/// GET /api/health/live: 200 as long as the process answers, whatever its stores do. Whoever restarts what is dead asks here; whoever sends
/// reports only to what can take them asks <see cref="Health"/>.
/// </summary>
public static class HealthLive
{
    public static void Map(IEndpointRouteBuilder app) => app.MapGet("/api/health/live", () => TypedResults.Ok(new LiveAnswer("live"))).WithName(nameof(HealthLive));

    /// <summary>"live"; there is no other answer.</summary>
    public sealed record LiveAnswer(string Status);
}
