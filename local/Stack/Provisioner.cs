using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Microsoft.Azure.Cosmos;

namespace Safeguarding.Local.Stack;

/// <summary>Creates what infrastructure creates on Azure: the app itself never creates a container or a queue.</summary>
internal static class Provisioner
{
    public static async Task CreateStorageAsync(DataModel model, string connection, CancellationToken cancellation)
    {
        var queues = new QueueServiceClient(connection);
        var archive = new BlobServiceClient(connection).GetBlobContainerClient(model.ArchiveContainer);
        var creations = model.Queues
            .SelectMany(name => new[] { name, $"{name}-poison" })
            .Select(name => (Task)queues.GetQueueClient(name).CreateIfNotExistsAsync(cancellationToken: cancellation));
        await Task.WhenAll(creations.Append(archive.CreateIfNotExistsAsync(cancellationToken: cancellation)));
    }

    public static async Task CreateCosmosAsync(DataModel model, Uri endpoint, string key, CancellationToken cancellation)
    {
        using var client = Client(endpoint, key);
        Database database = await client.CreateDatabaseIfNotExistsAsync(model.Database, cancellationToken: cancellation);
        foreach (var container in model.Containers)
        {
            await database.CreateContainerIfNotExistsAsync(Properties(container), cancellationToken: cancellation);
        }
    }

    public static CosmosClient Client(Uri endpoint, string key) => new(endpoint.AbsoluteUri, key, new CosmosClientOptions
    {
        ConnectionMode = ConnectionMode.Gateway,
        LimitToEndpoint = true,
    });

    private static ContainerProperties Properties(DataContainer container)
    {
        var properties = new ContainerProperties(container.Name, container.PartitionKey);
        foreach (var path in container.IndexedPaths)
        {
            properties.IndexingPolicy.IncludedPaths.Add(new IncludedPath { Path = path });
        }

        properties.IndexingPolicy.ExcludedPaths.Add(new ExcludedPath { Path = "/*" });
        return properties;
    }
}
