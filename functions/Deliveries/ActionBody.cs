using System.Collections;
using System.Text.Json;
using System.Text.Json.Nodes;
using Safeguarding.Reports;
using Safeguarding.Triggers;

namespace Safeguarding.Deliveries;

/// <summary>The body of an action, read as a report is: what of it says something, and every fault of the rest.</summary>
/// <param name="Said">Without what is faulty; empty where there is no body.</param>
/// <param name="Unreadable">Why it is no JSON that could be read.</param>
internal sealed record ActionBody<T>(T Said, IReadOnlyList<Finding> Faults, Refusal? Unreadable = null)
{
    private static readonly IReadOnlyList<Field> Fields = ActionFields.Of(typeof(T));

    public static ActionBody<T> Read(ReadOnlyMemory<byte> bytes)
    {
        var (root, fault) = JsonBody.Read(bytes);
        if (root is not { } said)
        {
            return Nothing(new(Refusals.Unreadable, fault!));
        }
        var findings = new Findings();
        new ContentCheck(findings, default, StringComparison.OrdinalIgnoreCase).Object(said, Fields, "");
        return new(ActionFields.Fitting(said, Fields).Deserialize<T>(PipelineJson.Options)!, findings.Faults);
    }

    public static ActionBody<T> Nothing(Refusal? unreadable = null) => new(new JsonObject().Deserialize<T>(PipelineJson.Options)!, [], unreadable);

    /// <summary>Every fault at once. Where only one of the action's own refusals stands, it keeps its own code.</summary>
    /// <param name="invalid">Code of a refusal for several reasons.</param>
    /// <param name="own">What the action itself refuses in what was said; of a faulty value nothing more is said.</param>
    public Refusal? Refused(string invalid, params IReadOnlyList<Refusal?> own)
    {
        var refusals = own.OfType<Refusal>().ToList();
        return Unreadable ?? (Faults.Count == 0 && refusals.Count <= 1 ? refusals.SingleOrDefault()
            : new(invalid, [.. Faults, .. refusals.SelectMany(r => r.Errors).Where(e => !Faults.Any(f => f.Pointer.Length > 0 && $"{e.Pointer}/".StartsWith($"{f.Pointer}/", StringComparison.Ordinal)))]));
    }
}

/// <summary>The table of fields of an action, from the record that it is read into. Names count in any capitals, and a number where a text belongs is its text.</summary>
internal static class ActionFields
{
    private const string Source = "the action's own body";

    public static IReadOnlyList<Field> Of(Type body) =>
        [.. body.GetConstructors().MaxBy(c => c.GetParameters().Length)!.GetParameters().Select(p => Of(JsonNamingPolicy.CamelCase.ConvertName(p.Name!), p.ParameterType))];

    private static Field Of(string name, Type type) => type switch
    {
        _ when type == typeof(string) => new(name, FieldType.Text, Source) { DecidesRouting = true, NumberIsText = true },
        _ when type == typeof(bool?) => new(name, FieldType.Flag, Source) { DecidesRouting = true },
        _ when typeof(IEnumerable).IsAssignableFrom(type) => type.GenericTypeArguments[0] is var item && item == typeof(string)
            ? new(name, FieldType.List, Source) { DecidesRouting = true, NumberIsText = true }
            : new(name, FieldType.List, Source) { DecidesRouting = true, Fields = Of(item) },
        _ => new(name, FieldType.Object, Source) { DecidesRouting = true, Fields = Of(type) },
    };

    /// <summary>What of an object fits the table: all else is a fault already, and is left out.</summary>
    public static JsonObject Fitting(JsonElement said, IReadOnlyList<Field> fields)
    {
        var fitting = new JsonObject();
        foreach (var property in said.EnumerateObject())
        {
            if (TextCheck.NameOf(property) is { } name && fields.FirstOrDefault(f => f.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) is { } field)
            {
                fitting[field.Name] = Fitting(property.Value, field);
            }
        }
        return fitting;
    }

    private static JsonNode? Fitting(JsonElement value, Field field) => (field.Type, value.ValueKind) switch
    {
        (FieldType.Object, JsonValueKind.Object) => Fitting(value, field.Fields),
        (FieldType.List, JsonValueKind.Array) => new JsonArray([.. value.EnumerateArray().Select(i => field.Fields.Count == 0 ? Text(i) : i.ValueKind == JsonValueKind.Object ? Fitting(i, field.Fields) : null)]),
        (FieldType.Flag, JsonValueKind.True or JsonValueKind.False) => value.GetBoolean(),
        (FieldType.Text, _) => Text(value),
        _ => null,
    };

    private static JsonNode? Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => TextCheck.TextOf(value),
        JsonValueKind.Number => value.GetRawText(),
        _ => null,
    };
}
