using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using Safeguarding.Reports;

namespace Safeguarding.Operations;

/// <summary>JSON schema of a table of fields. Nothing is required, and unknown properties are allowed: lack of detail never prevents a report.</summary>
internal static class FieldSchema
{
    public static OpenApiSchema Of(IReadOnlyList<Field> fields) => new()
    {
        Type = JsonSchemaType.Object,
        Properties = fields.ToDictionary(f => f.Name, f => (IOpenApiSchema)Of(f)),
    };

    private static OpenApiSchema Of(Field field)
    {
        var schema = field.Type switch
        {
            FieldType.Object => Of(field.Fields),
            FieldType.List => new() { Type = JsonSchemaType.Array, MaxItems = field.MaxItems, Items = field.Fields.Count > 0 ? Of(field.Fields) : Item(field) },
            FieldType.Flag => new() { Type = JsonSchemaType.Boolean },
            FieldType.Number => new() { Type = JsonSchemaType.Number },
            FieldType.Any => new(),
            FieldType.Date => new() { Type = JsonSchemaType.String, Format = "date" },
            FieldType.Time => new() { Type = JsonSchemaType.String, Format = "date-time" },
            _ => Item(field),
        };
        schema.Description = field.DecidesRouting ? $"Decides routing. Source: {field.Source}" : $"Source: {field.Source}";
        return schema;
    }

    private static OpenApiSchema Item(Field field) => new()
    {
        Type = JsonSchemaType.String,
        Examples = field.Codes.Count > 0 ? [.. field.Codes.Select(c => (JsonNode)c)] : null,
    };
}
