using System.Globalization;
using System.Text;
using System.Text.Json;
using NodaTime.Text;
using Safeguarding.Reports;
using Safeguarding.Routing;

namespace Safeguarding.MissingEpisodes;

/// <summary>
/// What a child of one report can be matched by (domain 2.5): family name with first initial and date of birth, and an NHS number whose check digit
/// is right. A child without enough detail has nothing to be matched by: nothing is matched, and nothing is refused.
/// </summary>
public static class ChildIdentity
{
    /// <summary>The canonical identities of a child, the surest first. They identify a child: they are hashed at once and never stored or logged.</summary>
    internal static IEnumerable<(MatchBasis Basis, string[] Parts)> Of(JsonElement child)
    {
        if (NhsNumber(child) is { } number)
        {
            yield return (MatchBasis.NhsNumber, [number]);
        }
        var (family, given, born) = (NameFolding.Fold(child.Text("familyName")), NameFolding.Fold(child.Text("givenNames")), DateOfBirth(child));
        if (family.Length > 0 && given.Length > 0 && born is not null)
        {
            yield return (MatchBasis.NameAndDateOfBirth, [family, given.EnumerateRunes().First().ToString(), born]);
        }
    }

    /// <summary>Ten digits, written with or without blanks and hyphens, whose check digit is right; else null.</summary>
    public static string? NhsNumber(JsonElement child)
    {
        var text = (child.Text("nhsNumber") ?? "").Normalize(NormalizationForm.FormKC);
        var digits = string.Concat(text.Where(c => !char.IsWhiteSpace(c) && CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.DashPunctuation));
        return digits.Length == 10 && digits.All(char.IsAsciiDigit) && IsChecked(digits) ? digits : null;
    }

    /// <summary>Modulus 11: the first nine digits weighted 10 to 2; a remainder that asks for the check digit 10 belongs to no number.</summary>
    private static bool IsChecked(string digits)
    {
        var sum = digits.Take(9).Select((c, i) => (c - '0') * (10 - i)).Sum();
        return (11 - (sum % 11)) % 11 == digits[9] - '0' && digits.Distinct().Count() > 1;
    }

    private static string? DateOfBirth(JsonElement child) => WireTime.Read(child.Text("dateOfBirth")) is { } written
        ? LocalDatePattern.Iso.Format(written.Date ?? LondonTime.Local(written.At!.Value).Date)
        : null;
}
