using System.Text.Json.Nodes;

namespace Safeguarding.Tests.Integration.Support;

/// <summary>Documents whose shape is broken, as a mistaken release or a repair by hand would leave them: written behind the app's back.</summary>
internal sealed class BrokenDocuments(RunningStack stack, string container, string partitionProperty) : IAsyncDisposable
{
    private readonly List<(string Id, string Partition)> _stored = [];

    private const int Few = 3;

    /// <summary>What a property may hold in place of its value; null takes it away.</summary>
    private static readonly Func<JsonNode?>[] Wrong =
    [
        () => null, () => "words", () => -1, () => true, () => new JsonArray((JsonNode?)null), () => new JsonArray("words"), () => new JsonArray(7), () => new JsonObject(),
        () => JsonNode.Parse("9007199254740993"), () => "2026-13-45T99:99:99Z",
    ];

    /// <summary>A sound copy under an id of its own.</summary>
    public async Task<string> Copy(JsonObject good, params (string Name, JsonNode? Value)[] changes)
    {
        var copy = OperatorItems.Copy(good, changes);
        var id = copy["id"]!.GetValue<string>();
        var partition = partitionProperty == "id" ? id : copy[partitionProperty]!.GetValue<string>();
        await stack.Store(container, copy, partition);
        _stored.Add((id, partition));
        return id;
    }

    /// <summary>
    /// Copies with every property broken, but for those that the list is made by: in the long form in every way, else in three ways, other ones for the
    /// property beside it.
    /// </summary>
    public async Task<IReadOnlyList<string>> Each(JsonObject good, params string[] listedBy)
    {
        var ids = new List<string>();
        foreach (var (name, i) in good.Select(p => p.Key).Where(n => n != "id" && n != partitionProperty && n[0] != '_' && !listedBy.Contains(n)).Select((n, i) => (n, i)).ToList())
        {
            foreach (var wrong in Kills.All ? Wrong : [.. Enumerable.Range(i * Few, Few).Select(way => Wrong[way % Wrong.Length])])
            {
                ids.Add(await Copy(good, (name, wrong())));
            }
        }
        return ids;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var (id, partition) in _stored)
        {
            using var deleted = await stack.Container(container).DeleteItemStreamAsync(id, new(partition));
        }
    }
}
