using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;

namespace Safeguarding.Tests.Hostile.Generation;

/// <summary>A good body with some of its values replaced and some properties put in. The pieces go in as text, so that they need not be JSON.</summary>
internal static class HostileJson
{
    private sealed record Change(int Place, bool Adds, string Piece);

    private static readonly JsonSerializerOptions Plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly Gen<Change> OneChange = Gen.Select(Gen.Int[0, int.MaxValue], Gen.Bool).SelectMany((place, adds) =>
        (adds ? HostileText.Property : HostileText.Value).Select(piece => new Change(place, adds, piece)));

    /// <summary>A text in a place of free text keeps a report acceptable, and takes the marker to the desks.</summary>
    private static readonly Gen<Change> SoftChange = Gen.Select(Gen.Int[0, int.MaxValue], Gen.OneOf("\"{m}\"", "\"{m} <b>Ŵŷ</b>\"", "\"\\u202e{m}z\\u0351\"", "\"{m}\\ud83d\\ude00\"", "\"{n}\"", "null", "[]"))
        .Select((place, piece) => new Change(place, false, piece));

    /// <param name="template">A JSON object.</param>
    public static Gen<string> Of(string template) => Gen.Frequency((6, OneChange.Array[1, 4]), (1, SoftChange.Array[1, 3])).Select(changes => Changed(template, changes));

    private static string Changed(string template, Change[] changes)
    {
        var root = JsonNode.Parse(template)!;
        for (var i = 0; i < changes.Length; i++)
        {
            var nodes = Below(root).Where(n => !changes[i].Adds || n is JsonObject).ToList();
            var node = nodes.Count == 0 ? root : nodes[changes[i].Place % nodes.Count];
            if (changes[i].Adds && node is JsonObject target)
            {
                target[Slot(i)] = 0;
            }
            else if (node == root)
            {
                root = JsonValue.Create(Slot(i));
            }
            else
            {
                node.ReplaceWith(Slot(i));
            }
        }
        var text = root.ToJsonString(Plain);
        for (var i = 0; i < changes.Length; i++)
        {
            text = text.Replace($"\"{Slot(i)}\"{(changes[i].Adds ? ":0" : "")}", changes[i].Piece, StringComparison.Ordinal);
        }
        return text;
    }

    private static string Slot(int change) => $"@@{change}@@";

    private static IEnumerable<JsonNode> Below(JsonNode node) => new[] { node }.Concat(node switch
    {
        JsonObject o => o.Select(p => p.Value).OfType<JsonNode>().SelectMany(Below),
        JsonArray a => a.OfType<JsonNode>().SelectMany(Below),
        _ => [],
    });
}
