using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Safeguarding.Local.Engines;

namespace Safeguarding.Local.Stack;

internal static class StorageConnections
{
    /// <summary>A connection string for an emulator whose services listen on these addresses.</summary>
    public static string Of(Uri blob, Uri queue) =>
        $"DefaultEndpointsProtocol=http;AccountName={Emulators.StorageAccount};AccountKey={Emulators.StorageKey};" +
        $"BlobEndpoint={blob.AbsoluteUri}{Emulators.StorageAccount};QueueEndpoint={queue.AbsoluteUri}{Emulators.StorageAccount};";

    public static Uri BlobService(string connection) => Parsed(connection, text => new BlobServiceClient(text).Uri);

    public static Uri QueueService(string connection) => Parsed(connection, text => new QueueServiceClient(text).Uri);

    private static Uri Parsed(string connection, Func<string, Uri> service)
    {
        try
        {
            return service(connection);
        }
        catch (FormatException error)
        {
            throw new LocalStackException($"--storage is not a storage connection string: {error.Message}", error);
        }
    }
}
