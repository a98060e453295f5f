using System.Text.Json;

namespace Safeguarding.Reports;

/// <summary>
/// Warns of every organisation in the content that the directory does not know, and of every place whose authority the postcode must say; it never
/// refuses (design 5).
/// </summary>
public static class OrganisationCheck
{
    public static IReadOnlyList<Finding> Run(RoutingRequest request, IReadOnlyList<Field> fields)
    {
        var findings = new Findings();
        Object(request, request.Content, fields, "", findings);
        return findings.Warnings;
    }

    private static void Object(RoutingRequest request, JsonElement at, IReadOnlyList<Field> fields, string pointer, Findings findings)
    {
        foreach (var field in fields)
        {
            var here = $"{pointer}/{field.Name}";
            switch (field.Type)
            {
                case FieldType.Authority when at.Authority(field.Name) is { } code && request.Desks.Authority(code) is null:
                case FieldType.School when at.School(field.Name) is { } number && request.Desks.School(number) is null:
                    findings.Warn(here, "unknown-organisation");
                    break;
                case FieldType.Object when at.At(field.Name) is { } inner:
                    if (IsPlace(field))
                    {
                        PlaceAuthority.Check(request.Desks, at, field.Name, here, findings);
                    }
                    Object(request, inner, field.Fields, here, findings);
                    break;
                case FieldType.List:
                    var index = 0;
                    foreach (var item in at.Items(field.Name))
                    {
                        Object(request, item, field.Fields, $"{here}/{index++}", findings);
                    }
                    break;
            }
        }
    }

    private static bool IsPlace(Field field) => field.Fields.Any(f => f.Name == "postcode") && field.Fields.Any(f => f.Type == FieldType.Authority);
}
