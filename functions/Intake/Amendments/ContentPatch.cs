using System.Text.Json;
using System.Text.Json.Nodes;
using Safeguarding.Reports;

namespace Safeguarding.Intake;

/// <summary>
/// A correction of a report's content: a JSON merge patch (RFC 7396), or a list of {pointer, value} (RFC 6901; null removes). A child is addressed
/// by its key and never by its place in the list, so that nothing is said of the wrong child.
/// </summary>
internal sealed class ContentPatch(JsonObject content, IReadOnlyList<ReportChild> children, Findings findings)
{
    /// <summary>They say which submission it was and are part of the report's identity.</summary>
    private static readonly string[] Fixed = ["kind", "reference", "sentAt"];

    private readonly KeyedChildren _children = new(content, children, findings);

    public void Correct(JsonElement? changes)
    {
        switch (changes?.ValueKind)
        {
            case JsonValueKind.Object: Merge(changes.Value); break;
            case JsonValueKind.Array: Set(changes.Value); break;
            default: findings.Fault("/changes", "changes-missing"); break;
        }
    }

    private void Merge(JsonElement patch)
    {
        foreach (var property in patch.EnumerateObject())
        {
            if (Fixed.Contains(property.Name))
            {
                findings.Fault($"/changes/{property.Name}", "not-amendable");
            }
            else if (property.Name == KeyedChildren.Name)
            {
                foreach (var (child, changes) in _children.Of(property.Value))
                {
                    Into(child, changes, except: KeyedChildren.Key);
                }
            }
            else
            {
                Into(content, property);
            }
        }
    }

    private static void Into(JsonObject target, JsonElement patch, string? except = null)
    {
        foreach (var property in patch.EnumerateObject().Where(p => p.Name != except))
        {
            Into(target, property);
        }
    }

    private static void Into(JsonObject target, JsonProperty property)
    {
        if (property.Value.ValueKind == JsonValueKind.Null)
        {
            target.Remove(property.Name);
        }
        else if (property.Value.ValueKind == JsonValueKind.Object)
        {
            if (target[property.Name] is not JsonObject inner)
            {
                target[property.Name] = inner = [];
            }
            Into(inner, property.Value);
        }
        else
        {
            target[property.Name] = JsonNode.Parse(property.Value.GetRawText());
        }
    }

    private void Set(JsonElement changes)
    {
        var index = 0;
        foreach (var change in changes.EnumerateArray())
        {
            var at = $"/changes/{index++}";
            var tokens = change.Text("pointer")?.Split('/').Select(t => t.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal)).ToList();
            if (tokens is not ["", .. { Count: > 0 } path] || change.ValueKind != JsonValueKind.Object || !change.TryGetReadable("value", out var value))
            {
                findings.Fault(at, "pointer-unresolved");
            }
            else if (path.Count > JsonBody.MostDepth)
            {
                findings.Fault(at, "too-deep");
            }
            else if (Fixed.Contains(path[0]) || path is [KeyedChildren.Name, _, KeyedChildren.Key])
            {
                findings.Fault(at, "not-amendable");
            }
            else if (path[0] != KeyedChildren.Name)
            {
                Put(content, path, value, at);
            }
            else if (path.Count < 3)
            {
                findings.Fault(at, "children-by-key");
            }
            else if (_children.Find(path[1], at) is { } child)
            {
                Put(child, path[2..], value, at);
            }
        }
    }

    private void Put(JsonNode target, List<string> path, JsonElement value, string at)
    {
        foreach (var token in path[..^1])
        {
            if (Step(target, token) is not { } inner)
            {
                findings.Fault(at, "pointer-unresolved");
                return;
            }
            target = inner;
        }
        var node = value.ValueKind == JsonValueKind.Null ? null : JsonNode.Parse(value.GetRawText());
        if (!Put(target, path[^1], node))
        {
            findings.Fault(at, "pointer-unresolved");
        }
    }

    /// <summary>An object on the way that is not there yet is made; anything else must be there.</summary>
    private static JsonNode? Step(JsonNode target, string token) => target switch
    {
        JsonObject o => o[token] is null ? o[token] = new JsonObject() : o[token] as JsonObject ?? (JsonNode?)(o[token] as JsonArray),
        JsonArray a when int.TryParse(token, out var i) && i >= 0 && i < a.Count => a[i],
        _ => null,
    };

    private static bool Put(JsonNode target, string token, JsonNode? value)
    {
        switch (target)
        {
            case JsonObject o when value is null: o.Remove(token); return true;
            case JsonObject o: o[token] = value; return true;
            case JsonArray a when value is not null && (token == "-" || token == $"{a.Count}"): a.Add(value); return true;
            case JsonArray a when int.TryParse(token, out var i) && i >= 0 && i < a.Count && value is null: a.RemoveAt(i); return true;
            case JsonArray a when int.TryParse(token, out var i) && i >= 0 && i < a.Count: a[i] = value; return true;
            default: return false;
        }
    }
}
