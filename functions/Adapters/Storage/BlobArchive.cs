using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using NodaTime;
using NodaTime.Text;
using Safeguarding.Reports;

namespace Safeguarding.Adapters;

/// <summary>Raw reports in Blob Storage, created and never overwritten (design 4, rule 2).</summary>
public sealed class BlobArchive(BlobContainerClient container) : IArchive
{
    private static readonly InstantPattern Time = InstantPattern.ExtendedIso;

    public Task Keep(ArchivedReport report, ReadOnlyMemory<byte> body, CancellationToken stop) => StorageCall.Run("archive", stop, async limit =>
    {
        var options = new BlobUploadOptions
        {
            Conditions = new() { IfNoneMatch = ETag.All },
            HttpHeaders = new() { ContentType = "application/json" },
            Metadata = new Dictionary<string, string>
            {
                ["sender"] = report.SenderId,
                ["kind"] = report.Kind,
                ["receivedAt"] = Time.Format(report.ReceivedAt),
                ["hash"] = report.ContentHash,
                ["directorySnapshot"] = report.DirectorySnapshot,
            },
        };
        try
        {
            await container.GetBlobClient(report.Name).UploadAsync(BinaryData.FromBytes(body), options, limit);
        }
        catch (RequestFailedException e) when (e.Status is 409 or 412)
        {
            // An earlier attempt at the same content: an existing blob proves nothing and stays as it is.
        }
        return true;
    });

    public Task Probe(CancellationToken stop) =>
        StorageCall.Run("archive", stop, async limit => (await container.GetPropertiesAsync(cancellationToken: limit)).Value);

    public async IAsyncEnumerable<ArchivedReport> List(
        string kind, LocalDate date, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken stop)
    {
        await foreach (var blob in container.GetBlobsAsync(BlobTraits.Metadata, BlobStates.None, $"{kind}/{date:uuuu-MM-dd}/", stop))
        {
            if (blob.Name.Split('/') is [_, _, var reportId, var name])
            {
                yield return Found(blob, kind, reportId, name);
            }
        }
    }

    private static ArchivedReport Found(BlobItem blob, string kind, string reportId, string name)
    {
        var amends = name.StartsWith(ArchivedReport.AmendmentPrefix, StringComparison.Ordinal);
        var sender = blob.Metadata.TryGetValue("sender", out var said) && said.Length > 0 ? said : null;
        var at = blob.Metadata.TryGetValue("receivedAt", out var time) && Time.Parse(time) is { Success: true } received ? received.Value : (Instant?)null;
        return new(
            kind, reportId, amends ? name[ArchivedReport.AmendmentPrefix.Length..] : name, sender ?? Rejection.Unproven,
            at ?? Instant.FromDateTimeOffset(blob.Properties.CreatedOn ?? DateTimeOffset.UnixEpoch), blob.Metadata.TryGetValue("directorySnapshot", out var snapshot) ? snapshot : "none")
        {
            FoundAt = blob.Name,
            IsAmendment = amends,
            IsUnproven = sender is null || at is null,
        };
    }

    public Task<ReadOnlyMemory<byte>> Read(ArchivedReport report, CancellationToken stop) => StorageCall.Run("archive", stop, async limit =>
        (await container.GetBlobClient(report.Name).DownloadContentAsync(limit)).Value.Content.ToMemory());
}
