using Azure.Storage.Blobs;
using Azure.Storage.Queues;

namespace Safeguarding.Adapters;

/// <summary>Clients of the archive and the queues: by managed identity, or by a local emulator's connection string.</summary>
public static class StorageSetup
{
    public static BlobContainerClient Archive(Settings settings)
    {
        var options = StorageCall.Bounded(new BlobClientOptions());
        var service = settings.Loosen.StorageConnectionString is { } local
            ? new BlobServiceClient(local, options)
            : new BlobServiceClient(settings.ArchiveService, AzureCredential.For(settings), options);
        return service.GetBlobContainerClient(settings.ArchiveContainer);
    }

    public static QueueServiceClient Queues(Settings settings, QueueMessageEncoding encoding)
    {
        var options = StorageCall.Bounded(new QueueClientOptions { MessageEncoding = encoding });
        return settings.Loosen.StorageConnectionString is { } local
            ? new(local, options)
            : new(settings.QueueService, AzureCredential.For(settings), options);
    }
}
