using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Safeguarding.Reports;

/// <summary>
/// HMAC-SHA-256 over length-prefixed parts as lower-case base32, 52 characters: equal parts give equal text, and without the key nobody can guess
/// the parts back.
/// </summary>
internal static class KeyedHash
{
    public const string Alphabet = "abcdefghijklmnopqrstuvwxyz234567";

    public static string Of(byte[] key, params ReadOnlySpan<string> parts)
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
