using System.Text.Json;
using System.Text.Json.Nodes;

namespace Safeguarding.Reports;

/// <summary>Which properties of an object a desk may see, as data: paths such as "incident/occurredAt". Nothing else is copied.</summary>
public sealed record FieldSet(params IReadOnlyList<string> Paths)
{
    public JsonObject Select(JsonElement from)
    {
        var selected = new JsonObject();
        foreach (var path in Paths)
        {
            Copy(from, selected, path.Split('/'));
        }
        return selected;
    }

    private static void Copy(JsonElement from, JsonObject to, ReadOnlySpan<string> path)
    {
        if (from.At(path[0]) is not { } value)
        {
            return;
        }
        if (path.Length == 1)
        {
            to[path[0]] = JsonNode.Parse(value.GetRawText());
        }
        else if (value.ValueKind == JsonValueKind.Object)
        {
            var inner = to[path[0]] as JsonObject ?? new JsonObject();
            Copy(value, inner, path[1..]);
            to[path[0]] ??= inner;
        }
    }
}
