using System.Text.Json;

namespace Safeguarding.Local.Stack;

/// <summary>infra/data-model.json: the one list of database, containers and queues that infrastructure and local stack share.</summary>
public sealed record DataModel(string Database, IReadOnlyList<DataContainer> Containers, IReadOnlyList<string> Queues, string ArchiveContainer)
{
    public DataContainer? Container(string name) => Containers.FirstOrDefault(container => container.Name == name);

    internal static DataModel Read(string path) =>
        JsonSerializer.Deserialize<DataModel>(File.ReadAllText(path), JsonSerializerOptions.Web)
        ?? throw new LocalStackException($"{path} is empty.");
}

public sealed record DataContainer(string Name, string PartitionKey, IReadOnlyList<string> IndexedPaths)
{
    /// <summary>Whether a filter on this path is served by an index; ids, partition keys and _ts always are.</summary>
    public bool Indexes(string path) =>
        path == "/id" || path == "/_ts" || path == PartitionKey || IndexedPaths.Any(indexed => Covers(indexed, path));

    private static bool Covers(string indexed, string path)
    {
        if (indexed.EndsWith("/*", StringComparison.Ordinal))
        {
            return path == indexed[..^2] || path.StartsWith(indexed[..^1], StringComparison.Ordinal);
        }

        var scalar = indexed.EndsWith("/?", StringComparison.Ordinal) ? indexed[..^2] : indexed;
        // ARRAY_CONTAINS names the array, the policy its elements.
        return path == scalar || path + "/[]" == scalar;
    }
}
