using System.Text.Json;
using System.Text.Unicode;

namespace Safeguarding.Reports;

/// <summary>Turns raw bytes into one JSON object, or into the one fault that makes them unreadable. Never throws for bad input.</summary>
public static class JsonBody
{
    /// <summary>Whole report at most 256 KiB of UTF-8 (design 4, rule 6).</summary>
    public const int MostBytes = 256 * 1024;

    /// <summary>
    /// Levels that content may be nested. A real report has fewer than ten. A document, a view, a page and a message put up to eight more around it, and
    /// readers stop at 64 unless they are told otherwise, those of a desk's own system too: at 32 whatever is accepted can be read by everybody.
    /// </summary>
    public const int MostDepth = 32;

    private static readonly JsonDocumentOptions Options = new() { MaxDepth = MostDepth };

    public static (JsonElement? Root, Finding? Fault) Read(ReadOnlyMemory<byte> bytes)
    {
        if (bytes.Span.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
        {
            bytes = bytes[3..];
        }
        if (!Utf8.IsValid(bytes.Span))
        {
            return (null, new("", "invalid-utf8"));
        }
        try
        {
            using var document = JsonDocument.Parse(bytes, Options);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? (document.RootElement.Clone(), null)
                : (null, new("", "not-an-object"));
        }
        catch (JsonException e)
        {
            return (null, DeeperThanAllowed(bytes.Span)
                ? new("", "too-deep")
                : new("", "malformed-json", $"line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}"));
        }
    }

    /// <summary>The parser's exception does not tell depth from syntax, and its message quotes the input.</summary>
    private static bool DeeperThanAllowed(ReadOnlySpan<byte> bytes)
    {
        var depth = 0;
        var inText = false;
        for (var i = 0; i < bytes.Length; i++)
        {
            switch (bytes[i])
            {
                case (byte)'\\' when inText: i++; break;
                case (byte)'"': inText = !inText; break;
                case (byte)'[' or (byte)'{' when !inText && ++depth > MostDepth: return true;
                case (byte)']' or (byte)'}' when !inText: depth--; break;
            }
        }
        return false;
    }
}
