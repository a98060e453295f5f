using System.Text.Json;
using NodaTime;
using Safeguarding.Directory;
using Safeguarding.Reports;
using Safeguarding.Routing;
using Safeguarding.Telemetry;
using Safeguarding.Triggers;

namespace Safeguarding.Deliveries;

/// <summary>
/// Queue `accepted-reports`: one delivery for each route of a report, then the report has nothing due any more. Cut anywhere, it starts
/// again and makes the same deliveries, because their ids are.
/// </summary>
public sealed partial class CreateDeliveries(
    IReportStore reports, IDeliveryStore deliveries, IWorkQueues queues, IDirectory directory, DeliveryViews views, ApplyAmendments amendments,
    RouteAnswers answers, FollowUp followUp, ReportIds ids, PoisonRecord poison, IClock clock, ILogger<CreateDeliveries> log)
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
        if (report.HasNothingDue)
        {
            return;
        }
        await Tracing.Step("create-deliveries", report.TraceParent, () => CreateFor(report, stop), (Tracing.ReportId, report.Id), (Tracing.ReportKind, report.Kind));
    }

    private async Task CreateFor(Report report, CancellationToken stop)
    {
        var putOff = new PutOff();
        await amendments.Run(report, putOff, stop);
        await putOff.Try(() => answers.Run(report, stop));
        await CreateAll(report, report.RoutesDelivered, putOff, stop);
        putOff.End();
        // After the report's own deliveries, which nothing may hold up, and before it counts as routed: cut between, all is done again.
        var followed = await followUp(report, (await directory.Recent(stop)).Desks, stop);
        await CreateAll(followed, report.Routes.Count, putOff, stop);
        await EndRepeats(followed, stop);
        putOff.End();
        await reports.Update(report.Id, report.Id, r => r.Routed(followed.Routes.Count, report.Amendments.Count, clock.GetCurrentInstant(), report.Answers.Count), stop);
        AllCreated(log, report.Id, followed.Routes.Count);
    }

    /// <summary>Once somebody has named a desk, whoever else was asked for one is stood down.</summary>
    private async Task StandDownQuestions(Report report, Route answer, CancellationToken stop)
    {
        if (answer.RedirectedFrom is null || NextRound.IsQuestion(answer.Role))
        {
            return;
        }
        foreach (var asked in report.Routes.Where(r => NextRound.IsQuestion(r.Role) && r.ChildKey == answer.ChildKey && r.Round < answer.Round))
        {
            var id = ids.Delivery(report.Id, asked.Desk, asked.ChildKey, asked.Cause);
            await deliveries.Update(id, asked.Desk, d => DeliverySteps.StoodDown(d, clock.GetCurrentInstant()), stop);
        }
    }

    /// <summary>An event that ends the chase for a return interview ends it at every desk that has one; the sweep stands down who was escalated to.</summary>
    private async Task EndReturnInterviews(Report report, int from, CancellationToken stop)
    {
        if (report.Routes.Skip(from).FirstOrDefault(r => r.ReturnInterviewEndedAt is not null)?.ReturnInterviewEndedAt is not { } endedAt)
        {
            return;
        }
        foreach (var chased in report.Routes.Where(r => r.ReturnInterviewDueAt is not null))
        {
            var id = ids.Delivery(report.Id, chased.Desk, chased.ChildKey, chased.Cause);
            await deliveries.Update(id, chased.Desk, d => DeliverySteps.ReturnInterviewEnded(d, endedAt, clock.GetCurrentInstant()), stop);
        }
    }

    /// <summary>An amendment took from a desk what its item about a possible repeat rested on: the item is closed there, without a word to the sender.</summary>
    private async Task EndRepeats(Report report, CancellationToken stop)
    {
        foreach (var ended in report.Routes.Where(r => r.RepeatEndedAt is not null))
        {
            var id = ids.Delivery(report.Id, ended.Desk, ended.ChildKey, ended.Cause);
            await deliveries.Update(id, ended.Desk, d => MatchSteps.Ended(d, clock.GetCurrentInstant()), stop);
        }
    }

    [LoggerMessage(LogLevel.Information, "Report {ReportId} has its {Count} deliveries")]
    private static partial void AllCreated(ILogger log, string reportId, int count);

    private async Task CreateAll(Report report, int from, PutOff putOff, CancellationToken stop)
    {
        foreach (var route in report.Routes.Skip(from))
        {
            await putOff.Try(() => StandDownQuestions(report, route, stop));
            await putOff.Try(() => Create(report, route, stop));
        }
        await putOff.Try(() => EndReturnInterviews(report, from, stop));
    }

    private async Task Create(Report report, Route route, CancellationToken stop)
    {
        var view = await views.Of(report, route, stop);
        var made = NewDelivery.ForRoute(report, route, view, ids, clock.GetCurrentInstant());
        var existing = await deliveries.CreateOrExisting(amendments.AsLeft(report, made), stop);
        if (existing is not null)
        {
            await amendments.Settle(report, made.Id, stop);
        }
        if (existing is not { SentAt: not null })
        {
            await queues.Enqueue(new QueuedWork.Delivery(made.RecipientId, made.Id), stop);
        }
    }
}
