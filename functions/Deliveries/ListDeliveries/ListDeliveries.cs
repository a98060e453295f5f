using NodaTime;
using Safeguarding.Access;
using Safeguarding.Reports;
using Safeguarding.Triggers;

namespace Safeguarding.Deliveries;

/// <summary>GET /api/deliveries[?state=][&amp;page=]: the inbox of the caller's own desk, earliest deadline first. The desk comes from the token.</summary>
public static class ListDeliveries
{
    public static void Map(IEndpointRouteBuilder app) => app.MapGet("/api/deliveries", List).WithName(nameof(ListDeliveries));

    private static async Task<IResult> List(HttpContext http, IDeliveryStore deliveries, IClock clock, ILogger<InboxPage> log, string? state, string? page)
    {
        if (http.Caller().Desk is not { } desk)
        {
            return Problem.From(new(Refusals.NotAllowed), http);
        }
        if (QueryValue.Unknown(nameof(state), state, Delivery.States) is { } unknown)
        {
            return Problem.From(unknown, http);
        }
        var found = await deliveries.Inbox(desk, state, page, http.RequestAborted);
        if (found is null)
        {
            return Problem.From(QueryValue.UnknownPage, http);
        }
        var now = clock.GetCurrentInstant();
        var shown = found.Show(d => DeliverySummary.Of(d, now), d => d.Id).Told(log);
        return TypedResults.Ok(new InboxPage(shown.Items, shown.Next, shown.Unreadable));
    }
}
