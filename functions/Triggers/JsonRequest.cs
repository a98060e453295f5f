using Microsoft.Net.Http.Headers;
using Safeguarding.Reports;

namespace Safeguarding.Triggers;

/// <summary>Reads a body up to a limit and checks what it is sent as: the refusals that need no parsing.</summary>
public static class JsonRequest
{
    /// <param name="most">Bytes that are taken.</param>
    /// <param name="tooLarge">Code of the refusal of more.</param>
    /// <returns>The bytes that were read, also beside a refusal, so that it can be recorded by digest.</returns>
    public static async Task<(ReadOnlyMemory<byte> Body, Refusal? Refused)> Read(HttpContext http, int most, string tooLarge)
    {
        var buffer = new byte[most + 1];
        var length = await http.Request.Body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, http.RequestAborted);
        http.BodyIsRead();
        return (buffer.AsMemory(0, length), Compressed(http, Refusals.UnsupportedMediaType)
            ?? (!IsJson(http.Request.ContentType) ? new Refusal(Refusals.UnsupportedMediaType, new Finding("", "unsupported-media-type"))
            : length > most ? new Refusal(tooLarge, new Finding("", tooLarge))
            : null));
    }

    /// <summary>Nothing is unpacked: a few bytes could become any number. The answer says what to send instead.</summary>
    public static Refusal? Compressed(HttpContext http, string code)
    {
        if (http.Request.Headers.GetCommaSeparatedValues(HeaderNames.ContentEncoding).All(c => c.Equals("identity", StringComparison.OrdinalIgnoreCase)))
        {
            return null;
        }
        http.Response.Headers.AcceptEncoding = "identity";
        return new(code, new Finding("", "compressed-body"));
    }

    /// <summary>UTF-8 by either of the names that senders give it, or none.</summary>
    public static bool IsUtf8(MediaTypeHeaderValue type) =>
        !type.Charset.HasValue || type.Charset.Value.Trim('"').ToUpperInvariant() is "UTF-8" or "UTF8";

    private static bool IsJson(string? contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out var type)
        && (type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase) || type.Suffix.Equals("json", StringComparison.OrdinalIgnoreCase))
        && IsUtf8(type);
}
