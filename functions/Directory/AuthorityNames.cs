using System.Globalization;
using System.Text;
using Safeguarding.Reports;

namespace Safeguarding.Directory;

/// <summary>
/// Which authority a published list means: its code, or its name in either language with or without "The ..." and "... County Borough Council",
/// or one of the aliases that official lists are known to use (domain 4.1).
/// </summary>
internal sealed class AuthorityNames
{
    private static readonly string[] Before =
        ["cyngor bwrdeistref sirol ", "cyngor dinas a sir ", "cyngor sir ", "cyngor dinas ", "cyngor ", "city and county of ", "city of ", "county of ", "the "];

    private static readonly string[] After = [" county borough council", " city council", " county council", " council", " county borough"];

    private readonly Dictionary<string, string> _codes = [];

    public AuthorityNames(DirectoryData data)
    {
        foreach (var authority in data.Authorities)
        {
            _codes[Plain(authority.Code)] = authority.Code;
            _codes.TryAdd(Plain(authority.NameEn), authority.Code);
            _codes.TryAdd(Plain(authority.NameCy), authority.Code);
        }
        foreach (var (alias, code) in DirectoryImport.Aliases().Where(a => data.Authorities.Any(k => k.Code == a.Code)))
        {
            _codes.TryAdd(Plain(alias), code);
        }
    }

    public string? Code(string written) => Forms(Plain(written)).Select(f => _codes.GetValueOrDefault(f)).FirstOrDefault(c => c is not null);

    /// <summary>The name itself and what is left without the words before and after it.</summary>
    private static IEnumerable<string> Forms(string plain)
    {
        yield return plain;
        var name = plain[..^(After.FirstOrDefault(a => plain.EndsWith(a, StringComparison.Ordinal)) ?? "").Length];
        yield return name;
        foreach (var before in Before.Where(b => name.StartsWith(b, StringComparison.Ordinal)))
        {
            yield return name[before.Length..];
        }
    }

    /// <summary>Lower case letters and digits with single blanks, without accents.</summary>
    private static string Plain(string name)
    {
        var letters = name.Replace("&", " and ", StringComparison.Ordinal).InForm(NormalizationForm.FormD)
            .Where(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
            .Select(c => char.IsLetterOrDigit(c) ? char.ToLowerInvariant(c) : ' ');
        return string.Join(' ', string.Concat(letters).Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }
}
