using System.Text.Json;

namespace Safeguarding.Reports;

/// <summary>Text that no store, screen or printer should meet: control characters, non-characters and half surrogate pairs.</summary>
internal static class TextCheck
{
    public static string? TextOf(JsonElement value)
    {
        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            // The parser's only word for an escaped half of a surrogate pair.
            return null;
        }
    }

    public static string? NameOf(JsonProperty property)
    {
        try
        {
            return property.Name;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <param name="text">Null means that the text could not be decoded.</param>
    public static void Run(string? text, string pointer, Findings findings)
    {
        if (text is null)
        {
            findings.Fault(pointer, "invalid-unicode");
        }
        else if (text.Any(c => c is '\ufffe' or '\uffff' || (char.IsControl(c) && c is not ('\t' or '\n' or '\r'))))
        {
            findings.Fault(pointer, "control-character");
        }
    }
}
