using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Shouldly;
using static Safeguarding.Tests.Integration.Support.EpisodePayloads;
using static Safeguarding.Tests.Integration.Support.Payloads;

namespace Safeguarding.Tests.Integration.Support;

/// <summary>Missing episodes of one fictional child of Newport, told of by several senders who write the name in their own ways.</summary>
internal static partial class RepeatPayloads
{
    public const string Charity = "llusern-charity-system";
    public const string NewportPerson = "w06000022-intake-social-worker";
    public const string DutyGwent = "duty-gwent-system";

    /// <summary>A family name of letters alone that no other test has.</summary>
    public static string Family() => "Test" + string.Concat(Guid.NewGuid().ToString("N").Select(c => (char)(char.IsDigit(c) ? c - '0' + 'g' : c)));

    public static string Of(string family, int daysAgo, string given = "Ŵyn", string more = "", string born = "2012-05-06") => $$"""
        {"kind":"missing-episode","reference":"{{Reference()}}","reporter":{"name":"PC Test"},"risk":{"grade":"medium"},{{more}}
         "episode":{"lastSeenAt":"{{NodaTime.Text.InstantPattern.General.Format(NodaTime.SystemClock.Instance.GetCurrentInstant() - NodaTime.Duration.FromHours((24 * daysAgo) + 1))}}","clothing":"Coat of {{daysAgo}}"},
         "children":[{"key":"c1","familyName":"{{family}}","givenNames":"{{given}}","dateOfBirth":"{{born}}","homeAuthority":"W06000022"}]}
        """;

    /// <summary>Sends, and waits until the worker has done all of its steps.</summary>
    public static async Task<string> Worked(this RunningStack stack, string sender, string body)
    {
        var receipt = await stack.Post(sender, Missing, body);
        receipt.Status.ShouldBe(202, receipt.Body);
        await Poll.Until(() => stack.IsAtRest(receipt.Text("reportId")), "routed and sent");
        return receipt.Text("reportId");
    }

    /// <summary>Three episodes within ninety days by three senders: the ids, the latest last.</summary>
    public static async Task<IReadOnlyList<string>> Thrice(this RunningStack stack, string family) =>
    [
        await stack.Worked(Force, Of(family, 60)), await stack.Worked(OtherForce, Of(family.ToUpperInvariant(), 30, "W\u0302. Mair")),
        await stack.Worked(Charity, Of($" {family[..4]}-{family[4..]} ", 1, "WYN")),
    ];

    public static async Task<JsonObject?> RepeatAt(this RunningStack stack, string report, string desk = "W06000022.intake") =>
        (await stack.DeliveriesOf(report)).SingleOrDefault(d => d["recipientId"]!.GetValue<string>() == desk && d["cause"]!.GetValue<string>().StartsWith("repeat:", StringComparison.Ordinal));

    public static string IdOf(this JsonObject delivery) => delivery["id"]!.GetValue<string>();

    /// <summary>The item as its desk reads it.</summary>
    public static async Task<JsonElement> Opened(this RunningStack stack, string principal, string delivery) => (await stack.Get(principal, $"/api/deliveries/{delivery}")).Json;

    public static async Task<Answer> Confirm(this RunningStack stack, string delivery, string[] confirmed, string[] rejected, string principal = Newport)
    {
        var answer = await stack.Post(principal, $"/api/deliveries/{delivery}/match-confirmation",
            JsonSerializer.Serialize(new { actingPerson = new { name = "Test Worker" }, confirmed, rejected }));
        if (answer.Status == 200)
        {
            await Poll.Until(async () => (await stack.Read("deliveries", delivery, "W06000022.intake"))!["matchesRecorded"]!.GetValue<int>() > 0, "recorded");
        }
        return answer;
    }

    /// <summary>An answer without what differs between any two reports: ids, references and times.</summary>
    public static string Shape(this Answer answer) => Times().Replace(Ids().Replace(answer.Body, "id"), "time");

    [GeneratedRegex("[a-z2-7]{52}|T-[0-9a-f]{32}-[0-9]+")]
    private static partial Regex Ids();

    [GeneratedRegex("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+Z")]
    private static partial Regex Times();
}
