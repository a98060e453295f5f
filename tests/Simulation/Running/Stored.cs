using System.Text.Json.Nodes;
using Microsoft.Azure.Cosmos;
using Newtonsoft.Json.Linq;

namespace Safeguarding.Tests.Simulation.Running;

/// <summary>Looks into the database from outside the app.</summary>
internal sealed class Stored(CosmosClient cosmos, string database)
{
    /// <summary>When something is next due, as epoch milliseconds; null when nothing is.</summary>
    public async Task<long?> NextDue() => new[] { await NextDue("reports"), await NextDue("deliveries") }.Min();

    public async Task<IReadOnlyList<JsonObject>> DeliveriesOf(string desk)
    {
        var query = new QueryDefinition("SELECT * FROM c WHERE c.recipientId = @desk").WithParameter("@desk", desk);
        using var pages = Container("deliveries").GetItemQueryIterator<JObject>(query, requestOptions: new() { PartitionKey = new(desk) });
        var found = new List<JsonObject>();
        while (pages.HasMoreResults)
        {
            found.AddRange((await pages.ReadNextAsync()).Select(Read));
        }
        return found;
    }

    public async Task<JsonObject?> Report(string id)
    {
        using var response = await Container("reports").ReadItemStreamAsync(id, new(id));
        return response.IsSuccessStatusCode ? (JsonObject)JsonNode.Parse(response.Content)! : null;
    }

    // One of the queries that the local database lets look across partitions, with a time after all others.
    private async Task<long?> NextDue(string container)
    {
        var query = new QueryDefinition("SELECT * FROM c WHERE c.nextActionAt <= @now ORDER BY c.nextActionAt").WithParameter("@now", long.MaxValue >> 12);
        using var pages = Container(container).GetItemQueryIterator<JObject>(query, requestOptions: new() { MaxItemCount = 1 });
        return (await pages.ReadNextAsync()).FirstOrDefault()?.Value<long>("nextActionAt");
    }

    private Container Container(string name) => cosmos.GetContainer(database, name);

    private static JsonObject Read(JObject document) => (JsonObject)JsonNode.Parse(document.ToString(Newtonsoft.Json.Formatting.None))!;
}
