using System.Text.RegularExpressions;
using Safeguarding.Routing;

namespace Safeguarding.Directory;

/// <summary>
/// Postcode to authority. A file holds all postcodes of each authority that it names and replaces them, so a large table can come authority by
/// authority. A postcode that stands for two authorities decides nothing (domain 4.1).
/// </summary>
internal static partial class PostcodeShape
{
    public static SectionChange Apply(PublishedFile file)
    {
        var before = file.Current.Postcodes;
        var lines = file.Lines(r => Row(r, file.Names, file.Findings));
        var rows = lines.OfType<(string Postcode, string Authority)>().ToList();
        var owners = rows.Select(r => r.Authority).ToHashSet();
        var after = PostcodeTable.Of(before.Rows().Where(r => !owners.Contains(r.Authority)).Concat(rows));
        return new(file.Current with { Postcodes = after }, SectionChange.Count(before.Count, after.Count, lines.Count));
    }

    /// <summary>An extract of a border area names authorities that this directory has no desks for: their postcodes could route nothing and are left out.</summary>
    internal static (string Postcode, string Authority)? Row(CsvRow line, AuthorityNames names, ImportFindings findings)
    {
        var (postcode, written) = DirectoryRows.Postcode(line);
        if (names.Code(written) is { } authority)
        {
            return (postcode, authority);
        }
        if (findings.MayHold<Authority>(written))
        {
            return null;
        }
        if (!CodeBeyondWales().IsMatch(written))
        {
            throw new LineException("admin_district", "import-unknown-authority");
        }
        findings.Warn(new("import-postcode-left-out", Line: line.Number));
        return null;
    }

    /// <summary>Every authority of Wales is in every directory, so an unknown code of Wales is a wrong one.</summary>
    [GeneratedRegex(@"^[ESN][0-9]{8}\z", RegexOptions.CultureInvariant)]
    private static partial Regex CodeBeyondWales();
}
