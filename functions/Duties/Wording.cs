using System.Text.RegularExpressions;

namespace Safeguarding.Duties;

/// <summary>Finds words that blame a child in what the writer says, not in what the writer quotes.</summary>
public static partial class Wording
{
    private static readonly (UnfitWord Word, Regex Pattern)[] Patterns =
        [.. UnfitWords.All.Select(w => (w, new Regex($@"(?:^|[^\p{{L}}\p{{M}}])(?:{w.Words})(?:$|[^\p{{L}}\p{{M}}])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)))];

    /// <summary>Each unfit word of the text once; a marked quotation is evidence and stays as it was said (paragraphs 271 and 288).</summary>
    public static IReadOnlyList<UnfitWord> In(string text)
    {
        var own = Blanks().Replace(Quotation().Replace(text, " \u00b7 "), " ");
        return [.. Patterns.Where(p => p.Pattern.IsMatch(own)).Select(p => p.Word)];
    }

    /// <summary>
    /// A closed pair of quotation marks. A single mark opens only after a blank or bracket and closes only before what is not a letter,
    /// because English and Welsh both write apostrophes inside words. Lengths are bounded: text of nothing but marks would take hours else.
    /// </summary>
    [GeneratedRegex("""
        "[^"]{0,400}"|“[^”“]{0,400}”|„[^“”„]{0,400}[“”]|«[^»«]{0,400}»|(?<![\p{L}\p{M}\p{N}])‘[^‘\n]{0,400}?’(?![\p{L}\p{M}])|(?<![\p{L}\p{M}\p{N}])'(?=\S)[^'\n]{0,120}(?:'(?=[\p{L}\p{M}])[^'\n]{0,120}){0,3}'(?![\p{L}\p{M}])
        """, RegexOptions.CultureInvariant)]
    private static partial Regex Quotation();

    [GeneratedRegex(@"[\s\u00a0]+")]
    private static partial Regex Blanks();
}
