using System.Text.Json.Nodes;

namespace Safeguarding.Tests.Unit.Infrastructure;

/// <summary>Short reading of JSON by a path of property names, so that an assertion names only what it is about.</summary>
internal static class JsonReading
{
    public static JsonNode? At(this JsonNode? node, string path) =>
        path.Split('.').Aggregate(node, (current, name) => (current as JsonObject)?[name]);

    public static string Text(this JsonNode? node, string path) => node.At(path)?.ToString() ?? "(absent)";

    public static string[] Texts(this JsonNode? node) => [.. node?.AsArray().Select(item => item!.ToString()) ?? []];
}
