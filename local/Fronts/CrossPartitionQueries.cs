using System.Text.Json;
using System.Text.RegularExpressions;

namespace Safeguarding.Local.Fronts;

/// <summary>
/// The queries that may read all partitions, by name, so that no such query slips in unseen: each costs a call to
/// every physical partition on Azure.
/// </summary>
public sealed partial class CrossPartitionQueries
{
    public const string FileName = "cross-partition-queries.json";

    private readonly HashSet<string> _allowed;

    private CrossPartitionQueries(IEnumerable<string> allowed) => _allowed = [.. allowed.Select(Normalised)];

    public static CrossPartitionQueries Read(string path)
    {
        var named = JsonSerializer.Deserialize<List<NamedQuery>>(File.ReadAllText(path), JsonSerializerOptions.Web) ?? [];
        return new CrossPartitionQueries(named.Select(query => query.Sql));
    }

    // ReadMany sends its point reads as one query by id; it reads no more than the items asked for.
    public bool Contains(string sql) => _allowed.Contains(Normalised(sql)) || ReadMany().IsMatch(sql);

    private static string Normalised(string sql) => Blanks().Replace(sql.Trim(), " ");

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();

    [GeneratedRegex(@"^\s*SELECT \* FROM c WHERE \( ?(c\.id IN|\( ?c\.id = @param_id)", RegexOptions.IgnoreCase)]
    private static partial Regex ReadMany();

    private sealed record NamedQuery(string Name, string Sql);
}
