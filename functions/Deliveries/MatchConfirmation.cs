using System.Text.Json;
using NodaTime;
using Safeguarding.Reports;
using Safeguarding.Routing;

namespace Safeguarding.Deliveries;

/// <summary>What a person said of the matches of one item: which reports are of the same child, and which are not.</summary>
public sealed record MatchConfirmation(Instant At, ActingPerson By, IReadOnlyList<string> Confirmed, IReadOnlyList<string> Rejected, string? Note)
{
    /// <summary>None is ever dropped, so a document stays bounded by refusing more than this.</summary>
    public const int Most = 15;

    /// <summary>Whether it is only the same said again, by whomever and whenever.</summary>
    public bool SaysTheSameAs(MatchConfirmation other) =>
        Note == other.Note && Confirmed.SequenceEqual(other.Confirmed) && Rejected.SequenceEqual(other.Rejected);
}

/// <summary>The lifecycle of a confirmation as pure functions: recorded on the item, then on the report, where the next match finds it.</summary>
public static class MatchSteps
{
    /// <summary>A person spoke and the report does not hold it yet.</summary>
    public static bool AwaitsRecord(Delivery delivery) => delivery.MatchConfirmations.Count > delivery.MatchesRecorded;

    /// <summary>The latest word is this one.</summary>
    public static bool IsConfirmed(Delivery delivery, MatchConfirmation said) => delivery.MatchConfirmations is [.., var last] && last.SaysTheSameAs(said);

    /// <summary>
    /// Appended; the same again changes nothing, and so does a word that finds no room or no item any more. It implies an acknowledgement: a person acted.
    /// </summary>
    public static Delivery Confirmed(Delivery delivery, MatchConfirmation said)
    {
        if (delivery.RedirectedAt is not null || delivery.MatchConfirmations.Count >= MatchConfirmation.Most || IsConfirmed(delivery, said))
        {
            return delivery;
        }
        var acknowledged = DeliverySteps.Acknowledged(delivery, said.By, null, said.At);
        var confirmed = acknowledged with
        {
            MatchConfirmations = [.. delivery.MatchConfirmations, said],
            History = acknowledged.History.With(new(said.At, "matches-decided")),
        };
        return confirmed with { NextActionAt = DeliverySteps.NextActionAt(confirmed, said.At) };
    }

    /// <summary>What the item rested on is no longer so: nothing of it is left to see, and nothing of it is chased.</summary>
    public static Delivery Ended(Delivery delivery, Instant at)
    {
        if (delivery.View.Text("closed") is not null)
        {
            return delivery;
        }
        var ended = DeliverySteps.StoodDown(delivery, at) with { View = JsonSerializer.SerializeToElement(new { closed = "amended-away" }, PipelineJson.Options) };
        return ended with { NextActionAt = DeliverySteps.NextActionAt(ended, at), History = ended.History.With(new(at, "repeat-ended")) };
    }

    public static Delivery Recorded(Delivery delivery, int confirmations) =>
        delivery.MatchesRecorded >= confirmations ? delivery : delivery with { MatchesRecorded = confirmations };

    /// <summary>What the report keeps of all that was said at this item, the latest last.</summary>
    public static IEnumerable<IReadOnlyList<MatchDecision>> Decisions(Delivery delivery) =>
        delivery.MatchConfirmations.Select(said => (IReadOnlyList<MatchDecision>)
            [.. delivery.Repeat!.Matches.Where(m => said.Confirmed.Contains(m.ReportId) || said.Rejected.Contains(m.ReportId)).Select(m => Decision(delivery, m, said))]);

    private static MatchDecision Decision(Delivery delivery, MatchedReport match, MatchConfirmation said) =>
        new(delivery.ChildKey!, match.ReportId, match.ChildKey, said.Confirmed.Contains(match.ReportId), delivery.RecipientId, said.At);
}

/// <summary>
/// Writes what a person said of matches into the report, where the next report of that child finds it. Cut anywhere, the item's next action brings
/// it here again, and the same words change nothing.
/// </summary>
public sealed class RecordMatches(IReportStore reports)
{
    public Task Run(Delivery delivery, CancellationToken stop) => reports.Update(
        delivery.ReportId, delivery.ReportId, r => MatchSteps.Decisions(delivery).Aggregate(r, (report, decisions) => report.MatchesDecided(decisions)), stop);
}
