using System.Collections.Frozen;
using System.Text.Json.Nodes;

namespace Safeguarding.Reports;

/// <summary>
/// What is left of a view when a marker binds its desk: that there is an item, about whom, how urgent, and whom to ask. Whatever is not named
/// here is withheld, so a field that is added later, or that a sender made up, is withheld too.
/// </summary>
public static class BoundFields
{
    private static readonly FrozenSet<string> Kept = new[]
    {
        // containers
        "report", "readFirst", "reporter", "incident", "concern", "episode", "risk", "children", "child", "schools",
        // the item
        "incidentReference", "legalRoute", "role", "reason", "types", "riskMarkers", "immediateDanger", "mayGoMissing", "grade", "riskGrade",
        "occurredAt", "policeAwareAt", "reportedAt", "lastSeenAt", "present",
        // whom to ask
        "name", "organisation", "telephone", "email", "callBack",
        // about whom, and how to speak with the child (paragraph 207: shareable alone)
        "key", "familyName", "givenNames", "dateOfBirth", "languagePreference", "communicationAdvice", "number",
    }.ToFrozenSet();

    /// <summary>A danger to staff is never withheld: it protects the reader.</summary>
    private const string DangerToStaff = "dangerToStaff";

    public static JsonObject Of(JsonObject view)
    {
        var left = new JsonObject();
        foreach (var (name, value) in view)
        {
            if (name == DangerToStaff || Kept.Contains(name))
            {
                left[name] = Of(value);
            }
        }
        return left;
    }

    private static JsonNode? Of(JsonNode? value) => value switch
    {
        JsonObject inner => Of(inner),
        JsonArray list => new JsonArray([.. list.Select(Of)]),
        _ => value?.DeepClone(),
    };
}
