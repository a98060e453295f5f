using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Safeguarding.Reports;

/// <summary>
/// Ids that are the same whenever the same thing is said again (design 4, rules 1 and 3): lower-case base32 of a keyed hash
/// over length-prefixed parts, 52 characters. The key keeps a sender's reference from being guessed back out of an id.
/// </summary>
public sealed class ReportIds(byte[] key)
{
    private const string Alphabet = "abcdefghijklmnopqrstuvwxyz234567";

    /// <summary>The id of a report: equal for references that differ only in blanks around, Unicode composition or case.</summary>
    public string Report(string senderId, string kind, string reference) => Hash("report", Fold(senderId), Fold(kind), Fold(reference));

    public string Delivery(string reportId, string desk, string? childKey, string cause) =>
        Hash("delivery", reportId, desk, childKey ?? "", cause);

    /// <summary>The id of an event of a report; references count as equal as those of reports do.</summary>
    public string Event(string reportId, string reference) => Hash("event", reportId, Fold(reference));

    /// <summary>Key of a child whose sender gave none: stable for the same child of the same report, and not an index.</summary>
    public string Child(string reportId, string canonicalChild, int repeat) =>
        "k" + Hash("child", reportId, canonicalChild, repeat == 0 ? "" : repeat.ToString(System.Globalization.CultureInfo.InvariantCulture))[..12];

    /// <summary>True for text of the form that every id of ours has: what a queue message may hold.</summary>
    public static bool IsId(string text) => text.Length == 52 && text.All(Alphabet.Contains);

    private static string Fold(string text) =>
        text.Trim().Normalize(NormalizationForm.FormC).ToUpperInvariant().ToLowerInvariant().Normalize(NormalizationForm.FormC);

    private string Hash(params ReadOnlySpan<string> parts)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        Span<byte> length = stackalloc byte[4];
        foreach (var part in parts)
        {
            var bytes = Encoding.UTF8.GetBytes(part);
            BinaryPrimitives.WriteInt32BigEndian(length, bytes.Length);
            hash.AppendData(length);
            hash.AppendData(bytes);
        }
        return Base32(hash.GetHashAndReset());
    }

    private static string Base32(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder();
        int buffer = 0, bits = 0;
        foreach (var b in bytes)
        {
            buffer = ((buffer << 8) | b) & 0xFFFF;
            bits += 8;
            while (bits >= 5)
            {
                text.Append(Alphabet[(buffer >> (bits -= 5)) & 31]);
            }
        }
        return bits > 0 ? text.Append(Alphabet[(buffer << (5 - bits)) & 31]).ToString() : text.ToString();
    }
}
