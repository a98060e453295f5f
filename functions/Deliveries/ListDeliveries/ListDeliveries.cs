using NodaTime;
using Safeguarding.Access;
using Safeguarding.Triggers;

namespace Safeguarding.Deliveries;

/// <summary>GET /api/deliveries[?state=][&amp;page=]: the inbox of the caller's own desk, earliest deadline first. The desk comes from the token.</summary>
public static class ListDeliveries
{
    public static void Map(IEndpointRouteBuilder app) => app.MapGet("/api/deliveries", List).WithName(nameof(ListDeliveries));

    private static async Task<IResult> List(HttpContext http, IDeliveryStore deliveries, IClock clock, string? state, string? page)
    {
        if (http.Caller().Desk is not { } desk)
        {
            return Problem.From(new(Refusals.NotAllowed), http);
        }
        var found = await deliveries.Inbox(desk, state, page, http.RequestAborted);
        return found is null
            ? Problem.From(new(Refusals.InvalidQuery), http)
            : TypedResults.Ok(new InboxPage([.. found.Items.Select(d => DeliverySummary.Of(d, clock.GetCurrentInstant()))], found.Next));
    }
}
