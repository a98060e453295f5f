using System.Text;
using System.Text.Json.Nodes;

namespace Safeguarding.Tests.WorkedCases;

/// <summary>The report of a case: a base with a JSON merge patch (RFC 7396) over it, or raw text.</summary>
internal sealed record CaseReport(string? Kind, string Sender, string ReceivedAt, byte[] Body, string ContentType)
{
    public static CaseReport Of(JsonObject given)
    {
        var like = WorkedCase.Bases[given["like"]!.GetValue<string>()]!.AsObject();
        string Text(string name) => (given[name] ?? like[name])!.GetValue<string>();
        var body = given["body"]?.GetValue<string>() ?? Merge(like["report"], given["with"]).ToJsonString();
        var padded = body.PadRight(given["paddedTo"]?.GetValue<int>() ?? 0);
        var kind = given.ContainsKey("kind") ? given["kind"]?.GetValue<string>() : Text("kind");
        return new(kind, Text("sender"), Text("receivedAt"), Encoding.UTF8.GetBytes(padded), given["contentType"]?.GetValue<string>() ?? "application/json");
    }

    private static JsonNode Merge(JsonNode? target, JsonNode? patch)
    {
        if (patch is not JsonObject changes)
        {
            return (patch ?? target)!.DeepClone();
        }
        var merged = target is JsonObject before ? before.DeepClone().AsObject() : [];
        foreach (var (name, value) in changes)
        {
            if (value is null)
            {
                merged.Remove(name);
            }
            else
            {
                merged[name] = Merge(merged[name], value);
            }
        }
        return merged;
    }
}
