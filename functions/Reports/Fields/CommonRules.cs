using System.Text.Json;

namespace Safeguarding.Reports;

/// <summary>The refusals of design 5 that more than one kind shares.</summary>
public static class CommonRules
{
    private static readonly string[] WaysToNameAReporter = ["name", "role", "organisation", "telephone", "email", "callBack"];

    /// <summary>Somebody must be there to ask: any one of name, role, organisation or a contact is enough.</summary>
    public static bool HasReporter(JsonElement content) =>
        content.At("reporter") is { ValueKind: not JsonValueKind.Object } plain ? SaysSomething(plain)
        : WaysToNameAReporter.Any(name => content.At("reporter", name).SaysAnything()) || content.Flag("reporter", "anonymous");

    /// <summary>Words in another shape than the schema's are words all the same.</summary>
    private static bool SaysSomething(JsonElement value) => value.ValueKind is JsonValueKind.String or JsonValueKind.Array && ((JsonElement?)value).SaysAnything();

    public static void Reporter(JsonElement content, Findings findings)
    {
        if (!HasReporter(content))
        {
            findings.Fault("/reporter", "no-reporter");
        }
    }

    /// <param name="places">Paths of the places that the kind knows.</param>
    public static void ChildOrPlace(JsonElement content, Findings findings, params ReadOnlySpan<string[]> places)
    {
        if (CommonFields.NamesAChild(content))
        {
            return;
        }
        foreach (var place in places)
        {
            if (content.At(place).SaysAnything())
            {
                return;
            }
        }
        findings.Fault("/children", "no-child-or-place");
    }
}
