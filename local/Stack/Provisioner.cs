using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Microsoft.Azure.Cosmos;

namespace Safeguarding.Local.Stack;

/// <summary>Creates what infrastructure creates on Azure: the app itself never creates a container or a queue.</summary>
internal static class Provisioner
{
    public static async Task CreateStorageAsync(DataModel model, string connection, CancellationToken cancellation)
    {
        // What does not answer at once is not running; the SDK's own patience would be half a minute.
        var queues = new QueueServiceClient(connection, new QueueClientOptions { Retry = { MaxRetries = 1 } });
        var archive = new BlobServiceClient(connection, new BlobClientOptions { Retry = { MaxRetries = 1 } }).GetBlobContainerClient(model.ArchiveContainer);
        var creations = model.Queues
            .SelectMany(name => new[] { name, $"{name}-poison" })
            .Select(name => (Task)queues.GetQueueClient(name).CreateIfNotExistsAsync(cancellationToken: cancellation));
        try
        {
            await Task.WhenAll(creations.Append(archive.CreateIfNotExistsAsync(cancellationToken: cancellation)));
        }
        catch (Exception error) when (error is RequestFailedException or AggregateException)
        {
            throw new LocalStackException(
                $"Storage at {queues.Uri} did not let queues and the archive be created; check that it runs and that --storage is right: {FirstLine(error)}", error);
        }
    }

    public static async Task CreateCosmosAsync(DataModel model, Uri endpoint, string key, CancellationToken cancellation)
    {
        try
        {
            using var client = Client(endpoint, key);
            Database database = await client.CreateDatabaseIfNotExistsAsync(model.Database, cancellationToken: cancellation);
            foreach (var container in model.Containers)
            {
                await database.CreateContainerIfNotExistsAsync(Properties(container), cancellationToken: cancellation);
            }
        }
        catch (Exception error) when (error is CosmosException or HttpRequestException or FormatException)
        {
            throw new LocalStackException(
                $"Cosmos DB at {endpoint} did not let the containers be created; check that it runs and that --cosmos and --cosmos-key are right: {FirstLine(error)}", error);
        }
    }

    private static string FirstLine(Exception error)
    {
        var first = error is AggregateException { InnerExceptions: [var inner, ..] } ? inner : error;
        return first.GetBaseException().Message.Split('\n')[0].Trim();
    }

    private static CosmosClient Client(Uri endpoint, string key) => new(endpoint.AbsoluteUri, key, new CosmosClientOptions
    {
        ConnectionMode = ConnectionMode.Gateway,
        LimitToEndpoint = true,
    });

    private static ContainerProperties Properties(DataContainer container)
    {
        var properties = new ContainerProperties(container.Name, container.PartitionKey);
        foreach (var path in container.IndexedPaths)
        {
            properties.IndexingPolicy.IncludedPaths.Add(new IncludedPath { Path = $"{path}/?" });
        }

        properties.IndexingPolicy.ExcludedPaths.Add(new ExcludedPath { Path = "/*" });
        return properties;
    }
}
