using System.Text.Json;
using System.Text.Json.Nodes;
using Safeguarding.Reports;

namespace Safeguarding.Intake;

/// <summary>
/// More information, in the form of the report itself: what was not said is set, lists grow, accounts grow by a paragraph. It never takes away or
/// replaces what was said; where it would, it is refused, because that is a correction.
/// </summary>
internal sealed class AddedInformation(JsonObject content, IReadOnlyList<ReportChild> children, Findings findings)
{
    private const string Markers = "notSafeToShare";

    /// <summary>Texts that tell of something and can go on; a name or a telephone number cannot.</summary>
    private static readonly string[] Accounts =
    [
        "description", "circumstances", "narrative", "words", "wishesAndFeelings", "note", "otherInformation", "otherSafeguardingInformation", "informationHeld",
        "strengths", "requestedSupport", "immediateProtection", "additionalNeeds", "careAndSupportNeeds", "communicationAdvice", "dangerToStaff", "whereabouts",
        "clothing", "with", "trigger", "medication", "mentalHealth", "disability", "selfHarm", "substanceUse", "arrestOrBail",
    ];

    public void Add(JsonElement? changes)
    {
        if (changes is not { ValueKind: JsonValueKind.Object } more)
        {
            findings.Fault("/changes", "changes-missing");
            return;
        }
        var keyed = new KeyedChildren(content, children, findings);
        foreach (var property in more.EnumerateObject())
        {
            if (property.Name == KeyedChildren.Name)
            {
                var added = new List<JsonElement>();
                foreach (var (child, details) in keyed.Of(property.Value, added.Add).ToList())
                {
                    Into(child, details);
                }
                added.ForEach(keyed.Append);
            }
            else
            {
                Into(content, property);
            }
        }
    }

    private void Into(JsonObject target, JsonElement more)
    {
        foreach (var property in more.EnumerateObject())
        {
            Into(target, property);
        }
    }

    private void Into(JsonObject target, JsonProperty more)
    {
        var said = target[more.Name];
        if (more.Value.ValueKind == JsonValueKind.Null || (said is not null && Canonical(said) == CanonicalJson.Write(more.Value)))
        {
            return;
        }
        var value = JsonNode.Parse(more.Value.GetRawText());
        switch (said, value)
        {
            case (null, _): target[more.Name] = value; break;
            case (JsonObject inner, JsonObject): Into(inner, more.Value); break;
            case (JsonArray list, JsonArray items): Append(list, items); break;
            case (_, _) when more.Name == Markers: target[more.Name] = Both(said, value!); break;
            case (JsonValue before, JsonValue after) when Accounts.Contains(more.Name) && before.TryGetValue<string>(out var first) && after.TryGetValue<string>(out var next):
                target[more.Name] = $"{first}\n{next}";
                break;
            // The name is one of ours or was sent before; neither is repeated, because it could be a child's.
            default: findings.Fault("/changes", "already-said"); break;
        }
    }

    private static void Append(JsonArray list, JsonArray items)
    {
        var known = list.Select(Canonical).ToHashSet();
        foreach (var item in items.Where(i => known.Add(Canonical(i))))
        {
            list.Add(item?.DeepClone());
        }
    }

    /// <summary>A marker in an odd form binds as well, so a list takes either.</summary>
    private static JsonArray Both(JsonNode said, JsonNode more)
    {
        static IEnumerable<JsonNode?> Items(JsonNode node) => node is JsonArray list ? list : Enumerable.Repeat<JsonNode?>(node, 1);
        return [.. Items(said).Concat(Items(more)).Select(i => i?.DeepClone())];
    }

    private static string Canonical(JsonNode? node) => node is null ? "null" : CanonicalJson.Write(JsonSerializer.SerializeToElement(node, PipelineJson.Options));
}
