using System.Text.Json;
using System.Text.Json.Nodes;
using Shouldly;
using static Safeguarding.Tests.Integration.Support.Payloads;

namespace Safeguarding.Tests.Integration.Support;

/// <summary>Items for the operator's desk, and what it is asked.</summary>
internal static class OperatorItems
{
    public const string Operator = "pipeline-operator";
    public const string Auditor = "pipeline-auditor";
    public const string Desk = "school.6802901";

    private static int _next;

    /// <summary>An id of the form of ours that nothing else has.</summary>
    public static string NewId() => string.Concat($"{Interlocked.Increment(ref _next)}-{Guid.NewGuid():N}".Select(c => (char)('a' + (c % 26)))).PadRight(52, 'q');

    /// <summary>An item of Little Otter Primary that was sent.</summary>
    public static async Task<JsonObject> SentItem(this RunningStack stack)
    {
        var receipt = await stack.Post(Force, Encompass, OneChild());
        await Poll.Until(async () => (await stack.Report(receipt.Text("reportId")))!["routedAt"] is not null
            && (await stack.DeliveriesOf(receipt.Text("reportId"))) is [var d] && d.IsAtRest() && !d.ContainsKey("stuckAt"), "sent");
        return (await stack.DeliveriesOf(receipt.Text("reportId")))[0];
    }

    /// <summary>Its copy under another id, with some properties changed; null takes one away.</summary>
    public static async Task<string> StoreCopy(this RunningStack stack, JsonObject item, string desk, params (string Name, JsonNode? Value)[] changes)
    {
        var copy = Copy(item, [.. changes, ("recipientId", desk)]);
        await stack.Store("deliveries", copy, desk);
        return copy["id"]!.GetValue<string>();
    }

    /// <summary>A document under another id, with some properties changed; null takes one away.</summary>
    public static JsonObject Copy(JsonObject document, params IEnumerable<(string Name, JsonNode? Value)> changes)
    {
        var copy = (JsonObject)document.DeepClone();
        copy["id"] = NewId();
        foreach (var (name, value) in changes)
        {
            copy.Remove(name);
            if (value is not null)
            {
                copy[name] = value.DeepClone();
            }
        }
        return copy;
    }

    /// <summary>Every line of a view, page by page.</summary>
    public static async Task<IReadOnlyList<JsonElement>> View(this RunningStack stack, string view)
    {
        var lines = new List<JsonElement>();
        string? page = null;
        do
        {
            var answer = await stack.Get(Operator, $"/api/operations/items?view={view}" + (page is null ? "" : $"&page={Uri.EscapeDataString(page)}"));
            answer.Status.ShouldBe(200, answer.Body);
            lines.AddRange(answer.Json.GetProperty("items").EnumerateArray());
            page = answer.Json.TryGetProperty("next", out var next) ? next.GetString() : null;
        }
        while (page is not null);
        return lines;
    }

    public static Task<Answer> Replay(this RunningStack stack, string requestId, string selection) =>
        stack.Post(Operator, "/api/operations/replays", $$"""{"requestId":"{{requestId}}","reason":"The council asked for it again.",{{selection}}}""");

    /// <summary>"outcome" of each item in order.</summary>
    public static string Outcomes(this Answer answer) =>
        string.Join(' ', answer.Json.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("outcome").GetString()));

    public static async Task<int> Audited(this RunningStack stack, string subject, string action) =>
        (await stack.Query("audit", "SELECT * FROM c WHERE c.subjectId = @key", subject)).Count(e => e["action"]!.GetValue<string>() == action);
}
