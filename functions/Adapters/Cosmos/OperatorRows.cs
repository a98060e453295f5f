using System.Text.Json;
using Safeguarding.Operations;
using static Safeguarding.Adapters.CosmosRows;

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
        Replays = Items(row, "replays").Count(),
        LastReplayAt = Items(row, "replays").Select(r => Time(r, "at")).LastOrDefault(),
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
        var detail = Items(row, "history").Where(h => Text(h, "what") == "returned-by-channel").Select(h => Text(h, "detail")).LastOrDefault(d => d is not null);
        return detail is null ? item : item with { Reasons = [item.Reasons[0], detail, .. item.Reasons.Skip(1)] };
    }

    /// <summary>Codes of ours, and for a poisoned message its queue and the ids that it holds.</summary>
    public static OperatorItem Rejection(JsonElement row)
    {
        var faults = Items(row, "faults").Where(f => f.ValueKind == JsonValueKind.String).Select(f => f.GetString()!).ToList();
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
        Attempts = (int)Math.Clamp(Number(row, "work.attempts") ?? 0, 0, int.MaxValue),
        LastError = Text(row, "work.lastError"),
    };

    private static IEnumerable<string> Breaches(JsonElement row) =>
        new[] { ("breachedAt", "acknowledgement-breached"), ("decisionBreachedAt", "decision-breached"), ("returnInterviewBreachedAt", "return-interview-breached") }
            .Where(clock => Time(row, clock.Item1) is not null).Select(clock => clock.Item2);
}
