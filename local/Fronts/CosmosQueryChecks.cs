using System.Text.Json;
using Safeguarding.Local.Stack;

namespace Safeguarding.Local.Fronts;

/// <summary>Queries that would be refused, or ruinously dear, on Azure with the indexes of infra/data-model.json.</summary>
internal sealed class CosmosQueryChecks(DataModel model, CrossPartitionQueries allowed)
{
    public CosmosRefusal? Check(string collection, byte[] body, bool hasPartitionKey, bool isPlan)
    {
        if (model.Container(collection) is not { } container || Sql(body) is not { } sql)
        {
            return null;
        }

        var paths = CosmosQueryPaths.Read(sql);
        if (paths.Filtered.Concat(paths.Ordered).FirstOrDefault(path => !container.Indexes(path)) is { } missing)
        {
            return new CosmosRefusal(400,
                $"Container {container.Name} does not index {missing}: filter and order by indexed properties only, or add it to indexedProperties in infra/data-model.json. Query: {sql}");
        }

        if (paths.Ordered.Count > 1)
        {
            return new CosmosRefusal(400,
                $"ORDER BY with several paths needs a composite index, and infra/data-model.json declares none. Query: {sql}");
        }

        // The server ignores the partition key of a query: without this check it would answer with other partitions' items.
        if (hasPartitionKey && !isPlan && !paths.Filtered.Contains(container.PartitionKey))
        {
            return new CosmosRefusal(400,
                $"The local Cosmos DB server needs {container.PartitionKey} in WHERE as well as in the partition key. Query: {sql}");
        }

        // The request for a plan never says whether the query itself will name a partition.
        return isPlan || hasPartitionKey || allowed.Contains(sql)
            ? null
            : new CosmosRefusal(400,
                $"This query reads all partitions of {container.Name}: set a partition key, or name it in local/{CrossPartitionQueries.FileName}. Query: {sql}");
    }

    private static string? Sql(byte[] body)
    {
        try
        {
            using var query = JsonDocument.Parse(body);
            return query.RootElement.TryGetProperty("query", out var text) ? text.GetString() : null;
        }
        catch (JsonException)
        {
            // The server behind answers a malformed body.
            return null;
        }
    }
}
