using System.Globalization;
using Azure.Storage.Blobs.Models;

namespace Safeguarding.Tests.Integration.Support;

/// <summary>What lies in the archive, and time that passes for it.</summary>
internal static class ArchivedBytes
{
    public static async Task<IReadOnlyList<BlobItem>> Archived(this RunningStack stack, string kind)
    {
        var found = new List<BlobItem>();
        await foreach (var blob in stack.Archive.GetBlobsAsync(BlobTraits.Metadata, BlobStates.None, $"{kind}/", CancellationToken.None))
        {
            found.Add(blob);
        }
        return found;
    }

    public static DateTimeOffset ReceivedAt(this BlobItem blob) => DateTimeOffset.Parse(blob.Metadata["receivedAt"], CultureInfo.InvariantCulture);

    /// <summary>Ten minutes and one second pass: the reconciliation looks at it now.</summary>
    /// <returns>When it says that it was received.</returns>
    public static async Task<string> Age(this RunningStack stack, BlobItem blob)
    {
        var aged = blob.Metadata["receivedAt"] = blob.ReceivedAt().AddSeconds(-601).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        await stack.Archive.GetBlobClient(blob.Name).SetMetadataAsync(blob.Metadata);
        return aged;
    }
}
