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

/// <param name="Name">Of the container.</param>
/// <param name="PartitionKey">As a path: "/id".</param>
/// <param name="IndexedProperties">As queries name them: "state", "work.lastErrorAt"; each holds one value, no list or object.</param>
public sealed record DataContainer(string Name, string PartitionKey, IReadOnlyList<string> IndexedProperties)
{
    /// <summary>The same as paths, below which a policy indexes "/?", the value.</summary>
    public IEnumerable<string> IndexedPaths => IndexedProperties.Select(property => $"/{property.Replace('.', '/')}");

    /// <summary>Whether a filter on this path is served by an index; ids, partition keys and _ts always are.</summary>
    public bool Indexes(string path) => path == "/id" || path == "/_ts" || path == PartitionKey || IndexedPaths.Contains(path);
}
