using Microsoft.Net.Http.Headers;
using Safeguarding.Reports;
using Safeguarding.Triggers;

namespace Safeguarding.Intake;

/// <summary>Reads a body up to the size limit and checks its media type: the two refusals that need no parsing.</summary>
public static class RequestBody
{
    /// <returns>The bytes that were read, also beside a refusal, so that it can be recorded by digest.</returns>
    public static async Task<(ReadOnlyMemory<byte> Body, Refusal? Refused)> Read(HttpContext http)
    {
        var buffer = new byte[JsonBody.MostBytes + 1];
        var length = await http.Request.Body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, http.RequestAborted);
        var body = buffer.AsMemory(0, length);
        return (body, !IsJson(http.Request.ContentType) ? new Refusal(Refusals.UnsupportedMediaType, new Finding("", Refusals.UnsupportedMediaType))
            : length > JsonBody.MostBytes ? new Refusal(Refusals.TooLarge, new Finding("", Refusals.TooLarge))
            : null);
    }

    /// <summary><c>?strict=true</c> turns warnings into faults (design 5).</summary>
    public static bool IsStrict(HttpContext http) => string.Equals(http.Request.Query["strict"], "true", StringComparison.OrdinalIgnoreCase);

    private static bool IsJson(string? contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out var type)
        && (type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase) || type.Suffix.Equals("json", StringComparison.OrdinalIgnoreCase))
        && (!type.Charset.HasValue || type.Charset.Value.Trim('"').Equals("utf-8", StringComparison.OrdinalIgnoreCase));
}
