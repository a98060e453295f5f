using System.Text.Json;
using Shouldly;
using static Safeguarding.Tests.Integration.Support.Payloads;

namespace Safeguarding.Tests.Integration.Support;

/// <summary>Amendments, fictional, and reports that have reached their desks.</summary>
internal static class AmendmentPayloads
{
    public const string ToNineLanterns = """{"children":{"c1":{"schools":[{"number":"6804901"}]}}}""";
    public const string DutyDesk = "duty-gwent-system";
    public const string Acknowledging = """{"actingPerson":{"name":"A. Person"}}""";

    public static string Amendments(string report) => $"/api/reports/{report}/amendments";

    public static string Amendment(string type, string changes, string? reference = null, string more = "") =>
        $$"""{"reference":"{{reference ?? Reference()}}","type":"{{type}}","reason":"As the officer now knows.",{{more}}"changes":{{changes}}}""";

    public static string Withdrawal(string code, string more = "") => $$"""{"reference":"{{Reference()}}","type":"withdraw",{{more}}"reasonCode":"{{code}}"}""";

    /// <summary>A report all of whose desks have their item.</summary>
    public static async Task<string> Delivered(this RunningStack stack, string path, string body)
    {
        var answer = await stack.Post(Force, path, body);
        answer.Status.ShouldBe(202, answer.Body);
        await Poll.Until(() => stack.AllDelivered(answer.Text("reportId")), "delivered");
        return answer.Text("reportId");
    }

    /// <summary>An accepted amendment, worked off.</summary>
    public static async Task<Answer> Amended(this RunningStack stack, string report, string body)
    {
        var answer = await stack.Post(Force, Amendments(report), body);
        answer.Status.ShouldBe(202, answer.Body);
        await Poll.Until(() => stack.AllDelivered(report), "amended");
        return answer;
    }

    /// <summary>The desk's items of a report, newest last, as "reason state".</summary>
    public static async Task<string> States(this RunningStack stack, string desk, string report) => string.Join("; ", (await stack.Inbox(desk, report))
        .OrderBy(i => i.TryGetProperty("amendment", out var n) ? n.GetInt32() : 0).Select(i => $"{i.GetProperty("reason").GetString()} {i.GetProperty("state").GetString()}"));

    public static async Task<JsonElement> ItemOf(this RunningStack stack, string desk, string report, string reason, int? amendment = null) => (await stack.Inbox(desk, report))
        .Single(i => i.GetProperty("reason").GetString() == reason && (i.TryGetProperty("amendment", out var n) ? n.GetInt32() : null) == amendment);

    public static string Id(this JsonElement item) => item.GetProperty("deliveryId").GetString()!;
}
