using System.Text;

namespace Safeguarding.Reports;

/// <summary>The Unicode form of a text, in which one spelling can be compared with another (UAX 15).</summary>
public static class TextForm
{
    /// <summary>
    /// Of any text, whoever wrote it. The framework throws for half a surrogate pair and for U+FFFE, which no text has: the replacement character stands
    /// for those, so that what holds one is a word that nobody knows and never an error.
    /// </summary>
    public static string InForm(this string text, NormalizationForm form) =>
#pragma warning disable RS0030 // The one place where it is allowed.
        Whole(text).Normalize(form);
#pragma warning restore RS0030

    private static string Whole(string text)
    {
        var whole = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            whole.Append(rune.Value == 0xFFFE ? Rune.ReplacementChar : rune);
        }
        return whole.ToString();
    }
}
