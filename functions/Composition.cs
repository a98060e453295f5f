using Microsoft.Azure.Cosmos;
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

namespace Safeguarding;

/// <summary>Which part serves which seam.</summary>
internal static class Composition
{
    /// <summary>The stores, each behind the seam that its user owns.</summary>
    public static void AddStores(this IServiceCollection services, Settings settings)
    {
        services.AddSingleton(_ => CosmosSetup.Client(settings));
        services.AddSingleton(s => s.GetRequiredService<CosmosClient>().GetDatabase(settings.CosmosDatabase));
        services.AddSingleton<IReportStore>(s => new CosmosReports(Container(s, "reports"), CosmosSetup.Json));
        services.AddSingleton<IDeliveryStore>(s => new CosmosDeliveries(Container(s, "deliveries"), CosmosSetup.Json));
        services.AddSingleton<IDirectory>(s => new CosmosDirectory(Container(s, "directory"), CosmosSetup.Json));
        services.AddSingleton<IRejections>(s => new CosmosRejections(Container(s, "rejections")));
        services.AddSingleton<IAuditLog>(s => new CosmosAudit(Container(s, "audit")));
        services.AddSingleton<IArchive>(_ => new BlobArchive(StorageSetup.Archive(settings)));
        services.AddSingleton<IWorkQueues>(_ => new StorageQueues(StorageSetup.Queues(settings)));
        services.AddSingleton(new ReportIds(settings.ReportIdKey));
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
        services.AddSingleton<AcceptEvent>();
        services.AddSingleton<SubmitReportEvent>();
        services.AddSingleton<SubmitEvent>(s => s.GetRequiredService<SubmitReportEvent>().FromHttp);
        services.AddSingleton<IChannel, InboxChannel>();
        services.AddSingleton<PoisonRecord>();
        services.AddSingleton<CreateDeliveries>();
        services.AddSingleton<Reroute>();
        services.AddSingleton<SendDelivery>();
        services.AddSingleton<SweepDeadlines>();
        services.AddSingleton<ReconcileArchive>();
    }

    private static Container Container(IServiceProvider services, string name) => services.GetRequiredService<Database>().GetContainer(name);
}
