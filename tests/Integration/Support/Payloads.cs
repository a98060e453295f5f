namespace Safeguarding.Tests.Integration.Support;

/// <summary>Payloads of the tests: fictional, small, each with a reference of its own.</summary>
internal static class Payloads
{
    public const string Force = "gwent-police-system";
    public const string LittleOtter = "school-6802901-system";
    public const string NineLanterns = "school-6804901-system";
    public const string Encompass = "/api/encompass-notifications";

    private static int _next;

    public static string Reference() => $"T-{Guid.NewGuid():N}-{Interlocked.Increment(ref _next)}";

    /// <summary>One child at Little Otter Primary.</summary>
    public static string OneChild(string? reference = null, string narrative = "A quiet evening.", string? sentAt = null) => $$"""
        {"kind":"encompass-notification","reference":"{{reference ?? Reference()}}","incidentReference":"I-1","sentAt":"{{sentAt ?? "2026-11-23T06:00:00Z"}}",
         "reporter":{"name":"PC Test"},"incident":{"occurredAt":"2026-11-22"},
         "children":[{"key":"c1","familyName":"Test-Afanc","givenNames":"Ŵyn","schools":[{"number":"6802901"}],"narrative":"{{narrative}}"}]}
        """;

    /// <summary>Two siblings at two schools under one incident.</summary>
    public static string Siblings(string? reference = null) => $$"""
        {"reference":"{{reference ?? Reference()}}","incidentReference":"I-2","reporter":{"name":"PC Test"},"incident":{"occurredAt":"2026-11-22"},
         "children":[{"key":"c1","familyName":"Test-Afanc","givenNames":"Ŵyn","schools":[{"number":"6802901"}]},
                     {"key":"c2","familyName":"Test-Afanc","givenNames":"Gwawr","schools":[{"number":"6804901"}]}]}
        """;
}
