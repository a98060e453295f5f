using System.Text.RegularExpressions;

namespace Safeguarding.Local.Fronts;

/// <summary>The property paths that a query filters and orders by, as indexing policies write them ("/a/[]/b").</summary>
internal sealed partial record CosmosQueryPaths(IReadOnlyList<string> Filtered, IReadOnlyList<string> Ordered)
{
    public static CosmosQueryPaths Read(string sql)
    {
        var text = ArrayIndex().Replace(QuotedProperty().Replace(sql, ".${name}"), ".[]");
        text = StringLiteral().Replace(text, "''");

        var aliases = Aliases(text);
        var where = Where().Match(text);
        var order = OrderBy().Match(text);
        var filter = where.Success ? text[where.Index..(order.Success && order.Index > where.Index ? order.Index : text.Length)] : "";
        return new CosmosQueryPaths(
            [.. Paths(filter, aliases)],
            [.. Paths(order.Success ? order.Value : "", aliases)]);
    }

    private static Dictionary<string, string> Aliases(string text)
    {
        var aliases = new Dictionary<string, string>();
        if (From().Match(text) is { Success: true } from)
        {
            aliases[from.Groups["alias"].Success ? from.Groups["alias"].Value : from.Groups["root"].Value] = "";
        }

        foreach (Match join in Elements().Matches(text))
        {
            var source = join.Groups["source"].Value.Split('.', 2);
            var parent = aliases.GetValueOrDefault(source[0], "");
            aliases[join.Groups["alias"].Value] = parent + (source.Length == 2 ? $"/{source[1].Replace('.', '/')}" : "") + "/[]";
        }

        return aliases;
    }

    private static IEnumerable<string> Paths(string clause, Dictionary<string, string> aliases) =>
        // The array that a subquery walks through is no filter by itself.
        from Match match in Property().Matches(Elements().Replace(clause, ""))
        where aliases.ContainsKey(match.Groups["alias"].Value)
        select aliases[match.Groups["alias"].Value] + match.Groups["path"].Value.Replace('.', '/');

    [GeneratedRegex("""\[\s*"(?<name>[^"]+)"\s*\]""")]
    private static partial Regex QuotedProperty();

    [GeneratedRegex(@"\[\s*\d+\s*\]")]
    private static partial Regex ArrayIndex();

    [GeneratedRegex(@"'(?:[^'\\]|\\.)*'|""(?:[^""\\]|\\.)*""")]
    private static partial Regex StringLiteral();

    [GeneratedRegex(@"\bFROM\s+(?<root>\w+)(?:\s+(?:AS\s+)?(?!WHERE\b|ORDER\b|JOIN\b|OFFSET\b|GROUP\b|IN\b|AS\b)(?<alias>\w+))?", RegexOptions.IgnoreCase)]
    private static partial Regex From();

    [GeneratedRegex(@"\b(?:JOIN|FROM)\s+(?<alias>\w+)\s+IN\s+(?<source>[\w.\[\]]+)", RegexOptions.IgnoreCase)]
    private static partial Regex Elements();

    [GeneratedRegex(@"\bWHERE\b", RegexOptions.IgnoreCase)]
    private static partial Regex Where();

    [GeneratedRegex(@"\bORDER\s+BY\b(?:(?!\bOFFSET\b).)*$", RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex OrderBy();

    [GeneratedRegex(@"\b(?<alias>\w+)(?<path>(?:\.(?:\w+|\[\]))+)")]
    private static partial Regex Property();
}
