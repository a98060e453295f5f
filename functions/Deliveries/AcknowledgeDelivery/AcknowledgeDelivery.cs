using System.Text.Json;
using NodaTime;
using Safeguarding.Access;
using Safeguarding.Reports;
using Safeguarding.Triggers;

namespace Safeguarding.Deliveries;

/// <summary>
/// POST /api/deliveries/{id}/acknowledgement: a person of the desk has it in hand. A signed-in person needs no body; a desk's system names the
/// person. Idempotent: the first acknowledgement stays.
/// </summary>
public static class AcknowledgeDelivery
{
    /// <param name="ActingPerson">Required when the caller is a system.</param>
    /// <param name="RecipientCaseId">The desk's own case number, at most 100 characters.</param>
    public sealed record Acknowledgement(ActingPerson? ActingPerson, string? RecipientCaseId);

    public static void Map(IEndpointRouteBuilder app) => app
        .MapPost("/api/deliveries/{id}/acknowledgement", Acknowledge)
        .WithName(nameof(AcknowledgeDelivery));

    private static async Task<IResult> Acknowledge(
        HttpContext http, string id, IDeliveryStore deliveries, IWorkQueues queues, IAuditLog audit, IClock clock, ILogger<Acknowledgement> log)
    {
        var caller = http.Caller();
        var stop = http.RequestAborted;
        if (await OwnDelivery.Find(caller, id, deliveries, stop) is not { } delivery)
        {
            return Problem.From(new(Refusals.NotFound), http);
        }
        var (said, refused) = await Body(http);
        var person = caller.Person is { } oid ? new ActingPerson(oid, null, null) : said?.ActingPerson;
        if (refused is not null || !IsNamed(person))
        {
            return Problem.From(refused ?? new(Refusals.ActingPersonRequired), http);
        }
        var now = clock.GetCurrentInstant();
        await audit.Append(AuditEntry.By(caller, delivery.Id, "acknowledge", now), stop);
        var caseId = said?.RecipientCaseId is { Length: <= 100 } given ? given : null;
        delivery = await deliveries.Update(delivery.Id, delivery.RecipientId, d => DeliverySteps.Acknowledged(d, person!, caseId, now), stop);
        await StandOthersDown(delivery, queues, log, stop);
        return TypedResults.Ok(DeliverySummary.Of(delivery, now));
    }

    private static bool IsNamed(ActingPerson? person) =>
        !string.IsNullOrWhiteSpace(person?.Id ?? person?.Name) && (person?.Id ?? "").Length + (person?.Name ?? "").Length <= 200;

    private static async Task<(Acknowledgement? Said, Refusal? Refused)> Body(HttpContext http)
    {
        if (http.Request.ContentLength is null or 0 && !http.Request.Headers.TransferEncoding.Contains("chunked"))
        {
            return (null, null);
        }
        try
        {
            return (await http.Request.ReadFromJsonAsync<Acknowledgement>(http.RequestAborted), null);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return (null, new(Refusals.Unreadable));
        }
    }

    /// <summary>The acknowledgement is stored with its next action; when the queue is down the sweep stands the others down.</summary>
    private static async Task StandOthersDown(Delivery delivery, IWorkQueues queues, ILogger log, CancellationToken stop)
    {
        if (DeliverySteps.ToStandDown(delivery).Count == 0)
        {
            return;
        }
        try
        {
            await queues.DeliveryDue(delivery.RecipientId, delivery.Id, stop);
        }
        catch (UnavailableException)
        {
            log.LogWarning("The queue is unavailable; delivery {DeliveryId} is left to the sweep", delivery.Id);
        }
    }
}
