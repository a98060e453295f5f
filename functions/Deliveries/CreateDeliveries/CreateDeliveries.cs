using System.Text.Json;
using NodaTime;
using Safeguarding.Directory;
using Safeguarding.Reports;
using Safeguarding.Routing;
using Safeguarding.Triggers;

namespace Safeguarding.Deliveries;

/// <summary>
/// Queue `accepted-reports`: one delivery for each route of a report, then the report has nothing due any more. Cut anywhere, it starts
/// again and makes the same deliveries, because their ids are.
/// </summary>
public sealed partial class CreateDeliveries(
    IReportStore reports, IDeliveryStore deliveries, IWorkQueues queues, IDirectory directory, IEnumerable<ReportKind> kinds,
    ReportIds ids, PoisonRecord poison, IClock clock, ILogger<CreateDeliveries> log)
{
    public const string Queue = "accepted-reports";

    public static void Map(IEndpointRouteBuilder app) => app.MapTrigger(nameof(CreateDeliveries), async http =>
    {
        var message = await TriggerCall.Message(http);
        await http.RequestServices.GetRequiredService<CreateDeliveries>().Run(message, http.RequestAborted);
    });

    public async Task Run(string? message, CancellationToken stop)
    {
        if (message is null || !ReportIds.IsId(message))
        {
            await poison.NotAnId(Queue, message, stop);
            return;
        }
        var report = await reports.Find(message, message, stop) ?? throw new MissingDocumentException(message);
        if (report.RoutesDelivered >= report.Routes.Count)
        {
            return;
        }
        await CreateAll(report, stop);
        await reports.Update(report.Id, report.Id, r => r.Routed(report.Routes.Count, clock.GetCurrentInstant()), stop);
        AllCreated(log, report.Id, report.Routes.Count);
    }

    /// <summary>The sender is asked by its own references: it holds the content, and its desk is no recipient of it.</summary>
    private static JsonElement View(ReportKind kind, Report report, Route route, Desk desk) =>
        route.Role == RouteRole.RouteNeeded && desk.Id == report.SenderId
            ? JsonSerializer.SerializeToElement(new { routeNeeded = new { report.Reference, report.IncidentReference, child = route.ChildKey } }, JsonSerializerOptions.Web)
            : JsonSerializer.SerializeToElement(kind.Project(report, route, desk));

    /// <summary>Once somebody has named a desk, whoever else was asked for one is stood down.</summary>
    private async Task StandDownQuestions(Report report, Route answer, CancellationToken stop)
    {
        if (answer.RedirectedFrom is null || answer.Role == RouteRole.RouteNeeded)
        {
            return;
        }
        foreach (var asked in report.Routes.Where(r => r.Role == RouteRole.RouteNeeded && r.ChildKey == answer.ChildKey && r.Round < answer.Round))
        {
            var id = ids.Delivery(report.Id, asked.Desk, asked.ChildKey, asked.Cause);
            await deliveries.Update(id, asked.Desk, d => DeliverySteps.StoodDown(d, clock.GetCurrentInstant()), stop);
        }
    }

    [LoggerMessage(LogLevel.Information, "Report {ReportId} has its {Count} deliveries")]
    private static partial void AllCreated(ILogger log, string reportId, int count);

    private async Task CreateAll(Report report, CancellationToken stop)
    {
        var kind = kinds.Single(k => k.Name == report.Kind);
        var snapshot = await directory.Snapshot(report.DirectorySnapshot, stop);
        var current = await directory.Current(stop);
        foreach (var route in report.Routes.Skip(report.RoutesDelivered))
        {
            await StandDownQuestions(report, route, stop);
            var desk = snapshot.Desks.Desk(route.Desk) ?? current.Desks.Desk(route.Desk) ?? throw new MissingDocumentException(route.Desk);
            var view = View(kind, report, route, desk);
            var delivery = NewDelivery.ForRoute(report, route, view, ids, clock.GetCurrentInstant());
            if (await deliveries.CreateOrExisting(delivery, stop) is not { SentAt: not null })
            {
                await queues.DeliveryDue(delivery.RecipientId, delivery.Id, stop);
            }
        }
    }
}
