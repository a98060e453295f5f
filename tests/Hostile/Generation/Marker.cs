using System.Text;
using CsCheck;

namespace Safeguarding.Tests.Hostile.Generation;

/// <summary>
/// What each hostile body, address, header and property carries in place of a child's details. A word and a number, so that it can stand
/// wherever a value can; both begin alike in every one of them, so that one search finds any.
/// </summary>
/// <param name="Word">Small letters and digits: the same in every escaping.</param>
/// <param name="Number">Digits only, for places that take nothing else.</param>
internal sealed record Marker(string Word, string Number)
{
    private const string WordStem = "qzmarcafanc";
    private const string NumberStem = "7718281828";

    private static readonly string[] Forms = [.. FormsOf(WordStem).Concat(FormsOf(NumberStem)).Distinct()];

    public static readonly Gen<Marker> Any = Gen.Int[0, int.MaxValue].Select(n => new Marker($"{WordStem}{n:x8}", $"{NumberStem}{n:D10}"));

    /// <summary>"{m}" and "{n}" are where a marker stands in the generators' texts; "{k}" is as unique and may come back: an id of the caller's own.</summary>
    public string In(string text) => text.Replace("{m}", Word, StringComparison.Ordinal).Replace("{n}", Number, StringComparison.Ordinal)
        .Replace("{k}", Number[NumberStem.Length..], StringComparison.Ordinal);

    /// <summary>Where a text holds a marker, with what stands around it; null where it holds none.</summary>
    public static string? Found(string text)
    {
        foreach (var form in Forms)
        {
            if (text.IndexOf(form, StringComparison.OrdinalIgnoreCase) is var at and >= 0)
            {
                return text[Math.Max(0, at - 120)..Math.Min(text.Length, at + 60)];
            }
        }
        return null;
    }

    /// <summary>As it is, as hexadecimal digits, and the middle of its base64 at each of the three places where it can start.</summary>
    private static IEnumerable<string> FormsOf(string stem)
    {
        yield return stem;
        foreach (var encoding in new[] { Encoding.UTF8, Encoding.Unicode })
        {
            var bytes = encoding.GetBytes(stem);
            yield return Convert.ToHexString(bytes);
            for (var shift = 0; shift < 3; shift++)
            {
                yield return Convert.ToBase64String([.. new byte[shift], .. bytes])[(shift == 0 ? 0 : 4)..^4];
            }
        }
    }
}
