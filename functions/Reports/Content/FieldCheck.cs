using System.Text.Json;
using NodaTime;

namespace Safeguarding.Reports;

/// <summary>The checks of one value against its field.</summary>
internal static class FieldCheck
{
    public static bool TypeFits(JsonElement value, Field field) => field.Type switch
    {
        FieldType.Object => value.ValueKind == JsonValueKind.Object,
        FieldType.List => value.ValueKind == JsonValueKind.Array,
        FieldType.Flag => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        FieldType.Number => value.ValueKind == JsonValueKind.Number,
        FieldType.Any => true,
        _ => value.ValueKind == JsonValueKind.String || IsNumberForText(value, field),
    };

    public static bool IsNumberForText(JsonElement value, Field field) => field.NumberIsText && value.ValueKind == JsonValueKind.Number;

    /// <summary>
    /// A container refuses when anything below it decides routing: its content could not be read at all. Words in place of an object, such as
    /// an address in one line, are kept as words.
    /// </summary>
    public static bool RefusesWhenWrong(Field field, JsonElement value) =>
        field.DecidesRouting || (Routes(field) && !(field.Type == FieldType.Object && value.ValueKind == JsonValueKind.String));

    private static bool Routes(Field field) => field.DecidesRouting || field.Fields.Any(Routes);

    public static string Wanted(Field field) => field.Type switch
    {
        FieldType.Object => "an object",
        FieldType.List => field.Fields.Count > 0 ? "a list of objects" : "a list of texts",
        FieldType.Flag => "true or false",
        FieldType.Number => "a number",
        _ => "a text",
    };

    public static void Scalar(JsonElement value, Field field, string pointer, Instant receivedAt, Findings findings)
    {
        switch (field.Type)
        {
            case FieldType.Code: Code(value, field, pointer, findings); break;
            case FieldType.NhsNumber: Nhs(value, pointer, findings); break;
            case FieldType.Date or FieldType.Time or FieldType.DateOrTime: Time(value, field, pointer, receivedAt, findings); break;
        }
    }

    public static void Code(JsonElement value, Field field, string pointer, Findings findings)
    {
        if (field.Codes.Count > 0 && TextCheck.TextOf(value) is { } text && !field.Codes.Contains(WireCode.Of(text)))
        {
            findings.Warn(pointer, "unknown-code", string.Join(", ", field.Codes));
        }
    }

    private static void Nhs(JsonElement value, string pointer, Findings findings)
    {
        if (TextCheck.TextOf(value) is { } text && !string.IsNullOrWhiteSpace(text) && NhsNumber.Read(text) is null)
        {
            findings.Warn(pointer, "nhs-number-unfit");
        }
    }

    private static void Time(JsonElement value, Field field, string pointer, Instant receivedAt, Findings findings)
    {
        if (TextCheck.TextOf(value) is not { } text || string.IsNullOrWhiteSpace(text))
        {
            return;
        }
        var time = WireTime.Read(text);
        if (time is null)
        {
            findings.Warn(pointer, "unreadable-time");
            return;
        }
        if (time.At is null && field.Type == FieldType.Time)
        {
            findings.Warn(pointer, "time-of-day-missing");
        }
        if (time.AssumedLondon && field.Type != FieldType.Date)
        {
            findings.Warn(pointer, "offset-missing");
        }
        if (!field.AheadByNature && time.Earliest > receivedAt)
        {
            findings.Warn(pointer, field.PlanWhenAhead && time.IsAPlan(receivedAt) ? "return-planned" : "time-ahead");
        }
    }
}
