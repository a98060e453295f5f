using System.Text.Json;
using Shouldly;

namespace Safeguarding.Tests.Integration.Support;

/// <summary>Missing episodes and their events, fictional.</summary>
internal static class EpisodePayloads
{
    public const string Missing = "/api/missing-episodes";
    public const string OtherForce = "south-wales-police-system";
    public const string Newport = "w06000022-intake-system";

    /// <summary>One child at home in Newport.</summary>
    public static string Episode() => $$"""
        {"kind":"missing-episode","reference":"{{Payloads.Reference()}}","reporter":{"name":"PC Test"},"risk":{"grade":"medium"},
         "episode":{"lastSeenAt":"2026-11-22T20:00:00Z","clothing":"Green coat"},
         "children":[{"key":"c1","familyName":"Test-Afanc","givenNames":"Ŵyn","homeAuthority":"W06000022"}]}
        """;

    public static string Events(string episode) => $"{Missing}/{episode}/events";

    public static string Event(string type, string? reference = null, string authority = "W06000022", string sentAt = "2026-11-23T07:00:00Z") => $$"""
        {"reference":"{{reference ?? Payloads.Reference()}}","type":"{{type}}","sentAt":"{{sentAt}}","at":"2026-11-23T06:30:00Z",
         "place":{"description":"By the quay","authority":"{{authority}}"},"note":"By the quay"}
        """;

    public static async Task<string> Reported(this RunningStack stack) => (await stack.Post(Payloads.Force, Missing, Episode())).Text("reportId");

    /// <summary>The one sent item of a desk with that reason, once it is there.</summary>
    public static async Task<JsonElement> Arrived(this RunningStack stack, string desk, string episode, string reason)
    {
        async Task<IReadOnlyList<JsonElement>> Items() =>
            [.. (await stack.Inbox(desk, episode)).Where(i => i.GetProperty("reason").GetString() == reason && i.GetProperty("state").GetString() == "sent")];
        await Poll.Until(async () => (await Items()).Count > 0, $"{reason} at {desk}");
        return (await Items()).ShouldHaveSingleItem();
    }
}
