using System.Text.Json.Nodes;

namespace Safeguarding.Tests.WorkedCases;

/// <summary>
/// Compares what followed with what a case expects. A list is expected whole, in any order; {"has": [...], "not": [...]} expects a part of it and
/// the absence of another. An object expects the properties that it names, so a route is found by those.
/// </summary>
internal static class Expectation
{
    public static IReadOnlyList<string> Differences(JsonObject expected, JsonObject actual)
    {
        var differences = expected.SelectMany(p => Of(p.Value, actual.ContainsKey(p.Key) ? actual[p.Key] : null, p.Key)).ToList();
        // A refusal that nobody expects must not pass because nothing else is left to compare.
        return expected.ContainsKey("refused") || actual["refused"]!.AsArray().Count == 0
            ? differences
            : [$"refused: {actual["refused"]!.ToJsonString()}", .. differences];
    }

    private static IEnumerable<string> Of(JsonNode? expected, JsonNode? actual, string at) => (expected, actual) switch
    {
        (JsonArray wanted, JsonArray list) => Whole(wanted, list, at),
        (JsonObject wanted, JsonArray list) => Part(wanted, list, at),
        (JsonObject wanted, JsonObject found) => wanted.SelectMany(p => Of(p.Value, found[p.Key], $"{at}/{p.Key}")),
        _ => JsonNode.DeepEquals(expected, actual) ? [] : [$"{at}: expected {Say(expected)}, found {Say(actual)}"],
    };

    private static IEnumerable<string> Whole(JsonArray wanted, JsonArray list, string at)
    {
        var left = list.ToList();
        foreach (var one in wanted)
        {
            if (left.Find(found => Matches(one, found)) is { } match)
            {
                left.Remove(match);
            }
            else
            {
                yield return $"{at}: expected {Say(one)}, found {Say(list)}";
            }
        }
        foreach (var more in left)
        {
            yield return $"{at}: not expected {Say(more)}";
        }
    }

    private static IEnumerable<string> Part(JsonObject wanted, JsonArray list, string at) =>
    [
        .. (wanted["has"]?.AsArray() ?? []).Where(one => !list.Any(found => Matches(one, found))).Select(one => $"{at}: expected {Say(one)}, found {Say(list)}"),
        .. (wanted["not"]?.AsArray() ?? []).Where(one => list.Any(found => Matches(one, found))).Select(one => $"{at}: must not have {Say(one)}"),
    ];

    private static bool Matches(JsonNode? wanted, JsonNode? found) => !Of(wanted, found, "").Any();

    private static string Say(JsonNode? node) => node?.ToJsonString() ?? "nothing";
}
