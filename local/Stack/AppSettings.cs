using Safeguarding.Local.Tokens;

namespace Safeguarding.Local.Stack;

/// <summary>The app settings that point the unmodified app at the local stack.</summary>
internal static class AppSettings
{
    // Any fixed 32 bytes: local report ids should be the same in every run.
    private const string LocalReportIdKey = "bG9jYWwtcmVwb3J0LWlkLWtleS0zMi1ieXRlcy1sb24=";

    public static IReadOnlyDictionary<string, string> Build(
        DataModel model, Uri cosmos, string cosmosKey, string storage, TokenIssuer tokens, IReadOnlyDictionary<string, string> changes)
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
            ["Access__Audience"] = TokenIssuer.Audience,
            ["Access__Authority"] = tokens.AuthorityTemplate,
            ["Access__Tenants"] = string.Join(';', tokens.Tenants),
            ["ReportIds__Key"] = LocalReportIdKey,
            ["Loosen__CosmosKey"] = cosmosKey,
            ["Loosen__StorageConnectionString"] = storage,
            ["Loosen__PlainHttp"] = "true",
        };
        foreach (var (name, value) in changes)
        {
            settings[name] = value;
        }

        return settings;
    }
}
