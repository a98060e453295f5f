using Azure.Identity;
using Microsoft.Azure.Cosmos;
using Safeguarding.Reports;

namespace Safeguarding.Adapters;

/// <summary>One client for the whole app. Containers are made by infrastructure or the local stack, never here.</summary>
public static class CosmosSetup
{
    public static CosmosClient Client(Settings settings)
    {
        var options = new CosmosClientOptions
        {
            UseSystemTextJsonSerializerWithOptions = PipelineJson.Options,
            ConsistencyLevel = ConsistencyLevel.Strong,
            RequestTimeout = TimeSpan.FromSeconds(6),
            MaxRetryAttemptsOnRateLimitedRequests = 3,
            MaxRetryWaitTimeOnRateLimitedRequests = TimeSpan.FromSeconds(4),
            // A local server speaks only the gateway's protocol and has no other region to be found.
            ConnectionMode = settings.Loosen.PlainHttp ? ConnectionMode.Gateway : ConnectionMode.Direct,
            LimitToEndpoint = settings.Loosen.PlainHttp,
        };
        return settings.Loosen.CosmosKey is { } key
            ? new(settings.CosmosEndpoint.ToString(), key, options)
            : new(settings.CosmosEndpoint.ToString(), AzureCredential.For(settings), options);
    }
}

/// <summary>The app's user-assigned identity: there is no other way in, and no key.</summary>
internal static class AzureCredential
{
    public static ManagedIdentityCredential For(Settings settings) =>
        new(ManagedIdentityId.FromUserAssignedClientId(settings.ClientId ?? throw new SettingsException($"{Settings.IdentityClientId} is missing.")));
}
