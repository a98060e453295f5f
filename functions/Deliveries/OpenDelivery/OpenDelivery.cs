using System.Text.Json;
using NodaTime;
using Safeguarding.Access;
using Safeguarding.Triggers;

namespace Safeguarding.Deliveries;

/// <summary>
/// GET /api/deliveries/{id}: what the caller's own desk may see of one item. The read is audited before the content is returned;
/// "opened" is set only by a person. An id of another desk and one that never was answer alike.
/// </summary>
public static class OpenDelivery
{
    public static void Map(IEndpointRouteBuilder app) => app.MapGet("/api/deliveries/{id}", Open).WithName(nameof(OpenDelivery));

    private static async Task<IResult> Open(HttpContext http, string id, IDeliveryStore deliveries, IAuditLog audit, IClock clock)
    {
        var caller = http.Caller();
        if (await OwnDelivery.Find(caller, id, deliveries, http.RequestAborted) is not { } delivery)
        {
            return Problem.From(new(Refusals.NotFound), http);
        }
        var now = clock.GetCurrentInstant();
        await audit.Append(AuditEntry.By(caller, delivery.Id, caller.Person is null ? "read" : "open", now), http.RequestAborted);
        if (caller.Person is not null)
        {
            delivery = await deliveries.Update(delivery.Id, delivery.RecipientId, d => DeliverySteps.Opened(d, now), http.RequestAborted);
        }
        http.Response.Headers.CacheControl = "no-store";
        return TypedResults.Ok(new OpenedDelivery(DeliverySummary.Of(delivery, now), delivery.View));
    }
}

/// <summary>One item with its content.</summary>
public sealed record OpenedDelivery(DeliverySummary Delivery, JsonElement Content);
