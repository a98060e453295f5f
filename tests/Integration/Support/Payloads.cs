namespace Safeguarding.Tests.Integration.Support;

/// <summary>Payloads of the tests: fictional, small, each with a reference of its own.</summary>
internal static class Payloads
{
    public const string Force = "gwent-police-system";
    public const string LittleOtter = "school-6802901-system";
    public const string NineLanterns = "school-6804901-system";
    public const string Referrals = "/api/referrals";
    public const string Cardiff = "w06000015-intake-system";
    public const string CardiffPerson = "w06000015-intake-social-worker";
    public const string Powys = "w06000023-intake-system";
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

    /// <summary>A section 130 report that Cardiff decides and Powys is told of.</summary>
    public static string Referral(string? reference = null, string extra = "") => $$"""
        {"reference":"{{reference ?? Reference()}}","legalRoute":"section-130","reporter":{"name":"PC Test","callBack":"After 17:00"},{{extra}}
         "consent":{"status":"given","givenBy":"mother"},"concern":{"description":"A bruise that was not explained."},
         "children":[{"key":"c1","familyName":"Test-Afanc","givenNames":"Ŵyn","currentAuthority":"W06000015","homeAuthority":"W06000023"}]}
        """;
}
