using Safeguarding.Reports;
using Safeguarding.Triggers;

namespace Safeguarding.Intake;

/// <summary>The body of a report, an event or an amendment, and whether its warnings count as faults.</summary>
public static class RequestBody
{
    /// <returns>The bytes that were read, also beside a refusal, so that it can be recorded by digest.</returns>
    public static Task<(ReadOnlyMemory<byte> Body, Refusal? Refused)> Read(HttpContext http) => JsonRequest.Read(http, JsonBody.MostBytes, Refusals.TooLarge);

    /// <summary><c>?strict=true</c> turns warnings into faults (design 5).</summary>
    public static bool IsStrict(HttpContext http) => string.Equals(http.Request.Query["strict"], "true", StringComparison.OrdinalIgnoreCase);
}
