using Safeguarding.Reports;
using Safeguarding.Triggers;

namespace Safeguarding.Intake;

/// <summary>The body of a report, an event or an amendment, and whether its warnings count as faults.</summary>
public static class RequestBody
{
    private const string Strict = "strict";

    /// <returns>The bytes that were read, also beside a refusal, so that it can be recorded by digest.</returns>
    public static async Task<(ReadOnlyMemory<byte> Body, Refusal? Refused)> Read(HttpContext http)
    {
        var (body, refused) = await JsonRequest.Read(http, JsonBody.MostBytes, Refusals.TooLarge);
        return (body, refused ?? QueryValue.Unknown(Strict, Said(http), "true", "false"));
    }

    /// <summary><c>?strict=true</c> turns warnings into faults (design 5).</summary>
    public static bool IsStrict(HttpContext http) => Said(http) == "true";

    /// <summary>In any capitals; null where nothing is said.</summary>
    private static string? Said(HttpContext http) => ((string?)http.Request.Query[Strict])?.ToLowerInvariant();
}
