using System.Text.Json;
using Safeguarding.Duties;
using Safeguarding.Reports;

namespace Safeguarding.Intake;

/// <summary>
/// Warns of words that blame a child, in every free text of a kind's table (paragraphs 179-181 and 215). It never refuses, and the warning holds
/// our own suggestion only, never what was written.
/// </summary>
internal static class WordingCheck
{
    public static void Run(JsonElement content, IReadOnlyList<Field> fields, Findings findings, string pointer = "")
    {
        foreach (var field in fields)
        {
            var here = $"{pointer}/{field.Name}";
            switch (field.Type)
            {
                case FieldType.Text when content.Text(field.Name) is { } text: Warn(text, here, findings); break;
                case FieldType.Object when content.At(field.Name) is { } inner: Run(inner, field.Fields, findings, here); break;
                case FieldType.List: List(content.Items(field.Name), field, findings, here); break;
            }
        }
    }

    private static void List(IReadOnlyList<JsonElement> items, Field field, Findings findings, string pointer)
    {
        for (var i = 0; i < items.Count; i++)
        {
            if (field.Fields.Count > 0)
            {
                Run(items[i], field.Fields, findings, $"{pointer}/{i}");
            }
            else if (field.Codes.Count == 0 && items[i].Text() is { } text)
            {
                Warn(text, $"{pointer}/{i}", findings);
            }
        }
    }

    private static void Warn(string text, string pointer, Findings findings)
    {
        foreach (var word in Wording.In(text))
        {
            findings.Warn(pointer, "wording", word.Instead);
        }
    }
}
