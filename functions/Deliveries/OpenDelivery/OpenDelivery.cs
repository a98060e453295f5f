using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using NodaTime;
using Safeguarding.Access;
using Safeguarding.Reports;
using Safeguarding.Triggers;

namespace Safeguarding.Deliveries;

/// <summary>
/// GET /api/deliveries/{id}: what the caller's own desk may see of one item. The read is audited before the content is returned;
/// "opened" is set only by a person. An id of another desk and one that never was answer alike. With Accept: text/html a page for paper.
/// </summary>
public static class OpenDelivery
{
    private const string Html = "text/html";

    public static void Map(IEndpointRouteBuilder app) => app
        .MapGet("/api/deliveries/{id}", Open)
        .Produces<OpenedDelivery>(StatusCodes.Status200OK, "application/json", Html)
        .WithName(nameof(OpenDelivery));

    private static async Task<IResult> Open(HttpContext http, string id, IDeliveryStore deliveries, IAuditLog audit, IClock clock)
    {
        var caller = http.Caller();
        if (await OwnDelivery.Find(caller, id, deliveries, http.RequestAborted) is not { } delivery)
        {
            return Problem.From(new(Refusals.NotFound), http);
        }
        var now = clock.GetCurrentInstant();
        if (!http.IsHead())
        {
            await audit.Append(AuditEntry.By(caller, delivery.Id, caller.Person is null ? "read" : "open", now), http.RequestAborted);
            // Read again after the entry: what a later marker hides is then never shown to somebody whom the list of readers lacks.
            delivery = caller.Person is null
                ? await OwnDelivery.Find(caller, id, deliveries, http.RequestAborted) ?? throw new MissingDocumentException(id)
                : await deliveries.Update(delivery.Id, delivery.RecipientId, d => DeliverySteps.Opened(d, now), http.RequestAborted);
        }
        http.Response.Headers.Vary = "Accept, Accept-Language";
        return Preference.MediaType(http, "application/json", Html) == Html ? Page(http, delivery, now)
            : TypedResults.Ok(OpenedDelivery.Of(delivery, now));
    }

    private static ContentHttpResult Page(HttpContext http, Delivery delivery, Instant now)
    {
        var language = Languages.Of(http);
        http.Response.Headers.ContentLanguage = language;
        http.Response.Headers.ContentSecurityPolicy = PrintableRecord.Policy;
        http.Response.Headers["Referrer-Policy"] = "no-referrer";
        return TypedResults.Content(PrintableRecord.Of(delivery, now, language), Html, System.Text.Encoding.UTF8);
    }
}

/// <summary>One item with its content, and every decision, action and confirmation that the desk recorded about it, the first one first.</summary>
/// <param name="Contacted">Which of the desk's contacts were told at which step, by their ids.</param>
public sealed record OpenedDelivery(
    DeliverySummary Delivery, JsonElement Content, IReadOnlyList<Decision> Decisions, IReadOnlyList<TakenActions> Actions,
    IReadOnlyList<MatchConfirmation> MatchConfirmations, IReadOnlyList<Contacted> Contacted)
{
    /// <summary>What the desk itself may see of an item, by whichever way it reads it.</summary>
    public static OpenedDelivery Of(Delivery d, Instant now) =>
        new(DeliverySummary.Of(d, now), d.View, d.Decisions, d.Actions, d.MatchConfirmations, d.Contacted);
}
