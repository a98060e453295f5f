using NodaTime;
using Safeguarding.Deliveries;

namespace Safeguarding.Operations;

/// <summary>The figures of one organisation.</summary>
/// <param name="Met">Recipient: acknowledged, by a relay passed on, or sent back as "not ours", before the deadline. Sender: arrived in time and not at short notice.</param>
/// <param name="Late">Recipient: acknowledged at or after the deadline, or open then; equality is late. Sender: arrived after the target.</param>
/// <param name="Open">Recipient: not acknowledged, deadline still ahead.</param>
/// <param name="ShortNotice">Items that left under 30 minutes to act.</param>
/// <param name="Breached">
/// Late items, each counted once: at the sender when it gave short notice, else at the recipient. An item whose deadline rests on an
/// assumed calendar day is late but never breached (design 6).
/// </param>
/// <param name="LateOnArrival">Items that arrived after their target: the sender's lateness, never the recipient's.</param>
/// <param name="MedianMinutesLate">Of the late items; recipient: after the deadline, sender: after the target. Null without late items.</param>
public sealed record Lateness(
    string Organisation, int Items, int Met, int Late, int Open, int ShortNotice, int Breached, int LateOnArrival,
    long? MedianMinutesLate, long? WorstMinutesLate);

/// <summary>Counts items; pure.</summary>
public static class LatenessFigures
{
    private const string Unknown = "unknown";

    /// <summary>An escalation repeats an item that waits elsewhere, so it is not counted again; a notice to a desk about itself is no report.</summary>
    public static bool Counts(DueItem item) =>
        !item.Cause.StartsWith("escalation:", StringComparison.Ordinal) && !item.Cause.StartsWith("notice:", StringComparison.Ordinal);

    /// <summary>Counted where it was received, never at the sender: that number would tell of other reports of the same child.</summary>
    private static bool RestsOnOtherReports(DueItem item) => item.Cause.StartsWith("repeat:", StringComparison.Ordinal);

    public static IReadOnlyList<Lateness> OfRecipients(IEnumerable<DueItem> items, Func<string, string> organisationOfDesk, Instant now) =>
        ByOrganisation(items, i => organisationOfDesk(i.RecipientId), (organisation, own) => new(
            organisation, own.Count,
            Met: own.Count(i => i.AnsweredAt is not null && !IsLate(i, now)),
            Late: own.Count(i => IsLate(i, now)),
            Open: own.Count(i => i.AnsweredAt is null && !IsLate(i, now)),
            ShortNotice: own.Count(i => i.ShortNotice),
            Breached: own.Count(i => IsBreached(i, now) && !i.ShortNotice),
            LateOnArrival: own.Count(i => i.LateOnArrival),
            Median(own.Where(i => IsLate(i, now)).Select(i => Minutes(Due(i), i.AnsweredAt ?? now))),
            Worst(own.Where(i => IsLate(i, now)).Select(i => Minutes(Due(i), i.AnsweredAt ?? now)))));

    public static IReadOnlyList<Lateness> OfSenders(IEnumerable<DueItem> items, Instant now) =>
        ByOrganisation(items.Where(i => IsOfSubmission(i) && !RestsOnOtherReports(i)), i => i.SenderId ?? Unknown, (organisation, own) => new(
            organisation, own.Count,
            Met: own.Count(i => !i.LateOnArrival && !i.ShortNotice),
            Late: own.Count(i => i.LateOnArrival),
            Open: 0,
            ShortNotice: own.Count(i => i.ShortNotice),
            Breached: own.Count(i => IsBreached(i, now) && i.ShortNotice),
            LateOnArrival: own.Count(i => i.LateOnArrival),
            Median(LateArrivals(own)), Worst(LateArrivals(own))));

    private static IReadOnlyList<Lateness> ByOrganisation(
        IEnumerable<DueItem> items, Func<DueItem, string> organisation, Func<string, IReadOnlyList<DueItem>, Lateness> figures) =>
        [.. items.GroupBy(organisation).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => figures(g.Key, [.. g]))];

    /// <summary>
    /// As the sender sent it: what a redirection made, and a question to the sender itself, say nothing of its punctuality. A breach at short
    /// notice after a redirection therefore counts at nobody: neither the sender nor the new desk caused it.
    /// </summary>
    private static bool IsOfSubmission(DueItem item) =>
        (item.Cause == "route:1" || !item.Cause.StartsWith("route:", StringComparison.Ordinal)) && item.RecipientId != item.SenderId;

    private static bool IsLate(DueItem item, Instant now) => (item.AnsweredAt ?? now) >= Due(item);

    private static bool IsBreached(DueItem item, Instant now) => IsLate(item, now) && !item.Assumed;

    private static IEnumerable<long> LateArrivals(IEnumerable<DueItem> items) =>
        items.Where(i => i.LateOnArrival && i.Target is not null).Select(i => Minutes(i.Target!.Value, i.ReceivedAt));

    private static Instant Due(DueItem item) => Instant.FromUnixTimeMilliseconds(item.DueAt);

    /// <summary>Whole minutes that have passed.</summary>
    private static long Minutes(Instant from, Instant until) => (long)Math.Floor((until - from).TotalMinutes);

    /// <summary>The lower of the two in the middle of an even number.</summary>
    private static long? Median(IEnumerable<long> minutes)
    {
        var sorted = minutes.Order().ToList();
        return sorted.Count == 0 ? null : sorted[(sorted.Count - 1) / 2];
    }

    private static long? Worst(IEnumerable<long> minutes) => minutes.Select(m => (long?)m).Max();
}
