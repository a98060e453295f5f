namespace Safeguarding.Directory;

/// <summary>What one published file makes of the directory.</summary>
/// <param name="Data">The whole directory with the file's section in it, not yet checked.</param>
internal sealed record SectionChange(DirectoryData Data, ImportCounts Counts)
{
    /// <summary>Rows replace those with the same key; rows that the file does not name stay.</summary>
    public static (IReadOnlyList<T> Rows, ImportCounts Counts) Merge<T>(IReadOnlyList<T> before, IReadOnlyList<T> rows, Func<T, string> key)
    {
        var given = rows.ToLookup(key);
        IReadOnlyList<T> merged = [.. before.Where(b => !given.Contains(key(b))), .. rows];
        return (merged, Count(before.Count, merged.Count, rows.Count));
    }

    /// <summary>All rows of each owner that the file names are replaced; other owners' stay.</summary>
    public static (IReadOnlyList<T> Rows, ImportCounts Counts) ReplaceOwners<T>(IReadOnlyList<T> before, IReadOnlyList<T> rows, Func<T, string> owner)
    {
        var owners = rows.Select(owner).ToHashSet();
        IReadOnlyList<T> merged = [.. before.Where(b => !owners.Contains(owner(b))), .. rows];
        return (merged, Count(before.Count, merged.Count, rows.Count));
    }

    public static ImportCounts Count(int before, int after, int lines) => new(lines, before, after);
}

/// <summary>Rows of the file, and of its section before and after.</summary>
public sealed record ImportCounts(int Lines, int Before, int After);
