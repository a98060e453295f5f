using System.Globalization;
using System.Text;
using Safeguarding.Reports;

namespace Safeguarding.MissingEpisodes;

/// <summary>
/// One spelling for the ways in which one name is written: compatibility decomposition (NFKD), marks away, case folded, letters only. "Ŵyn" and
/// "WYN", "D'Arcy" and "Darcy", "ap Rhys" and "Ap-Rhys" are each one name.
/// </summary>
internal static class NameFolding
{
    /// <summary>Letters that decomposition leaves whole although other keyboards write them with plain ones.</summary>
    private static readonly Dictionary<string, string> Whole = new()
    {
        ["ß"] = "ss",
        ["æ"] = "ae",
        ["œ"] = "oe",
        ["ø"] = "o",
        ["đ"] = "d",
        ["ð"] = "d",
        ["ł"] = "l",
        ["þ"] = "th",
        ["ı"] = "i",
    };

    /// <summary>Empty where the text holds no letter.</summary>
    public static string Fold(string? text)
    {
        if (text is null)
        {
            return "";
        }
        var folded = new StringBuilder();
        foreach (var rune in text.InForm(NormalizationForm.FormKD).EnumerateRunes().Where(IsLetter))
        {
            // Up and down again: letters with two lower-case forms, such as sigma, become one.
            var one = Rune.ToLowerInvariant(Rune.ToUpperInvariant(rune)).ToString();
            folded.Append(Whole.GetValueOrDefault(one, one));
        }
        return folded.ToString();
    }

    /// <summary>A modifier letter is not one: Welsh and Irish names meet it as an apostrophe.</summary>
    private static bool IsLetter(Rune rune) => Rune.GetUnicodeCategory(rune) is
        UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter or UnicodeCategory.OtherLetter;
}
