using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Safeguarding.Tests.Unit.Properties;

/// <summary>Walks a view to its last property, and says of each value which field of the report it shows and where its words were written.</summary>
internal static partial class ViewWalk
{
    /// <summary>Texts of the product's own, in both languages; a sender's words in them would be found by their marks.</summary>
    private static readonly string[] Ours = ["caution", "relatedReport", "relay", "supportOptions", "actionsToRecord", "liaison", "duties", "withheld", "role", "reason", "markersToRead"];

    /// <param name="Path">Field of the report, without positions: "children/voiceOfTheChild/words".</param>
    /// <param name="Marks">Paths at which the words of the value were written, with positions.</param>
    internal sealed record Seen(string Path, IReadOnlyList<string> Marks)
    {
        /// <summary>A field that came as an object of the sender's own making is still that field, so what the sender made up below it belongs to it.</summary>
        public bool IsIn(IEnumerable<string> allowed) => allowed.Any(a =>
            Path == a || Path.StartsWith($"{a}/@made-up@", StringComparison.Ordinal)
            || (a.EndsWith("/*", StringComparison.Ordinal) && (Path == a[..^2] || Path.StartsWith(a[..^1], StringComparison.Ordinal))));
    }

    public static IEnumerable<Seen> Of(JsonObject view) => Below(view, "").Where(s => !IsOurs(s) || s.Marks.Count > 0);

    private static bool IsOurs(Seen seen) => Ours.Contains(seen.Path.Split('/')[0]);

    private static IEnumerable<Seen> Below(JsonNode? value, string path) => value switch
    {
        JsonObject inner => inner.Select(p => (p.Value, Marks: MarksIn(p.Key), Path: path.Length == 0 ? p.Key : $"{path}/{p.Key}"))
            .SelectMany(p => Below(p.Value, p.Path).Concat(p.Marks.Count > 0 ? [new Seen(FieldOf(p.Path), p.Marks)] : [])),
        JsonArray list => list.SelectMany(item => Below(item, path)),
        null => [],
        _ => [new Seen(FieldOf(path), MarksIn(value.ToJsonString()))],
    };

    /// <summary>Where views put things: a child alone below "child", the report below "report", what is read first a second time, advice on its own.</summary>
    private static string FieldOf(string path) => path switch
    {
        "communicationAdvice/text" => "children/communicationAdvice",
        "communicationAdvice/child" => "children/key",
        "writtenConfirmation/telephonedAt" => "telephonedAt",
        "writtenConfirmation/awaited" or "writtenConfirmation/dueAt" => "recordedByCallTaker",
        "markersToRead/markers/child" => "children/key",
        "markersToRead/markers/with" or "markersToRead/markers/reason" => $"notSafeToShare/{path.Split('/')[2]}",
        _ when path.StartsWith("child/", StringComparison.Ordinal) => $"children/{path["child/".Length..]}",
        _ when path.StartsWith("report/", StringComparison.Ordinal) => path["report/".Length..],
        _ when path.StartsWith("readFirst/", StringComparison.Ordinal) => path["readFirst/".Length..],
        _ => path,
    };

    private static List<string> MarksIn(string text) => [.. Mark().Matches(text).Select(m => m.Groups[1].Value)];

    [GeneratedRegex("@([A-Za-z0-9/-]+)@")]
    private static partial Regex Mark();
}
