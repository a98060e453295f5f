using System.Text.Json;
using NodaTime;
using Safeguarding.Directory;
using Safeguarding.Reports;
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
        if (report.RoutedAt is not null)
        {
            return;
        }
        await CreateAll(report, stop);
        await reports.Update(report.Id, report.Id, r => r.RoutedAt is null ? r.Routed(clock.GetCurrentInstant()) : null, stop);
        AllCreated(log, report.Id, report.Routes.Count);
    }

    [LoggerMessage(LogLevel.Information, "Report {ReportId} has its {Count} deliveries")]
    private static partial void AllCreated(ILogger log, string reportId, int count);

    private async Task CreateAll(Report report, CancellationToken stop)
    {
        var kind = kinds.Single(k => k.Name == report.Kind);
        var snapshot = await directory.Snapshot(report.DirectorySnapshot, stop);
        foreach (var route in report.Routes)
        {
            var desk = snapshot.Desks.Desk(route.Desk) ?? throw new MissingDocumentException(route.Desk);
            var view = JsonSerializer.SerializeToElement(kind.Project(report, route, desk));
            var delivery = NewDelivery.ForRoute(report, route, view, ids, clock.GetCurrentInstant());
            if (await deliveries.CreateOrExisting(delivery, stop) is not { SentAt: not null })
            {
                await queues.DeliveryDue(delivery.RecipientId, delivery.Id, stop);
            }
        }
    }
}
