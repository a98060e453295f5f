using NodaTime;
using Safeguarding.Access;
using Safeguarding.Directory;
using Safeguarding.Reports;
using Safeguarding.Routing;
using Safeguarding.Triggers;

namespace Safeguarding.Deliveries;

/// <summary>Records in the report what a person said that its markers mean; the worker writes the views anew.</summary>
public delegate Task<Outcome<Report>> RecordReading(string reportId, MarkerReading reading, CancellationToken stop);

/// <summary>
/// POST /api/deliveries/{id}/marker-reading: a person of the duty desk says with whom something is not safe to share, where the report does not clearly say so.
/// Until then the marker binds every desk but those that decide (paragraph 198). The report first, then the items that ask: cut between, the same again finishes it.
/// Idempotent; a later reading replaces an earlier one.
/// </summary>
public static class ReadMarker
{
    public static void Map(IEndpointRouteBuilder app) => app
        .MapPost("/api/deliveries/{id}/marker-reading", Read)
        .Accepts<MarkerReadingBody>("application/json")
        .WithName(nameof(ReadMarker));

    private static async Task<IResult> Read(
        HttpContext http, string id, IDeliveryStore deliveries, RecordReading record, IDirectory directory, ReportIds ids, IWorkQueues queues,
        IAuditLog audit, IClock clock)
    {
        var caller = http.Caller();
        var stop = http.RequestAborted;
        if (await OwnDelivery.Find(caller, id, deliveries, stop) is not { } delivery)
        {
            return Problem.From(new(Refusals.NotFound), http);
        }
        if (!AsksForAReading(delivery))
        {
            return Problem.From(new(Refusals.NoMarkerToRead), http);
        }
        var body = await DeskAction.Body<MarkerReadingBody>(http);
        var said = body.Said;
        if (body.Refused(Refusals.InvalidMarkerReading, said.Refused((await directory.Current(stop)).Desks), DeskAction.Unnamed(caller, said.ActingPerson)) is { } refusal)
        {
            return Problem.From(refusal, http);
        }
        var person = DeskAction.Person(caller, said.ActingPerson)!;
        var now = clock.GetCurrentInstant();
        await audit.Append(AuditEntry.By(caller, delivery.Id, "read-marker", now), stop);
        var recorded = await record(delivery.ReportId, said.ToReading(person, now), stop);
        if (recorded.Refusal is { } notRecorded)
        {
            return Problem.From(notRecorded, http);
        }
        if (!UnclearMarkers.AreLeft(recorded.Value!.AsAmended()))
        {
            await End(recorded.Value!, delivery, person);
        }
        return TypedResults.Ok(DeliverySummary.Of(await deliveries.Find(delivery.Id, delivery.RecipientId, stop) ?? throw new MissingDocumentException(delivery.Id), now));

        // While a marker is left the question stays open. Another item of the desk that holds it, such as that of a school to be found, is never answered by this.
        async Task End(Report report, Delivery from, ActingPerson by)
        {
            foreach (var asked in report.Routes.Where(r => r.Role == RouteRole.MarkerToRead))
            {
                var item = ids.Delivery(report.Id, asked.Desk, asked.ChildKey, asked.Cause);
                if (await deliveries.Find(item, asked.Desk, stop) is not null)
                {
                    var ended = await deliveries.Update(item, asked.Desk, d => asked.Desk == from.RecipientId ? DeliverySteps.Acknowledged(d, by, null, now) : DeliverySteps.StoodDown(d, now), stop);
                    await DeskAction.WakeWorker(ended, queues, stop);
                }
            }
        }
    }

    /// <summary>The duty desk's own item, or another one of its that holds the question too.</summary>
    private static bool AsksForAReading(Delivery delivery) => delivery.Role == RouteRole.MarkerToRead || delivery.View.At(UnclearMarkers.Property) is not null;
}
