using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using Safeguarding.Reports;

namespace Safeguarding.Tests.Unit.Properties;

/// <summary>
/// Whole payloads of a kind from its table of fields, so that a new field is generated from the day it exists: fields left out, empty or of another
/// shape, made-up properties, unknown codes, authorities and schools, Welsh text, up to five children. Every free text names the place that it was
/// written at, "@children/0/narrative@", so that a view can be asked where its words come from.
/// </summary>
internal static class GeneratedPayloads
{
    private const int MostChildren = 5;

    private static readonly Gen<string> Authorities = Gen.OneOf("W06000022", "W06000015", "W06000023", "W06000001", "E06000050", "nowhere");
    private static readonly Gen<string> Schools = Gen.OneOf("6804001", "6801101", "6814001", "6804999", "6819999", "900001");
    private static readonly Gen<string> Odd = Gen.OneOf("null", "7", "true", "\"\"", "[]", "{}", "\"@odd@\"", "[\"@odd@\"]", "{\"@made-up@\":\"@odd@\"}");

    /// <summary>What nobody may leave out is put in, everything else is chance; many of these are accepted.</summary>
    public static Gen<JsonObject> Of(ReportKind kind) => Object(kind.Fields, "").Select(text => Sendable(kind, (JsonObject)JsonNode.Parse(text)!));

    private static JsonObject Sendable(ReportKind kind, JsonObject payload)
    {
        payload["kind"] = kind.Name;
        payload["reference"] = "R-1";
        (payload["reporter"] as JsonObject ?? (JsonObject)(payload["reporter"] = new JsonObject()))["name"] ??= "@reporter/name@";
        if (kind.Name == "referral")
        {
            (payload["concern"] as JsonObject ?? (JsonObject)(payload["concern"] = new JsonObject()))["description"] ??= "@concern/description@";
            (payload["consent"] as JsonObject ?? (JsonObject)(payload["consent"] = new JsonObject()))["status"] = "given";
            payload["conversionReason"] ??= "@conversionReason@";
        }
        foreach (var (child, i) in (payload["children"] as JsonArray ?? []).OfType<JsonObject>().Select((c, i) => (c, i)))
        {
            child["key"] = $"c{i}";
            child["familyName"] ??= $"@children/{i}/familyName@";
        }
        return payload;
    }

    /// <summary>JSON text, because a node can have only one parent.</summary>
    private static Gen<string> Object(IReadOnlyList<Field> fields, string path) =>
        Together(fields.Select(f => Maybe(f, $"{path}{f.Name}").Select(v => v is null ? null : $"\"{f.Name}\":{v}")).Append(MadeUp))
            .Select(properties => $"{{{string.Join(",", properties)}}}");

    private static Gen<string?> Maybe(Field field, string path) => Gen.Frequency<string?>(
        (40, Gen.Const((string?)null)), (58, Value(field, path).Select(v => (string?)v)), (field.DecidesRouting ? 0 : 2, Odd.Select(v => (string?)v)));

    private static readonly Gen<string?> MadeUp =
        Gen.Frequency<string?>((30, Gen.Const((string?)null)), (1, Gen.Const((string?)"\"@made-up@\":\"@made-up@\"")));

    private static Gen<string> Value(Field field, string path) => field.Type switch
    {
        FieldType.Flag => Gen.Bool.Select(b => b ? "true" : "false"),
        FieldType.Number => Gen.Int[0, 9].Select(n => $"{n}"),
        FieldType.Authority => Authorities.Select(Quoted),
        FieldType.School => Schools.Select(Quoted),
        FieldType.Code => Gen.OneOf([.. field.Codes, "anhysbys"]).Select(Quoted),
        FieldType.Date or FieldType.Time or FieldType.DateOrTime when field.Name == "dateOfBirth" => Gen.Int[2007, 2027].Select(y => $"\"{y}-04-07\""),
        FieldType.Date or FieldType.Time or FieldType.DateOrTime => GeneratedTimes.Written.Select(Quoted),
        FieldType.Object => Object(field.Fields, $"{path}/"),
        FieldType.List => List(field, path),
        _ when field.Name == "with" => Gen.OneOf("parent", "child", "school", "intake", "school.6804001", $"@{path}@").Select(Quoted),
        _ => Gen.OneOf($"@{path}@", $"Dywedodd ei fam wrth yr athro: @{path}@ â'i ŵyr").Select(Quoted),
    };

    private static Gen<string> List(Field field, string path)
    {
        var most = field.Name == "children" ? MostChildren : 2;
        Gen<string> Item(int i) => field.Fields.Count > 0 ? Object(field.Fields, $"{path}/{i}/")
            : field.Codes.Count > 0 ? Gen.OneOf([.. field.Codes, "anhysbys"]).Select(Quoted)
            : Gen.Const(Quoted($"@{path}/{i}@"));
        return Gen.Int[field.Name == "children" ? 1 : 0, most].SelectMany(n => Together(Enumerable.Range(0, n).Select(i => Item(i).Select(v => (string?)v))))
            .Select(items => $"[{string.Join(",", items)}]");
    }

    private static Gen<ImmutableList<string>> Together(IEnumerable<Gen<string?>> parts) => parts.Aggregate(
        Gen.Const(ImmutableList<string>.Empty), (all, next) => Gen.Select(all, next, (list, value) => value is null ? list : list.Add(value)));

    private static string Quoted(string text) => JsonSerializer.Serialize(text);
}
