using System.Text.Json.Nodes;
using Safeguarding.Tests.Hostile.Running;

namespace Safeguarding.Tests.Hostile.Generation;

/// <param name="Query">With its question mark, or empty; "{k}" is a number without a marker.</param>
/// <param name="Body">JSON or CSV, or empty.</param>
internal sealed record GoodRequest(string Query, string ContentType, string Body);

/// <summary>Good requests to each function, to be spoilt. A function without one of its own gets the bodies of all the others.</summary>
internal static class Templates
{
    private const string Person = "\"actingPerson\":{\"id\":\"p-1\",\"name\":\"A. Person\",\"role\":\"officer\"}";

    private static readonly IReadOnlyDictionary<string, string[]> Own = new Dictionary<string, string[]>
    {
        ["RecordEpisodeEvent"] =
        [
            "{\"reference\":\"R-{m}\",\"type\":\"located\",\"sentAt\":\"2026-11-23T07:00:00Z\",\"at\":\"2026-11-23T06:30:00Z\",\"place\":{\"description\":\"By the quay\",\"authority\":\"W06000022\"},\"note\":\"{m}\"}",
            "{\"reference\":\"R-{m}\",\"type\":\"returned\",\"sentAt\":\"2026-11-23T07:00:00Z\",\"at\":\"2026-11-23T06:30:00Z\",\"note\":\"{m}\"}",
        ],
        ["AmendReport"] =
        [
            "{\"reference\":\"R-{m}\",\"type\":\"correct\",\"reason\":\"{m}\",\"changes\":{\"children\":{\"c1\":{\"schools\":[{\"number\":\"6804901\"}]}}}}",
            "{\"reference\":\"R-{m}\",\"type\":\"add\",\"reason\":\"{m}\",\"changes\":{\"children\":{\"c1\":{\"aliases\":[\"{m}\"]}}}}",
            "{\"reference\":\"R-{m}\",\"type\":\"withdraw\",\"reasonCode\":\"sent-in-error\"}",
        ],
        ["AnswerRoute"] = [$"{{\"child\":\"c1\",\"desk\":\"W06000022.intake\",\"school\":\"6804901\",{Person}}}"],
        ["AcknowledgeDelivery"] = [$"{{{Person}}}"],
        ["RedirectDelivery"] = [$"{{{Person},\"reason\":\"{{m}}\",\"suggestedDesk\":\"W06000015.intake\",\"suggestedSchool\":\"6814001\"}}"],
        ["DecideDelivery"] =
        [
            $"{{{Person},\"decision\":\"no-further-action\",\"rationale\":\"{{m}}\",\"nextActions\":[\"{{m}}\"],\"feedbackToReporter\":\"{{m}}\",\"recipientCaseId\":\"C-1\"}}",
            $"{{{Person},\"decision\":\"strategy-discussion\",\"rationale\":\"{{m}}\",\"nextActions\":[\"{{m}}\",\"Call\"]}}",
        ],
        ["ConfirmMatch"] = [$"{{{Person},\"confirmed\":[\"{new string('a', 52)}\"],\"rejected\":[\"{{m}}\"],\"note\":\"{{m}}\"}}"],
        ["ReadMarker"] = [$"{{{Person},\"readings\":[{{\"marker\":\"{{m}}\",\"with\":[\"people\",\"school\"]}}],\"reason\":\"{{m}}\"}}"],
        ["RecordActions"] = [$"{{{Person},\"actions\":[\"{{m}}\",\"seen\"],\"note\":\"{{m}}\",\"happenedAt\":\"2026-11-23T06:30:00Z\"}}"],
        ["AttestContacts"] = [$"{{{Person}}}"],
        ["ChangeContact"] =
        [
            "{\"change\":\"add\",\"contact\":{\"name\":\"{m}\",\"role\":\"deputy\",\"email\":\"new@schools.example.org\",\"telephone\":\"07700 900123\",\"language\":\"cy\",\"hours\":\"Mon-Fri 08:00-16:00\"}," + Person + "}",
            "{\"change\":\"remove\",\"contactId\":\"{m}\"," + Person + "}",
        ],
        ["ApproveContactChange"] = [$"{{\"decision\":\"approve\",{Person}}}", $"{{\"decision\":\"refuse\",{Person}}}"],
        ["AnnounceClosure"] = [$"{{{Person},\"school\":\"6804901\",\"dates\":[\"2026-11-26\"],\"reason\":\"weather\"}}"],
        ["WithdrawClosure"] = [$"{{{Person},\"school\":\"6804901\",\"dates\":[\"2026-11-26\"]}}"],
        ["BreakGlass"] = [$"{{\"subjectId\":\"{new string('b', 52)}\",\"reason\":\"{{m}}\"}}"],
        ["ReplayItems"] =
        [
            $"{{\"requestId\":\"r1\",\"reason\":\"Again\",\"deliveryIds\":[\"{new string('b', 52)}\",\"{{m}}\"]}}",
            "{\"requestId\":\"r2\",\"reason\":\"Again\",\"filter\":{\"view\":\"stuck\",\"desk\":\"{m}\",\"kind\":\"{m}\",\"page\":\"{m}\"}}",
        ],
    };

    private static readonly IReadOnlyDictionary<string, string> Kinds = new Dictionary<string, string>
    {
        ["ReceiveReferral"] = "referral",
        ["ReceiveMissingEpisode"] = "missing-episode",
        ["ReceiveEncompassNotification"] = "encompass-notification",
    };

    private static readonly IReadOnlyDictionary<string, string[]> Queries = new Dictionary<string, string[]>
    {
        ["PreviewRouting"] = ["", "?strict=true", "?receivedAt=2026-11-23T06:30:00Z"],
        ["ListItems"] = ["?view=stuck", "?view=poisoned", "?view=rejected", "?view=duty-desk", "?view=breached", "?view=returned-by-channel"],
    };

    public static IReadOnlyList<GoodRequest> Of(Function function) => function.Name == "ImportDirectory" ? Files()
        : [.. from query in Queries.GetValueOrDefault(function.Name, [""]) from body in function.TakesABody ? Bodies(function.Name) : [""] select new GoodRequest(query, "application/json", body)];

    public static IReadOnlyList<string> Bodies(string function) =>
        Kinds.TryGetValue(function, out var kind) ? Samples(kind) : Own.TryGetValue(function, out var own) ? [.. own.Select(Readable)] : [.. Own.Values.SelectMany(t => t).Select(Readable), .. Samples(null)];

    /// <summary>Published files, each under the shape that its name says.</summary>
    private static List<GoodRequest> Files() =>
    [
        .. System.IO.Directory.EnumerateFiles(Path.Combine(HostileStack.Samples, "..", "published")).Select(f => new GoodRequest(
            $"?shape={Path.GetFileName(f).Split('.')[0]}", f.EndsWith(".json", StringComparison.Ordinal) ? "application/json" : "text/csv", File.ReadAllText(f))),
    ];

    /// <summary>The valid samples of a kind, or all, each with a reference of its own so that none is a repetition.</summary>
    private static List<string> Samples(string? kind)
    {
        var samples = new List<string>();
        foreach (var file in System.IO.Directory.EnumerateFiles(HostileStack.Samples, "*.json").Where(f => !f.EndsWith(".expected.json", StringComparison.Ordinal)))
        {
            var sample = JsonNode.Parse(File.ReadAllText(file))!.AsObject();
            if (kind is null || (string?)sample["kind"] == kind || Path.GetFileName(file).StartsWith(kind.Split('-')[0], StringComparison.Ordinal))
            {
                sample["reference"] = "H-{m}";
                samples.Add(sample.ToJsonString());
            }
        }
        return samples;
    }

    private static string Readable(string template) => JsonNode.Parse(template)!.ToJsonString();
}
