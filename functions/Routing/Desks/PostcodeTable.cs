using System.Text.RegularExpressions;

namespace Safeguarding.Routing;

/// <summary>
/// Postcode to local authority, ten bytes a row in memory. A postcode may stand for several authorities: the border runs through it (domain 4.1).
/// </summary>
public sealed partial class PostcodeTable
{
    private const int Letters = 37;

    private readonly ulong[] _postcodes;
    private readonly ushort[] _owners;
    private readonly string[] _authorities;

    private PostcodeTable(ulong[] postcodes, ushort[] owners, string[] authorities) =>
        (_postcodes, _owners, _authorities) = (postcodes, owners, authorities);

    public static PostcodeTable Empty { get; } = new([], [], []);

    /// <summary>Rows of postcode and authority.</summary>
    public int Count => _postcodes.Length;

    /// <param name="rows">Postcodes in the form of <see cref="Normal"/>; repeated rows count once.</param>
    public static PostcodeTable Of(IEnumerable<(string Postcode, string Authority)> rows)
    {
        var numbers = new Dictionary<string, ushort>();
        var sorted = rows.Select(r => (Postcode: Encoded(r.Postcode), Owner: Number(numbers, r.Authority))).Distinct().Order().ToList();
        return new([.. sorted.Select(r => r.Postcode)], [.. sorted.Select(r => r.Owner)], [.. numbers.OrderBy(n => n.Value).Select(n => n.Key)]);
    }

    /// <summary>The authorities of a postcode as somebody wrote it; empty where it is unknown or no postcode.</summary>
    public IReadOnlyList<string> Authorities(string? written)
    {
        if (Normal(written) is not { } postcode)
        {
            return [];
        }
        var code = Encoded(postcode);
        var first = Array.BinarySearch(_postcodes, code);
        while (first > 0 && _postcodes[first - 1] == code)
        {
            first--;
        }
        var found = new List<string>();
        for (var i = first; i >= 0 && i < Count && _postcodes[i] == code; i++)
        {
            found.Add(_authorities[_owners[i]]);
        }
        return found;
    }

    /// <summary>Every row, ordered by postcode within its authority.</summary>
    public IEnumerable<(string Postcode, string Authority)> Rows() =>
        Enumerable.Range(0, Count).OrderBy(i => _owners[i]).Select(i => (Decoded(_postcodes[i]), _authorities[_owners[i]]));

    /// <summary>Capitals without blanks, e.g. "ZZ991AA"; null for what is not of a postcode's shape.</summary>
    public static string? Normal(string? written) =>
        written is { Length: <= 20 } && string.Concat(written.Where(c => !char.IsWhiteSpace(c))).ToUpperInvariant() is var text && Shape().IsMatch(text) ? text : null;

    private static ushort Number(Dictionary<string, ushort> numbers, string authority)
    {
        if (!numbers.TryGetValue(authority, out var number))
        {
            numbers[authority] = number = checked((ushort)numbers.Count);
        }
        return number;
    }

    private static ulong Encoded(string postcode) =>
        postcode.Aggregate(0UL, (code, c) => (code * Letters) + (uint)(char.IsAsciiDigit(c) ? c - '0' + 1 : c - 'A' + 11));

    private static string Decoded(ulong code)
    {
        var text = "";
        for (; code > 0; code /= Letters)
        {
            var letter = (int)(code % Letters);
            text = (char)(letter <= 10 ? '0' + letter - 1 : 'A' + letter - 11) + text;
        }
        return text;
    }

    [GeneratedRegex("^[A-Z]{1,2}[0-9][0-9A-Z]?[0-9][A-Z]{2}$", RegexOptions.CultureInvariant)]
    private static partial Regex Shape();
}
