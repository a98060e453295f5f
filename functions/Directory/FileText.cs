using System.Text;
using System.Text.Unicode;

namespace Safeguarding.Directory;

/// <summary>
/// The text of a file: strict UTF-8, because a guess at another encoding would lose the Welsh letters of names. What a file looks like instead is only
/// said to whoever must save it anew.
/// </summary>
internal static class FileText
{
    private const string Code = "invalid-utf8";

    /// <summary>Bytes that Windows-1252 has no character for.</summary>
    private static readonly byte[] NotInWindows1252 = [0x81, 0x8D, 0x8F, 0x90, 0x9D];

    /// <summary>The letters w and y with a circumflex in ISO-8859-14, large and small: letters of Icelandic in Windows-1252.</summary>
    private static readonly byte[] WelshInIso14 = [0xD0, 0xDE, 0xF0, 0xFE];

    /// <param name="file">Name that the finding gives; null where there is only one file.</param>
    /// <returns>The text without a byte order mark, or what is wrong with it: the first line that is no UTF-8, and the encoding that it looks like.</returns>
    public static (string? Text, ImportFinding? Fault) Read(ReadOnlySpan<byte> body, string? file = null)
    {
        if (Wide(body) is { } wide)
        {
            return (null, new(Code, file, 1, Detail: wide));
        }
        // A NUL is UTF-8 and stands in no text.
        if (body.IndexOf((byte)0) is >= 0 and var nul)
        {
            return (null, new(Code, file, LineOf(body, nul)));
        }
        var text = new char[body.Length];
        if (Utf8.ToUtf16(body, text, out var read, out var written, replaceInvalidSequences: false) == System.Buffers.OperationStatus.Done)
        {
            return (new string(text, 0, written).TrimStart('\ufeff'), null);
        }
        return (null, new(Code, file, LineOf(body, read), Detail: Narrow(body)));
    }

    private static int LineOf(ReadOnlySpan<byte> body, int place) => body[..place].Count((byte)'\n') + 1;

    /// <summary>An encoding of one byte a letter, as far as one can be told from another.</summary>
    private static string? Narrow(ReadOnlySpan<byte> body) =>
        body.IndexOfAnyInRange((byte)0x80, (byte)0x9F) < 0 && body.IndexOfAny(WelshInIso14) >= 0 ? "ISO-8859-14"
        : body.IndexOfAny(NotInWindows1252) < 0 ? "Windows-1252"
        : null;

    /// <summary>UTF-16 or UTF-32, by its mark or by the places of the NULs that it has beside plain letters.</summary>
    private static string? Wide(ReadOnlySpan<byte> body)
    {
        if (body is [0xFF, 0xFE, 0, 0, ..] or [not 0, 0, 0, 0, ..])
        {
            return "UTF-32 LE";
        }
        if (body is [0, 0, 0xFE, 0xFF, ..] or [0, 0, 0, not 0, ..])
        {
            return "UTF-32 BE";
        }
        return body is [0xFF, 0xFE, ..] or [not 0, 0, ..] ? "UTF-16 LE" : body is [0xFE, 0xFF, ..] or [0, not 0, ..] ? "UTF-16 BE" : null;
    }
}
