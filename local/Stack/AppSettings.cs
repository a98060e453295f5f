using Safeguarding.Local.Host;
using Safeguarding.Local.Tokens;

namespace Safeguarding.Local.Stack;

/// <summary>The app settings that point the unmodified app at the local stack.</summary>
internal static class AppSettings
{
    // Any fixed 32 bytes: local report ids should be the same in every run.
    private const string LocalReportIdKey = "bG9jYWwtcmVwb3J0LWlkLWtleS0zMi1ieXRlcy1sb24=";

    private const string LocalMatchKeys = "v1:bG9jYWwtaWRlbnRpdHktbWF0Y2gta2V5LTMyLWJ5dGU=;v2:bmV3ZXItaWRlbnRpdHktbWF0Y2gta2V5LTMyLWJ5dGU=";

    public static IReadOnlyDictionary<string, string> Build(
        DataModel model, Uri cosmos, string cosmosKey, string storage, string serviceBus, TokenIssuer tokens, IReadOnlyDictionary<string, string> changes)
    {
        var settings = new Dictionary<string, string>
        {
            ["AzureWebJobsStorage"] = storage,
            ["FUNCTIONS_WORKER_RUNTIME"] = "custom",
            ["Cosmos__Endpoint"] = cosmos.AbsoluteUri,
            ["Cosmos__Database"] = model.Database,
            ["Archive__ServiceUri"] = StorageConnections.BlobService(storage).AbsoluteUri,
            ["Archive__Container"] = model.ArchiveContainer,
            ["Queues__ServiceUri"] = StorageConnections.QueueService(storage).AbsoluteUri,
            // The host takes the connection string; the name below it is what the app is given on Azure.
            ["ServiceBus"] = serviceBus,
            ["ServiceBus__fullyQualifiedNamespace"] = BusAddress.Parse(serviceBus).Host,
            ["Access__Audience"] = TokenIssuer.Audience,
            ["Access__Authority"] = tokens.AuthorityTemplate,
            ["Access__Tenants"] = string.Join(';', tokens.Tenants),
            ["ReportIds__Key"] = LocalReportIdKey,
            ["IdentityMatch__Keys"] = LocalMatchKeys,
            ["Loosen__CosmosKey"] = cosmosKey,
            ["Loosen__StorageConnectionString"] = storage,
            ["Loosen__ServiceBusConnectionString"] = serviceBus,
            ["Loosen__PlainHttp"] = "true",
        };
        foreach (var (name, value) in changes)
        {
            settings[name] = value;
        }

        return settings;
    }
}
