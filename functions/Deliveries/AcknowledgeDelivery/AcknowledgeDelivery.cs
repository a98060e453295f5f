using NodaTime;
using Safeguarding.Access;
using Safeguarding.Reports;
using Safeguarding.Telemetry;
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
        HttpContext http, string id, IDeliveryStore deliveries, IWorkQueues queues, IAuditLog audit, IClock clock)
    {
        var caller = http.Caller();
        var stop = http.RequestAborted;
        if (await OwnDelivery.Find(caller, id, deliveries, stop) is not { } delivery)
        {
            return Problem.From(new(Refusals.NotFound), http);
        }
        var body = await DeskAction.Body<Acknowledgement>(http);
        var said = body.Said;
        if (body.Refused(Refusals.InvalidBody, DeskAction.CaseIdTooLong(said.RecipientCaseId), DeskAction.Unnamed(caller, said.ActingPerson)) is { } refusal)
        {
            return Problem.From(refusal, http);
        }
        var person = DeskAction.Person(caller, said.ActingPerson)!;
        var now = clock.GetCurrentInstant();
        await audit.Append(AuditEntry.By(caller, delivery.Id, "acknowledge", now), stop);
        // The earlier ones first: cut between, the newest is still chased.
        foreach (var earlier in await OwnDelivery.Earlier(delivery, deliveries, stop))
        {
            var acknowledged = await deliveries.Update(earlier.Id, earlier.RecipientId, d => DeliverySteps.Acknowledged(d, person, said.RecipientCaseId, now), stop);
            await DeskAction.WakeWorker(acknowledged, queues, stop);
        }
        Tracing.LinkTo(delivery.TraceParent);
        delivery = await deliveries.Update(delivery.Id, delivery.RecipientId, d => DeliverySteps.Acknowledged(d, person, said.RecipientCaseId, now), stop);
        if (delivery.AcknowledgedAt == now)
        {
            PipelineMetrics.Acknowledged(delivery.Kind, delivery.RecipientId, Instant.FromUnixTimeMilliseconds(delivery.DueAt), now);
        }
        await DeskAction.WakeWorker(delivery, queues, stop);
        return delivery.AcknowledgedAt is null ? Problem.From(new(Refusals.AlreadyClosed), http) : TypedResults.Ok(DeliverySummary.Of(delivery, now));
    }
}
