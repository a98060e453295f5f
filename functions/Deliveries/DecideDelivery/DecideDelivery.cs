using NodaTime;
using Safeguarding.Access;
using Safeguarding.Reports;
using Safeguarding.Routing;
using Safeguarding.Triggers;

namespace Safeguarding.Deliveries;

/// <summary>
/// POST /api/deliveries/{id}/decision: the deciding authority records what it does next and why (safeguarding.wales c3pt1-p4; WG37941
/// paragraphs 151, 160). The first decision sets the time; a changed one is added beside it. Deciding implies acknowledging.
/// </summary>
public static class DecideDelivery
{
    public static void Map(IEndpointRouteBuilder app) => app
        .MapPost("/api/deliveries/{id}/decision", Decide)
        .Accepts<DecisionBody>("application/json")
        .WithName(nameof(DecideDelivery));

    private static async Task<IResult> Decide(
        HttpContext http, string id, IDeliveryStore deliveries, IWorkQueues queues, IAuditLog audit, IClock clock)
    {
        var caller = http.Caller();
        var stop = http.RequestAborted;
        if (await OwnDelivery.Find(caller, id, deliveries, stop) is not { } delivery)
        {
            return Problem.From(new(Refusals.NotFound), http);
        }
        // An amended item brings the earlier one up to date, where the decision's clock runs: the report is decided on once.
        IReadOnlyList<Delivery> told = [delivery, .. await OwnDelivery.Earlier(delivery, deliveries, stop)];
        var clocked = told.FirstOrDefault(d => d.DecisionDueAt is not null) ?? delivery;
        if (Refused(delivery) is { } code)
        {
            return Problem.From(new(code), http);
        }
        var body = await DeskAction.Body<DecisionBody>(http);
        var said = body.Said;
        if (body.Refused(Refusals.InvalidDecision, said.Refused(), DeskAction.Unnamed(caller, said.ActingPerson)) is { } refusal)
        {
            return Problem.From(refusal, http);
        }
        var person = DeskAction.Person(caller, said.ActingPerson)!;
        var now = clock.GetCurrentInstant();
        await audit.Append(AuditEntry.By(caller, delivery.Id, "decide", now), stop);
        var decision = said.ToDecision(person, now);
        // What its own write left says what was recorded: somebody else may have come between.
        delivery = await deliveries.Update(clocked.Id, clocked.RecipientId, d => DeliverySteps.Decided(d, decision), stop);
        if (!DeliverySteps.IsDecided(delivery, decision))
        {
            return Problem.From(new(delivery.RedirectedAt is not null ? Refusals.AlreadyClosed : Refusals.TooManyDecisions), http);
        }
        await DeskAction.WakeWorker(delivery, queues, stop);
        foreach (var same in told.Where(d => d.Id != clocked.Id))
        {
            await DeskAction.WakeWorker(await deliveries.Update(same.Id, same.RecipientId, d => DeliverySteps.Acknowledged(d, person, decision.RecipientCaseId, now), stop), queues, stop);
        }
        return DeskWording.Answer(delivery, now, http, decision.Texts());
    }

    private static string? Refused(Delivery delivery) =>
        delivery.RedirectedAt is not null ? Refusals.AlreadyClosed
        : delivery.Role != RouteRole.DecisionOwner ? Refusals.NotDecisionOwner
        : null;
}
