using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using Safeguarding.Tests.Hostile.Running;

namespace Safeguarding.Tests.Hostile.Generation;

/// <summary>A report that is acceptable but for how deep it is nested.</summary>
/// <param name="Depth">Of its deepest value, the outermost object being 1.</param>
/// <param name="BindsSchools">Its marker is none that clearly means somebody else than a school.</param>
internal sealed record AcceptedBody(string Path, string Text, int Depth, bool BindsSchools)
{
    /// <summary>What no bound view may hold: an account of the child, and why something is not safe to share.</summary>
    public const string Bound = "BOUND-TEXT";

    private static readonly JsonSerializerOptions Plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = 200 };

    /// <summary>Goes to schools.</summary>
    private static readonly Gen<(string Path, JsonObject Report)> Notification = Sample("/api/encompass-notifications", "encompass-siblings-two-schools");

    private static readonly Gen<(string Path, JsonObject Report)> Kinds = Gen.OneOf(Sample("/api/referrals", "referral-minimum"), Notification, Sample("/api/missing-episodes", "missing-high-risk"));

    /// <summary>Where a sender may write what nobody reads by name, and where text belongs.</summary>
    private static readonly Gen<string> Places = Gen.OneOf("extra", "reporter/extra", "concern/extra", "incident/circumstances", "episode/clothing", "children/extra", "children/narrative", "children/aliases", "children/schools/extra");

    private static readonly Gen<(int Levels, bool Lists)> Nestings = Gen.Select(Gen.Int[0, 40], Gen.Bool);

    /// <summary>These clearly mean somebody else than a school.</summary>
    private static readonly string[] Elsewhere = ["parent", "mum's boyfriend", "police", "W06000022.intake", "Mam, heddlu"];

    /// <summary>Whatever else a person writes of whom something is not safe to share with, a school among them.</summary>
    private static readonly Gen<string> School = Gen.OneOf(
        Gen.OneOf("school", "schools", "the school", "6802901", "ysgol", "DSP", "school, parent", "everyone", "", "par\u200bents at school"), Gen.String.Select(Clean)).Where(w => !Elsewhere.Contains(w));

    private static readonly Gen<string> Named = Gen.Frequency((1, Gen.OneOf(Elsewhere)), (2, School));

    private static int s_next;

    public static readonly Gen<AcceptedBody> Any = Of(Kinds, Nestings, Gen.Frequency((1, Gen.Const(((JsonNode?)null, false))), (2, MarkedFor(Named))));

    /// <summary>Of any kind, with any marker, and too deep to be accepted.</summary>
    public static readonly Gen<AcceptedBody> TooDeep = Of(Kinds, Gen.Select(Gen.Int[33, 40], Gen.Bool), MarkedFor(Named));

    /// <summary>Accepted, at a desk of a school, and with a marker that binds it.</summary>
    public static readonly Gen<AcceptedBody> BoundAtASchool = Of(Notification, Gen.Select(Gen.Int[0, 20], Gen.Bool), MarkedFor(School));

    private static Gen<AcceptedBody> Of(Gen<(string Path, JsonObject Report)> kinds, Gen<(int Levels, bool Lists)> nestings, Gen<(JsonNode? Marker, bool BindsSchools)> markers) =>
        Gen.Select(kinds, Places, nestings, markers).Select((kind, place, nesting, marker) =>
        {
            var report = (JsonObject)kind.Report.DeepClone();
            var reference = $"deep-{Interlocked.Increment(ref s_next)}";
            (report["reference"], report["incidentReference"]) = (reference, reference);
            report["children"] ??= new JsonArray(new JsonObject { ["key"] = "deep", ["familyName"] = "Dychmygol", ["homeAuthority"] = "W06000022" });
            foreach (var child in report["children"]!.AsArray().OfType<JsonObject>())
            {
                (child["notSafeToShare"], child["narrative"]) = (marker.Marker?.DeepClone(), Bound);
            }
            Target(report, place.Split('/'))["@"] = 0;
            var name = place.Split('/')[^1];
            var value = nesting.Lists ? $"{new string('[', nesting.Levels)}1{new string(']', nesting.Levels)}"
                : $"{string.Concat(Enumerable.Repeat("{\"a\":", nesting.Levels))}1{new string('}', nesting.Levels)}";
            var text = report.ToJsonString(Plain).Replace("\"@\":0", $"\"{name}\":{value}", StringComparison.Ordinal);
            return new AcceptedBody(kind.Path, text, Deepest(JsonNode.Parse(text, null, new() { MaxDepth = 200 })), marker.BindsSchools);
        });

    private static Gen<(string Path, JsonObject Report)> Sample(string path, string name) =>
        Gen.Const((path, (JsonObject)JsonNode.Parse(File.ReadAllText(System.IO.Path.Combine(HostileStack.Samples, $"{name}.json")))!));

    /// <summary>A marker in one of the two ways of writing it.</summary>
    private static Gen<(JsonNode? Marker, bool BindsSchools)> MarkedFor(Gen<string> named) => Gen.OneOf(
        Gen.Select(named, Gen.String).Select((with, reason) => (
            (JsonNode?)new JsonArray(new JsonObject { ["with"] = with, ["reason"] = $"{Bound} {Clean(reason)}" }), !Elsewhere.Contains(with))),
        named.Where(w => w.Trim().Length > 0).Select(words => ((JsonNode?)JsonValue.Create(words), !Elsewhere.Contains(words))));

    public override string ToString() => $"{Path} {Depth} deep: {Text}";

    /// <summary>The object that the last name of a place is set in; it loses the name that was there.</summary>
    private static JsonObject Target(JsonObject report, string[] place)
    {
        var target = report;
        foreach (var name in place[..^1])
        {
            target = (target[name] ??= name is "children" or "schools" ? new JsonArray(new JsonObject()) : new JsonObject()) switch
            {
                JsonArray { Count: > 0 } list => (JsonObject)list[0]!,
                JsonArray list => With(list),
                var inner => (JsonObject)inner,
            };
        }
        target.Remove(place[^1]);
        return target;
    }

    private static JsonObject With(JsonArray list)
    {
        var inner = new JsonObject();
        list.Add(inner);
        return inner;
    }

    private static int Deepest(JsonNode? node) => node switch
    {
        JsonObject o => 1 + o.Select(p => Deepest(p.Value)).DefaultIfEmpty(0).Max(),
        JsonArray a => 1 + a.Select(Deepest).DefaultIfEmpty(0).Max(),
        _ => 0,
    };

    /// <summary>Without what refuses a report by itself.</summary>
    private static string Clean(string text) => string.Concat(text.Where(c => !char.IsControl(c) && !char.IsSurrogate(c) && c is not ('\ufffe' or '\uffff' or '@')));
}
