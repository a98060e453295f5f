using NodaTime;
using Safeguarding.Access;
using Safeguarding.Reports;
using Safeguarding.Triggers;

namespace Safeguarding.Deliveries;

/// <summary>
/// POST /api/deliveries/{id}/match-confirmation: a person of the desk says which matched reports are of the same child and which are not. Until then
/// a match is only possible (domain 2.5; WG37941 paragraphs 32-33: no profile decides). Idempotent; a changed mind is added beside what was said.
/// </summary>
public static class ConfirmMatch
{
    public static void Map(IEndpointRouteBuilder app) => app
        .MapPost("/api/deliveries/{id}/match-confirmation", Confirm)
        .Accepts<MatchBody>("application/json")
        .WithName(nameof(ConfirmMatch));

    private static async Task<IResult> Confirm(
        HttpContext http, string id, IDeliveryStore deliveries, IWorkQueues queues, IAuditLog audit, IClock clock)
    {
        var caller = http.Caller();
        var stop = http.RequestAborted;
        if (await OwnDelivery.Find(caller, id, deliveries, stop) is not { } delivery)
        {
            return Problem.From(new(Refusals.NotFound), http);
        }
        if (Refused(delivery) is { } code)
        {
            return Problem.From(new(code), http);
        }
        var body = await DeskAction.Body<MatchBody>(http);
        var said = body.Said;
        if (body.Refused(Refusals.InvalidConfirmation, said.Refused(delivery.Repeat!), DeskAction.Unnamed(caller, said.ActingPerson)) is { } refusal)
        {
            return Problem.From(refusal, http);
        }
        var person = DeskAction.Person(caller, said.ActingPerson)!;
        var now = clock.GetCurrentInstant();
        await audit.Append(AuditEntry.By(caller, delivery.Id, "confirm-match", now), stop);
        var confirmation = said.ToConfirmation(person, now);
        delivery = await deliveries.Update(delivery.Id, delivery.RecipientId, d => MatchSteps.Confirmed(d, confirmation), stop);
        if (!MatchSteps.IsConfirmed(delivery, confirmation))
        {
            return Problem.From(new(delivery.RedirectedAt is not null ? Refusals.AlreadyClosed : Refusals.TooManyConfirmations), http);
        }
        await DeskAction.WakeWorker(delivery, queues, stop);
        return TypedResults.Ok(DeliverySummary.Of(delivery, now));
    }

    private static string? Refused(Delivery delivery) =>
        delivery.RedirectedAt is not null ? Refusals.AlreadyClosed
        : delivery.Repeat is null ? Refusals.NoMatchToConfirm
        : null;
}
