using System.Net;
using Microsoft.Azure.Cosmos;
using Newtonsoft.Json.Linq;
using Safeguarding.Local.Fronts;
using Safeguarding.Tests.Integration.Support;
using Shouldly;
using Xunit;

namespace Safeguarding.Tests.Integration.LocalHost;

/// <summary>Microsoft's unmodified SDK must see an ordinary account, with Azure's refusals.</summary>
[Collection<StubStack>]
public sealed class CosmosFrontTests : IDisposable
{
    private readonly StubbedHost _stub;
    private readonly CosmosClient _client;
    private readonly Container _deliveries;

    public CosmosFrontTests(StubbedHost stub)
    {
        _stub = stub;
        _client = new CosmosClient(stub.Stack.CosmosEndpoint.AbsoluteUri, stub.Stack.CosmosKey, new CosmosClientOptions
        {
            ConnectionMode = ConnectionMode.Gateway,
            LimitToEndpoint = true,
            MaxRetryAttemptsOnRateLimitedRequests = 2,
        });
        _deliveries = _client.GetContainer(stub.Stack.DataModel.Database, "deliveries");
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _client.Dispose();

    [Fact]
    public async Task Account_IsStrongWithThisEndpointOnly()
    {
        var account = await _client.ReadAccountAsync();

        account.Consistency.DefaultConsistencyLevel.ShouldBe(ConsistencyLevel.Strong);
        account.WritableRegions.ShouldHaveSingleItem().Endpoint.ShouldStartWith(_stub.Stack.CosmosEndpoint.AbsoluteUri);
    }

    [Fact]
    public async Task PointOperations_AnswerAsAzureDoes()
    {
        var desk = NewDesk();
        (await Status(() => _deliveries.ReadItemAsync<JObject>("absent", new PartitionKey(desk), cancellationToken: Stop))).ShouldBe(HttpStatusCode.NotFound);

        var created = await _deliveries.CreateItemAsync(Item("one", desk), cancellationToken: Stop);
        (await Status(() => _deliveries.CreateItemAsync(Item("one", desk), cancellationToken: Stop))).ShouldBe(HttpStatusCode.Conflict);
        var etag = new ItemRequestOptions { IfMatchEtag = created.ETag };
        await _deliveries.ReplaceItemAsync(Item("one", desk, dueAt: 2), "one", requestOptions: etag, cancellationToken: Stop);
        (await Status(() => _deliveries.ReplaceItemAsync(Item("one", desk), "one", requestOptions: etag, cancellationToken: Stop))).ShouldBe(HttpStatusCode.PreconditionFailed);
    }

    [Fact]
    public async Task QueryOfOnePartition_OrderedAndPaged()
    {
        var desk = NewDesk();
        for (var due = 5; due > 0; due--)
        {
            await _deliveries.CreateItemAsync(Item($"{desk}-{due}", desk, due), cancellationToken: Stop);
        }

        var found = await Read("SELECT * FROM c WHERE c.recipientId = @desk ORDER BY c.dueAt", desk, pageSize: 2);

        found.Select(item => (int)item["dueAt"]!).ShouldBe([1, 2, 3, 4, 5]);
    }

    [Theory]
    [InlineData("SELECT * FROM c WHERE c.recipientId = @desk AND c.note = 'x'", "/note")]
    [InlineData("SELECT * FROM c WHERE c.recipientId = @desk AND c[\"note\"] = 'x'", "/note")]
    [InlineData("SELECT * FROM d WHERE d.recipientId = @desk ORDER BY d.receivedAt", "/receivedAt")]
    [InlineData("SELECT * FROM c WHERE c.recipientId = @desk AND EXISTS (SELECT VALUE r FROM r IN c.routes WHERE r.desk = 'x')", "/routes/[]/desk")]
    [InlineData("SELECT * FROM c WHERE c.recipientId = @desk ORDER BY c.dueAt, c.state", "composite")]
    [InlineData("SELECT * FROM c WHERE c.state = 'sent'", "/recipientId in WHERE")]
    public async Task QueryWithoutIndexOrKey_RefusedWithTheReason(string sql, string reason)
    {
        var error = await Should.ThrowAsync<CosmosException>(() => Read(sql, NewDesk()));

        error.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        error.Message.ShouldContain(reason);
    }

    [Fact]
    public async Task QueryOfAllPartitions_OnlyWhenNamed()
    {
        var named = "SELECT * FROM c WHERE c.nextActionAt <= @now ORDER BY c.nextActionAt";
        await Read(named, partition: null);

        var error = await Should.ThrowAsync<CosmosException>(() => Read("SELECT * FROM c WHERE c.state = 'sent'", partition: null));
        error.Message.ShouldContain("cross-partition-queries.json");
    }

    [Fact]
    public async Task ItemOverAzuresLimits_Refused()
    {
        var large = Item("large", NewDesk());
        large["text"] = new string('x', 2_200_000);
        (await Status(() => _deliveries.CreateItemAsync(large, cancellationToken: Stop))).ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        (await Status(() => _deliveries.CreateItemAsync(Item(new string('i', 1024), NewDesk()), cancellationToken: Stop))).ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task RateLimitOnce_RetriedBySdk()
    {
        using var fault = _stub.Stack.CosmosFront.Faults.Add(new FaultRule { Method = "POST", Path = "/colls/deliveries/docs$", Status = 429, Count = 1 });

        await _deliveries.CreateItemAsync(Item("limited", NewDesk()), cancellationToken: Stop);

        fault.Hits.ShouldBe(1);
    }

    [Theory]
    [InlineData(FaultPhase.Before, HttpStatusCode.NotFound)]
    [InlineData(FaultPhase.After, HttpStatusCode.OK)]
    public async Task AnswerWithheld_WriteMadeOnlyAfter(FaultPhase phase, HttpStatusCode expected)
    {
        var desk = NewDesk();
        using (_stub.Stack.CosmosFront.Faults.Add(new FaultRule { Method = "POST", Path = "/colls/deliveries/docs$", Phase = phase, Status = 503 }))
        {
            (await Status(() => _deliveries.CreateItemAsync(Item("withheld", desk), cancellationToken: Stop))).ShouldNotBe(HttpStatusCode.Created);
        }

        (await Status(() => _deliveries.ReadItemAsync<JObject>("withheld", new PartitionKey(desk), cancellationToken: Stop))).ShouldBe(expected);
    }

    private static string NewDesk() => $"desk-{Guid.NewGuid():N}";

    private static JObject Item(string id, string desk, int dueAt = 1) => new() { ["id"] = id, ["recipientId"] = desk, ["dueAt"] = dueAt };

    private static async Task<HttpStatusCode> Status(Func<Task<ItemResponse<JObject>>> call)
    {
        try
        {
            return (await call()).StatusCode;
        }
        catch (CosmosException error)
        {
            return error.StatusCode;
        }
    }

    private async Task<List<JObject>> Read(string sql, string? partition, int pageSize = 100)
    {
        var query = new QueryDefinition(sql).WithParameter("@desk", partition).WithParameter("@now", 1);
        using var pages = _deliveries.GetItemQueryIterator<JObject>(query, requestOptions: new QueryRequestOptions
        {
            PartitionKey = partition is null ? null : new PartitionKey(partition),
            MaxItemCount = pageSize,
        });
        var found = new List<JObject>();
        while (pages.HasMoreResults)
        {
            found.AddRange(await pages.ReadNextAsync(Stop));
        }

        return found;
    }
}
