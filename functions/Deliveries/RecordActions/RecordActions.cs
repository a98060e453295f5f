using NodaTime;
using Safeguarding.Access;
using Safeguarding.Reports;
using Safeguarding.Triggers;

namespace Safeguarding.Deliveries;

/// <summary>
/// POST /api/deliveries/{id}/actions: a school records what it did for the child (the eight kinds of support of WG37941, Operation Encompass box),
/// a council that relays that it has told the school, a home authority what became of the return interview (paragraph 133). For the desk alone:
/// nothing of it goes back to the sender but that the school was told.
/// </summary>
public static class RecordActions
{
    public static void Map(IEndpointRouteBuilder app) => app
        .MapPost("/api/deliveries/{id}/actions", Record)
        .Accepts<ActionsBody>("application/json")
        .WithName(nameof(RecordActions));

    private static async Task<IResult> Record(
        HttpContext http, string id, IDeliveryStore deliveries, IEnumerable<ReportKind> kinds, IWorkQueues queues, IAuditLog audit, IClock clock)
    {
        var caller = http.Caller();
        var stop = http.RequestAborted;
        if (await OwnDelivery.Find(caller, id, deliveries, stop) is not { } delivery)
        {
            return Problem.From(new(Refusals.NotFound), http);
        }
        var options = OptionsOf(delivery, kinds);
        if (Refused(delivery, options) is { } code)
        {
            return Problem.From(new(code), http);
        }
        var now = clock.GetCurrentInstant();
        var body = await DeskAction.Body<ActionsBody>(http);
        var said = body.Said;
        if (body.Refused(Refusals.InvalidActions, said.Refused(options, now), DeskAction.Unnamed(caller, said.ActingPerson)) is { } refusal)
        {
            return Problem.From(refusal, http);
        }
        var person = DeskAction.Person(caller, said.ActingPerson)!;
        await audit.Append(AuditEntry.By(caller, delivery.Id, "record-actions", now), stop);
        var taken = said.ToTaken(person, now, options);
        var passesOn = options.Any(o => o.PassesOn && taken.Actions.Contains(o.Code));
        var ends = options.Any(o => o.EndsReturnInterview && taken.Actions.Contains(o.Code));
        delivery = await deliveries.Update(delivery.Id, delivery.RecipientId, d => TakenActions.AppendTo(d, taken, passesOn, ends), stop);
        if (!TakenActions.IsRecorded(delivery, taken))
        {
            return Problem.From(new(delivery.RedirectedAt is not null ? Refusals.AlreadyClosed : Refusals.TooManyActions), http);
        }
        await DeskAction.WakeWorker(delivery, queues, stop);
        return DeskWording.Answer(delivery, now, http, ("/note", taken.Note));
    }

    private static IReadOnlyList<ActionOption> OptionsOf(Delivery delivery, IEnumerable<ReportKind> kinds) =>
    [
        .. kinds.Where(k => k.Name == delivery.Kind).SelectMany(k => k.Actions)
            .Where(o => o.For == delivery.Role || (o.ForReturnInterview && delivery.ReturnInterviewDueAt is not null)),
    ];

    private static string? Refused(Delivery delivery, IReadOnlyList<ActionOption> options) =>
        delivery.RedirectedAt is not null ? Refusals.AlreadyClosed
        : options.Count == 0 ? Refusals.NothingToRecord
        : null;
}
