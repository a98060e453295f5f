using System.Text.Json;
using System.Text.Json.Nodes;
using Safeguarding.Access;
using Safeguarding.Directory;
using Safeguarding.Reports;
using Safeguarding.Routing;

namespace Safeguarding.Deliveries;

/// <summary>What the desk of a route may see: the kind's projection of the report as it stands now, or a notice about another item.</summary>
public sealed class DeliveryViews(IDirectory directory, IDeliveryStore deliveries, IEnumerable<ReportKind> kinds, IAuditLog audit)
{
    /// <summary>A view stays one document: the newest entries.</summary>
    private const int MostReaders = 500;

    public async Task<JsonElement> Of(Report report, Route route, CancellationToken stop)
    {
        var amendment = report.Amendments.FirstOrDefault(a => a.Number == route.Amendment);
        if (route.Role == RouteRole.ReadBefore && amendment is not null)
        {
            return AmendmentNotices.OfReaders(report, amendment, await Readers(amendment, stop));
        }
        var now = report.AsAmended();
        if (route.Role == RouteRole.Withdrawn && amendment is not null)
        {
            return AmendmentNotices.OfWithdrawal(now, amendment, route);
        }
        var desk = (await directory.Snapshot(report.DirectorySnapshot, stop)).Desks.Desk(route.Desk)
            ?? (await directory.Current(stop)).Desks.Desk(route.Desk) ?? throw new MissingDocumentException(route.Desk);
        // The sender is asked by its own references: it holds the content, and its desk is no recipient of it.
        return NextRound.IsQuestion(route.Role) && desk.Id == report.SenderId
            ? JsonSerializer.SerializeToElement(new Dictionary<string, object>
            {
                [route.Role == RouteRole.RouteNeeded ? "routeNeeded" : "schoolToConfirm"] = new { report.Reference, report.IncidentReference, child = route.ChildKey },
            }, PipelineJson.Options)
            : await OwnCases.Beside(JsonSerializer.SerializeToElement(Projected(now, route, desk, amendment), PipelineJson.Options), route, deliveries, stop);
    }

    /// <summary>That it was amended stands first.</summary>
    private JsonObject Projected(Report report, Route route, Desk desk, ReportAmendment? amendment)
    {
        var view = kinds.Single(k => k.Name == report.Kind).View(report, route, desk);
        return amendment is null || route.RedirectedFrom is not null ? view
            : new([KeyValuePair.Create<string, JsonNode?>("amended", AmendmentNotices.OfAmended(report, amendment, route, desk)), .. view.Select(p => KeyValuePair.Create(p.Key, p.Value?.DeepClone()))]);
    }

    /// <summary>Read when the view is made, after every item that the amendment hides was changed: nobody who saw more can be missing.</summary>
    private async Task<IReadOnlyList<ReadBefore>> Readers(ReportAmendment amendment, CancellationToken stop)
    {
        var readers = new List<ReadBefore>();
        foreach (var hidden in amendment.Effects.Where(e => e.Hides))
        {
            readers.AddRange((await audit.Of(hidden.DeliveryId, stop)).Where(e => e.ShowsContent)
                .Select(e => new ReadBefore(hidden.Desk, hidden.DeliveryId, e.Person ?? e.Actor, e.At)));
        }
        return [.. readers.OrderBy(r => r.At).TakeLast(MostReaders)];
    }
}
