using System.Text.Json;
using NodaTime;
using Safeguarding.Access;
using Safeguarding.Deliveries;
using Safeguarding.Reports;
using Safeguarding.Triggers;

namespace Safeguarding.Operations;

/// <summary>
/// GET /api/operations/items/{id}/content: what one desk sees of a delivery, or a report as it is in force, under a live grant of the caller's own.
/// Each read stands in the notice and in the audit before the content is read for the answer; without a grant every id answers alike.
/// </summary>
public static class ReadItemContent
{
    private const string Read = "break-glass-read";

    /// <param name="Desk">Whose view it is; absent where the subject is a report.</param>
    public sealed record ItemContent(string SubjectId, OperatorItemType Type, string? Desk, Instant GrantExpiresAt, JsonElement Content);

    public static void Map(IEndpointRouteBuilder app) => app
        .MapGet("/api/operations/items/{id}/content", Show)
        .Produces<ItemContent>()
        .WithName(nameof(ReadItemContent));

    private static async Task<IResult> Show(
        HttpContext http, string id, IOperatorRecords records, IOperatorViews views, IDeliveryStore deliveries, IReportStore reports, IAuditLog audit, IClock clock)
    {
        var caller = http.Caller();
        var stop = http.RequestAborted;
        if (caller.Person is not { } person)
        {
            return Problem.From(new(Refusals.SignedInPersonRequired), http);
        }
        var now = clock.GetCurrentInstant();
        if (!ReportIds.IsId(id) || await records.LiveGrant(id, person, now, stop) is not { } live)
        {
            return Problem.From(new(Refusals.GrantRequired), http);
        }
        var grant = http.IsHead() ? live : await records.Change(live.Id, g => g.Read(now), stop);
        foreach (var seen in http.IsHead() ? [] : await Seen(grant, views, stop))
        {
            await audit.Append(AuditEntry.By(caller, seen, Read, now), stop);
        }
        return TypedResults.Ok(await Content(grant, deliveries, reports, stop));
    }

    /// <summary>Who reads a report has read what each of its desks has: a marker that comes later then finds the reader at every item.</summary>
    private static async Task<IEnumerable<string>> Seen(BreakGlassGrant grant, IOperatorViews views, CancellationToken stop) =>
        grant.Desk is not null ? [grant.SubjectId] : [grant.SubjectId, .. (await views.DeliveriesOf(grant.SubjectId, stop)).Select(d => d.Id)];

    private static async Task<ItemContent> Content(BreakGlassGrant grant, IDeliveryStore deliveries, IReportStore reports, CancellationToken stop)
    {
        var until = Instant.FromUnixTimeMilliseconds(grant.ExpiresAt);
        if (grant.Desk is { } desk)
        {
            var delivery = await deliveries.Find(grant.SubjectId, desk, stop) ?? throw new MissingDocumentException(grant.SubjectId);
            return new(delivery.Id, OperatorItemType.Delivery, desk, until, delivery.View);
        }
        var report = await reports.Find(grant.SubjectId, grant.SubjectId, stop) ?? throw new MissingDocumentException(grant.SubjectId);
        return new(report.Id, OperatorItemType.Report, null, until, report.AsAmended().Content);
    }
}
