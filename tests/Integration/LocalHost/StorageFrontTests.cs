using System.Net;
using System.Net.Http.Json;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Safeguarding.Local.Fronts;
using Safeguarding.Tests.Integration.Support;
using Shouldly;
using Xunit;

namespace Safeguarding.Tests.Integration.LocalHost;

/// <summary>Microsoft's unmodified storage SDKs through the fronts, with and without faults.</summary>
[Collection<StubStack>]
public sealed class StorageFrontTests(StubbedHost stub)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task SignedRequestWithOddName_PassesUnchanged()
    {
        var blob = Archive().GetBlobClient($"referral/2026-11-23/ŵ %+/{Guid.NewGuid()}");

        await blob.UploadAsync(BinaryData.FromString("x"), Stop);

        (await blob.DownloadContentAsync(Stop)).Value.Content.ToString().ShouldBe("x");
    }

    [Fact]
    public async Task BusyOnce_RetriedBySdk()
    {
        using var fault = stub.Stack.BlobFront.Faults.Add(new FaultRule { Method = "PUT", Count = 1 });

        await Archive().UploadBlobAsync($"{Guid.NewGuid()}", BinaryData.FromString("x"), Stop);

        fault.Hits.ShouldBe(1);
    }

    [Theory]
    [InlineData(FaultEffect.Drop)]
    [InlineData(FaultEffect.Status)]
    public async Task QueueDownForTheApp_HostStillListens(FaultEffect effect)
    {
        using var fault = stub.Stack.QueueFront.Faults.Add(new FaultRule { Effect = effect });
        var options = new QueueClientOptions { Retry = { MaxRetries = 0 } };

        await Should.ThrowAsync<RequestFailedException>(() =>
            new QueueClient(stub.Stack.StorageConnectionString, "accepted-reports", options).SendMessageAsync("eA==", Stop));

        var body = Convert.ToBase64String(Guid.NewGuid().ToByteArray());
        await stub.Queue.SendMessageAsync(body, Stop);
        await stub.SeenAsync(body);
    }

    [Fact]
    public async Task AnswerThatHangs_ComesToAnEndWhenRuleIsRemoved_WriteMade()
    {
        var name = $"{Guid.NewGuid()}";
        var fault = stub.Stack.BlobFront.Faults.Add(new FaultRule { Path = name, Phase = FaultPhase.After, Effect = FaultEffect.Hang, Count = 1 });
        var options = new BlobClientOptions { Retry = { MaxRetries = 0 } };
        var upload = new BlobContainerClient(stub.Stack.StorageConnectionString, "raw-reports", options)
            .UploadBlobAsync(name, BinaryData.FromString("x"), Stop);

        await fault.FirstHit.WaitAsync(Poll.Limit, Stop);
        upload.IsCompleted.ShouldBeFalse();
        fault.Dispose();

        await Should.ThrowAsync<RequestFailedException>(() => upload);
        (await Archive().GetBlobClient(name).ExistsAsync(Stop)).Value.ShouldBeTrue();
    }

    [Fact]
    public async Task FaultSetOverHttp_AppliesUntilDeleted()
    {
        var front = stub.Stack.BlobFront.Address;
        using var added = await stub.Client.PostAsJsonAsync(new Uri(front, "/_front/faults"), new { path = "only-this", status = 503 }, Stop);
        added.StatusCode.ShouldBe(HttpStatusCode.Created);
        (await stub.Client.GetAsync(new Uri(front, "/only-this"), Stop)).StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);

        await stub.Client.DeleteAsync(new Uri(front, "/_front/faults"), Stop);

        (await stub.Client.GetAsync(new Uri(front, "/only-this"), Stop)).StatusCode.ShouldNotBe(HttpStatusCode.ServiceUnavailable);
    }

    private BlobContainerClient Archive() => new(stub.Stack.StorageConnectionString, stub.Stack.DataModel.ArchiveContainer);
}
