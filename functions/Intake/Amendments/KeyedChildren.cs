using System.Text.Json;
using System.Text.Json.Nodes;
using Safeguarding.Reports;

namespace Safeguarding.Intake;

/// <summary>
/// The children of a stored content by their keys: as an object {key: changes}, or as a list whose items hold a key. The list of a content that has
/// none yet is made.
/// </summary>
internal sealed class KeyedChildren(JsonObject content, IReadOnlyList<ReportChild> children, Findings findings)
{
    public const string Name = "children";
    public const string Key = "key";
    private const string Pointer = $"/changes/{Name}";

    /// <summary>The child's own object; a fault when the report has no such child, or the sender took it back.</summary>
    public JsonObject? Find(string? key, string pointer)
    {
        var child = children.FirstOrDefault(c => c.Key == key && c.WithdrawnAt is null);
        if (child is null)
        {
            findings.Fault(pointer, "unknown-child");
        }
        return child is null ? null : (JsonObject)content[Name]![child.Position]!;
    }

    /// <param name="added">Takes an item of a list that names no child of the report; a fault where there is nobody to take it.</param>
    public IEnumerable<(JsonObject Child, JsonElement Changes)> Of(JsonElement changes, Action<JsonElement>? added = null) => changes.ValueKind switch
    {
        JsonValueKind.Object => changes.EnumerateObject().Select(p => One(p.Name, p.Value)).OfType<(JsonObject, JsonElement)>(),
        JsonValueKind.Array => changes.EnumerateArray().Select(item => OfList(item, added)).OfType<(JsonObject, JsonElement)>(),
        _ => Refused("children-by-key"),
    };

    public void Append(JsonElement child)
    {
        if (content[Name] is not JsonArray list)
        {
            content[Name] = list = [];
        }
        list.Add(JsonNode.Parse(child.GetRawText()));
    }

    private (JsonObject Child, JsonElement Changes)? OfList(JsonElement item, Action<JsonElement>? added)
    {
        if (added is null || children.Any(c => c.Key == item.Text(Key)))
        {
            return One(item.Text(Key), item);
        }
        added(item);
        return null;
    }

    private (JsonObject Child, JsonElement Changes)? One(string? key, JsonElement changes)
    {
        if (changes.ValueKind != JsonValueKind.Object || (changes.Text(Key) is { } said && said != key))
        {
            // Taking a child away is a withdrawal, with a reason.
            findings.Fault(Pointer, changes.ValueKind == JsonValueKind.Null ? "withdraw-child" : "children-by-key");
            return null;
        }
        return Find(key, Pointer) is { } child ? (child, changes) : null;
    }

    private IEnumerable<(JsonObject, JsonElement)> Refused(string code)
    {
        findings.Fault(Pointer, code);
        return [];
    }
}
