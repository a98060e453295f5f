using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Safeguarding.Reports;

/// <summary>
/// Codes and numbers of organisations as senders spell them. Capitals, blanks, separators and characters that nobody sees are the way in which a
/// system writes, and decide nothing: no child waits for them.
/// </summary>
public static partial class WireCode
{
    /// <summary>As the tables write it: "Honour Based_Abuse " is honour-based-abuse. Null for what says nothing.</summary>
    public static string? Of(string? written) =>
        Visible(written) is { } text ? Separators().Replace(text.ToLowerInvariant(), "-").Trim('-') is { Length: > 0 } code ? code : null : null;

    /// <summary>GSS code of a local authority in its own form, "W06000022"; other words as they were written.</summary>
    public static string? Authority(string? written) =>
        Visible(written) is { } text ? Together(text) is var code && Gss().IsMatch(code) ? code : text : null;

    /// <summary>
    /// Number of a school without what stands between its digits: "681/4001", as England's lists write it, is 6814001 (domain 4.1). Other words as they
    /// were written.
    /// </summary>
    public static string? School(string? written) =>
        Visible(written) is { } text ? Together(text) is var number && number.All(char.IsAsciiDigit) ? number : text : null;

    /// <summary>Whether a character takes no room: a zero-width blank, a mark of direction or of byte order.</summary>
    internal static bool IsUnseen(char c) => char.IsWhiteSpace(c) || CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.Format;

    /// <summary>Without what takes no room, and without blanks around it; null for what then says nothing.</summary>
    internal static string? Visible(string? written)
    {
        if (written is null)
        {
            return null;
        }
        var text = string.Concat(written.InForm(NormalizationForm.FormKC).Where(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.Format)).Trim();
        return text.Length > 0 ? text : null;
    }

    private static string Together(string text) => Between().Replace(text, "").ToUpperInvariant();

    [GeneratedRegex(@"[\s_\p{Pd}]+", RegexOptions.CultureInvariant)]
    private static partial Regex Separators();

    [GeneratedRegex(@"[\s_\p{Pd}/\\.]+", RegexOptions.CultureInvariant)]
    private static partial Regex Between();

    [GeneratedRegex("^[A-Z][0-9]{8}$", RegexOptions.CultureInvariant)]
    private static partial Regex Gss();
}
