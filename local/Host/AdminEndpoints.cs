namespace Safeguarding.Local.Host;

/// <summary>The part of the real host's admin API that local work needs; no key, because only this machine can call.</summary>
internal static class AdminEndpoints
{
    public static void MapAdmin(this IEndpointRouteBuilder routes, FunctionsHost host)
    {
        routes.MapGet("/admin/host/ping", () => Results.Ok());
        routes.MapPost("/admin/functions/{name}", (string name) =>
        {
            if (!host.FindTimer(name, out var timer))
            {
                return Results.NotFound();
            }

            // Accepted, not awaited: the caller learns the outcome from the log, as on the real host.
            _ = timer.RunAsync(isPastDue: false, CancellationToken.None);
            return Results.Accepted();
        });
    }
}
