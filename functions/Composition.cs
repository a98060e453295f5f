using Azure.Storage.Queues;
using Microsoft.Azure.Cosmos;
using NodaTime;
using Safeguarding.Access;
using Safeguarding.Adapters;
using Safeguarding.Deliveries;
using Safeguarding.Directory;
using Safeguarding.Intake;
using Safeguarding.MissingEpisodes;
using Safeguarding.OperationEncompass;
using Safeguarding.Operations;
using Safeguarding.Referrals;
using Safeguarding.Reports;
using Safeguarding.Routing;
using Safeguarding.SelfService;
using Safeguarding.Telemetry;

namespace Safeguarding;

/// <summary>Which part serves which seam.</summary>
internal static class Composition
{
    /// <summary>The stores, each behind the seam that its user owns.</summary>
    public static void AddStores(this IServiceCollection services, Settings settings)
    {
        services.AddSingleton(_ => CosmosSetup.Client(settings));
        services.AddSingleton(s => s.GetRequiredService<CosmosClient>().GetDatabase(settings.CosmosDatabase));
        services.AddSingleton<IReportStore>(s => new CosmosReports(Container(s, "reports")));
        services.AddSingleton<IDeliveryStore>(s => new CosmosDeliveries(Container(s, "deliveries")));
        services.AddSingleton(s => new KnownPointer(Container(s, "directory"), s.GetRequiredService<IClock>()));
        services.AddSingleton<IDirectory>(s => new CosmosDirectory(Container(s, "directory"), s.GetRequiredService<KnownPointer>()));
        services.AddSingleton<IDirectoryImports>(s => new CosmosDirectoryImports(Container(s, "directory"), s.GetRequiredService<KnownPointer>()));
        services.AddSingleton<ILiveDirectory>(s => new CosmosLiveDirectory(Container(s, "directory")));
        services.AddSingleton<LiveSnapshot>();
        services.AddSingleton<IAlertBoxes>(s => new CosmosAlertBoxes(Container(s, "alerts")));
        services.AddSingleton<IDeskWebhooks>(s => new CosmosDeskWebhooks(Container(s, "webhooks")));
        services.AddSingleton<IRejections>(s => new CosmosRejections(Container(s, "rejections")));
        services.AddSingleton<IAuditLog>(s => new CosmosAudit(Container(s, "audit")));
        services.AddSingleton<IOperatorViews>(s => new CosmosOperatorViews(Container(s, "reports"), Container(s, "deliveries"), Container(s, "rejections")));
        services.AddSingleton<ISweepRecords>(s => new CosmosSweepRecords(Container(s, "operations")));
        services.AddSingleton<IOperatorRecords>(s => new CosmosOperatorRecords(Container(s, "operations")));
        services.AddSingleton<IEpisodeMatches>(s => new CosmosEpisodeMatches(Container(s, "episode-matches")));
        services.AddSingleton<IArchive>(_ => new BlobArchive(StorageSetup.Archive(settings)));
        services.AddSingleton<IWorkQueues>(s => new StorageQueues(
            StorageSetup.Queues(settings, QueueMessageEncoding.Base64), StorageSetup.Queues(settings, QueueMessageEncoding.None), s.GetRequiredService<ILogger<StorageQueues>>()));
        services.AddSingleton(s => new BusSender(BusSetup.From(settings, s.GetRequiredService<IClock>()), s.GetRequiredService<IClock>(), s.GetRequiredService<ILogger<BusSender>>()));
        services.AddSingleton<IReceipts, ServiceBusReceipts>();
        services.AddSingleton<InboxChannel>();
        services.AddSingleton<ServiceBusChannel>();
        services.AddSingleton<IChannel>(s => new DeskChannels(s.GetRequiredService<IDirectory>(), new Dictionary<DeskChannel, IChannel>
        {
            [DeskChannel.Inbox] = s.GetRequiredService<InboxChannel>(),
            [DeskChannel.ServiceBus] = s.GetRequiredService<ServiceBusChannel>(),
        }));
        services.AddSingleton<IWebhookSecrets>(_ => new WebhookSecrets(settings.WebhookSecrets));
        services.AddSingleton<IWebhookClient>(_ => new WebhookClient(settings.Loosen.WebhookLoopback));
        services.AddSingleton(new ReportIds(settings.ReportIdKey));
        services.AddSingleton(settings.MatchKeys);
        services.AddSingleton(BoardLimits.Agreed);
    }

    /// <summary>The three kinds, and what spans them.</summary>
    public static void AddPipeline(this IServiceCollection services)
    {
        services.AddSingleton(ReferralKind.Definition);
        services.AddSingleton(MissingEpisodeKind.Definition);
        services.AddSingleton(EncompassKind.Definition);
        services.AddSingleton<ReadReport>();
        services.AddSingleton<AcceptReport>();
        services.AddSingleton<SubmitReport>();
        services.AddSingleton<Submit>(s => s.GetRequiredService<SubmitReport>().FromHttp);
        services.AddSingleton<AcceptQueuedReport>();
        services.AddSingleton<ReceiveQueuedReport>();
        services.AddSingleton<ReceiveDeadLetters>();
        services.AddSingleton<AcceptEvent>();
        services.AddSingleton<SubmitReportEvent>();
        services.AddSingleton<SubmitEvent>(s => s.GetRequiredService<SubmitReportEvent>().FromHttp);
        services.AddSingleton<FindRepeats>();
        services.AddSingleton<FollowUp>(s => s.GetRequiredService<FindRepeats>().Run);
        services.AddSingleton<AcceptAmendment>();
        services.AddSingleton<RecordMarkerReading>();
        services.AddSingleton<RecordReading>(s => s.GetRequiredService<RecordMarkerReading>().Record);
        services.AddSingleton<SubmitAmendment>();
        services.AddSingleton<PoisonRecord>();
        services.AddSingleton<DeliveryViews>();
        services.AddSingleton<ApplyAmendments>();
        services.AddSingleton<RouteAnswers>();
        services.AddSingleton<CreateDeliveries>();
        services.AddSingleton<Reroute>();
        services.AddSingleton<RecordMatches>();
        services.AddSingleton<Recomputation>();
        services.AddSingleton<AlertAddresses>();
        services.AddSingleton<AlertResults>();
        services.AddSingleton<SendAlert>();
        services.AddSingleton<WebhookHandOver>();
        services.AddSingleton<SendWebhook>();
        services.AddSingleton<ContactChase>();
        services.AddSingleton<EscalationChase>();
        services.AddSingleton<SendReplay>();
        services.AddSingleton<SendDelivery>();
        services.AddSingleton<RecordUntakenDelivery>();
        services.AddSingleton<ContactNotices>();
        services.AddSingleton<ClosureAction>();
        services.AddSingleton<SweepFigures>();
        services.AddSingleton(s => new ExpectedNotifications(
            EncompassKind.Name, s.GetRequiredService<IReportStore>(), s.GetRequiredService<IDirectory>(), s.GetRequiredService<SweepFigures>()));
        services.AddSingleton<SweepDeadlines>();
        services.AddSingleton<ImportPublishedFile>();
        services.AddSingleton<ImportDirectoryCommand>();
        services.AddSingleton<ReconcileArchive>();
        services.AddSingleton<SelectReplays>();
        services.AddSingleton<MarkReplays>();
    }

    /// <summary>By GOV.UK Notify where it is configured; else contacts are chosen and recorded, and not reached.</summary>
    public static void AddAlerts(this IServiceCollection services, NotifySettings? notify)
    {
        if (notify is null)
        {
            services.AddSingleton<IContactAlerts, ContactAlertsOff>().AddSingleton<IMessageService, MessagesOff>();
            return;
        }
        services.AddSingleton<IContactAlerts, GatheredAlerts>().AddSingleton<IMessageService>(_ => new NotifyMessages(notify));
    }

    private static Container Container(IServiceProvider services, string name) => services.GetRequiredService<Database>().GetContainer(name);
}
