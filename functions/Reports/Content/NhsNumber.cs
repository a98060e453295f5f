using System.Globalization;

namespace Safeguarding.Reports;

/// <summary>An NHS number as people write it (NHS Data Dictionary: ten digits, the last one a check digit by modulus 11).</summary>
public static class NhsNumber
{
    /// <summary>Ten digits, written with or without blanks and hyphens, whose check digit is right; else null.</summary>
    public static string? Read(string? text)
    {
        var digits = string.Concat((WireCode.Visible(text) ?? "").Where(c => !char.IsWhiteSpace(c) && CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.DashPunctuation));
        return digits.Length == 10 && digits.All(char.IsAsciiDigit) && IsChecked(digits) ? digits : null;
    }

    /// <summary>Modulus 11: the first nine digits weighted 10 to 2; a remainder that asks for the check digit 10 belongs to no number.</summary>
    private static bool IsChecked(string digits)
    {
        var sum = digits.Take(9).Select((c, i) => (c - '0') * (10 - i)).Sum();
        return (11 - (sum % 11)) % 11 == digits[9] - '0' && digits.Distinct().Count() > 1;
    }
}
