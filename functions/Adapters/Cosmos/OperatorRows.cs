using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using Safeguarding.Operations;

namespace Safeguarding.Adapters;

/// <summary>
/// Lines of the operator's desk from raw JSON, property by property: a document of a broken shape gives a line with less in it and never hides
/// the others of its page.
/// </summary>
internal static class OperatorRows
{
    public static OperatorItem Delivery(JsonElement row, string? why, string since) => Common(row, OperatorItemType.Delivery, why, since) with
    {
        Desk = Text(row, "recipientId"),
        ReportId = Text(row, "reportId"),
        DueAt = Millisecond(row, "dueAt"),
        Replays = At(row, "replays") is { ValueKind: JsonValueKind.Array } replays ? replays.GetArrayLength() : 0,
        LastReplayAt = At(row, "replays") is { ValueKind: JsonValueKind.Array } all && all.GetArrayLength() > 0 ? Time(all[all.GetArrayLength() - 1], "at") : null,
    };

    public static OperatorItem Report(JsonElement row, string? why, string since) => Common(row, OperatorItemType.Report, why, since);

    /// <summary>Which clocks broke; one of them still runs.</summary>
    public static OperatorItem Overdue(JsonElement row)
    {
        var item = Delivery(row, null, "overdueSince");
        return item with { Reasons = [.. Breaches(row), .. item.Reasons] };
    }

    /// <summary>The broker's reason, as the document's own history has it.</summary>
    public static OperatorItem Returned(JsonElement row)
    {
        var item = Delivery(row, "returned-by-channel", "returnedByChannelAt");
        var detail = At(row, "history") is { ValueKind: JsonValueKind.Array } history
            ? history.EnumerateArray().Where(h => Text(h, "what") == "returned-by-channel").Select(h => Text(h, "detail")).LastOrDefault(d => d is not null) : null;
        return detail is null ? item : item with { Reasons = [item.Reasons[0], detail, .. item.Reasons.Skip(1)] };
    }

    /// <summary>Codes of ours, and for a poisoned message its queue and the ids that it holds.</summary>
    public static OperatorItem Rejection(JsonElement row)
    {
        var faults = At(row, "faults") is { ValueKind: JsonValueKind.Array } all ? all.EnumerateArray().Select(f => f.GetString()).OfType<string>().ToList() : [];
        var ours = Text(row, "senderId") == Safeguarding.Reports.Rejection.Pipeline ? 1 : faults.Count;
        return new(Text(row, "id")!, OperatorItemType.Rejection)
        {
            SenderId = Text(row, "senderId"),
            Since = Millisecond(row, "at"),
            Reasons = [.. new[] { Text(row, "code") }.OfType<string>(), .. faults.Take(ours)],
            Names = faults.Count > ours ? [.. faults.Skip(ours)] : null,
        };
    }

    private static OperatorItem Common(JsonElement row, OperatorItemType type, string? why, string since) => new(Text(row, "id")!, type)
    {
        SenderId = Text(row, "senderId"),
        Kind = Text(row, "kind"),
        State = Text(row, "state"),
        Reasons = [.. new[] { why, Text(row, "reason") }.OfType<string>()],
        Since = Time(row, since),
        ReceivedAt = Time(row, "receivedAt"),
        Attempts = At(row, "work.attempts") is { ValueKind: JsonValueKind.Number } number && number.TryGetInt32(out var attempts) ? attempts : 0,
        LastError = Text(row, "work.lastError"),
    };

    private static IEnumerable<string> Breaches(JsonElement row) =>
        new[] { ("breachedAt", "acknowledgement-breached"), ("decisionBreachedAt", "decision-breached"), ("returnInterviewBreachedAt", "return-interview-breached") }
            .Where(clock => Time(row, clock.Item1) is not null).Select(clock => clock.Item2);

    private static JsonElement? At(JsonElement row, string path)
    {
        JsonElement? at = row;
        foreach (var name in path.Split('.'))
        {
            at = at is { ValueKind: JsonValueKind.Object } parent && parent.TryGetProperty(name, out var value) ? value : null;
        }
        return at;
    }

    private static string? Text(JsonElement row, string path) => At(row, path) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    private static Instant? Time(JsonElement row, string path) =>
        Text(row, path) is { } text && InstantPattern.ExtendedIso.Parse(text) is { Success: true } time ? time.Value : null;

    private static Instant? Millisecond(JsonElement row, string path) =>
        At(row, path) is { ValueKind: JsonValueKind.Number } number && number.TryGetInt64(out var ms) ? Instant.FromUnixTimeMilliseconds(ms) : null;
}
