using System.Text.Json;
using NodaTime;

namespace Safeguarding.Reports;

/// <summary>
/// Walks a payload beside its table of fields and finds every fault and warning in one pass.
/// A pointer stops growing at the first property that the table does not know.
/// </summary>
/// <param name="names">How names of properties are compared.</param>
public sealed class ContentCheck(Findings findings, Instant receivedAt, StringComparison names = StringComparison.Ordinal)
{
    public void Object(JsonElement value, IReadOnlyList<Field> fields, string pointer, bool known = true)
    {
        var seen = new HashSet<string>(StringComparer.FromComparison(names));
        var unknown = new List<int>();
        var repeated = false;
        var position = 0;
        foreach (var property in value.EnumerateObject())
        {
            position++;
            var name = TextCheck.NameOf(property);
            repeated |= name is not null && !seen.Add(name);
            TextCheck.Run(name, pointer, findings);
            var field = fields.FirstOrDefault(f => f.Name.Equals(name, names));
            if (field is null)
            {
                unknown.Add(position);
                Unknown(property.Value, pointer);
            }
            else
            {
                Value(property.Value, field, $"{pointer}/{field.Name}");
            }
        }
        if (repeated)
        {
            findings.Fault(pointer, "duplicate-property");
        }
        if (known && unknown.Count > 0)
        {
            findings.Warn(pointer, "unknown-property", $"position {string.Join(", ", unknown.Take(10))}");
        }
    }

    private void Value(JsonElement value, Field field, string pointer)
    {
        if (value.ValueKind == JsonValueKind.Null)
        {
            return;
        }
        if (!FieldCheck.TypeFits(value, field))
        {
            WrongType(field, value, pointer);
            Unknown(value, pointer);
            return;
        }
        switch (field.Type)
        {
            case FieldType.Object: Object(value, field.Fields, pointer); break;
            case FieldType.List: List(value, field, pointer); break;
            case FieldType.Any: Unknown(value, pointer); break;
            default:
                Unknown(value, pointer);
                FieldCheck.Scalar(value, field, pointer, receivedAt, findings);
                break;
        }
    }

    private void List(JsonElement list, Field field, string pointer)
    {
        if (list.GetArrayLength() > field.MaxItems)
        {
            findings.Fault(pointer, "too-many-items", $"at most {field.MaxItems}");
            return;
        }
        var index = 0;
        foreach (var item in list.EnumerateArray())
        {
            var at = $"{pointer}/{index++}";
            var wanted = field.Fields.Count > 0 ? JsonValueKind.Object : JsonValueKind.String;
            if (item.ValueKind != wanted && !(wanted == JsonValueKind.String && FieldCheck.IsNumberForText(item, field)))
            {
                WrongType(field, item, at);
                Unknown(item, at);
            }
            else if (wanted == JsonValueKind.Object)
            {
                Object(item, field.Fields, at);
            }
            else
            {
                Unknown(item, at);
                FieldCheck.Code(item, field, at, findings);
            }
        }
    }

    private void WrongType(Field field, JsonElement value, string pointer)
    {
        if (FieldCheck.RefusesWhenWrong(field, value))
        {
            findings.Fault(pointer, "wrong-type", FieldCheck.Wanted(field));
        }
        else
        {
            findings.Warn(pointer, "wrong-type-kept", FieldCheck.Wanted(field));
        }
    }

    /// <summary>Content outside the table decides nothing, but broken text in it would break what stores and shows it.</summary>
    private void Unknown(JsonElement value, string pointer)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object: Object(value, [], pointer, known: false); break;
            case JsonValueKind.Array: foreach (var item in value.EnumerateArray()) { Unknown(item, pointer); } break;
            case JsonValueKind.String: TextCheck.Run(TextCheck.TextOf(value), pointer, findings); break;
        }
    }
}
