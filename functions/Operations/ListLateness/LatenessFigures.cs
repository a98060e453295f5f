using NodaTime;
using Safeguarding.Deliveries;

namespace Safeguarding.Operations;

/// <summary>The figures of one organisation.</summary>
/// <param name="Met">Recipient: acknowledged before the deadline. Sender: arrived in time and not at short notice.</param>
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

    /// <summary>An escalation repeats an item that waits elsewhere, so it is not counted again.</summary>
    public static bool Counts(DueItem item) => !item.Cause.StartsWith("escalation:", StringComparison.Ordinal);

    public static IReadOnlyList<Lateness> OfRecipients(IEnumerable<DueItem> items, Func<string, string> organisationOfDesk, Instant now) =>
        ByOrganisation(items, i => organisationOfDesk(i.RecipientId), (organisation, own) => new(
            organisation, own.Count,
            Met: own.Count(i => i.AcknowledgedAt is not null && !IsLate(i, now)),
            Late: own.Count(i => IsLate(i, now)),
            Open: own.Count(i => i.AcknowledgedAt is null && !IsLate(i, now)),
            ShortNotice: own.Count(i => i.ShortNotice),
            Breached: own.Count(i => IsBreached(i, now) && !i.ShortNotice),
            LateOnArrival: own.Count(i => i.LateOnArrival),
            Median(own.Where(i => IsLate(i, now)).Select(i => Minutes(Due(i), i.AcknowledgedAt ?? now))),
            Worst(own.Where(i => IsLate(i, now)).Select(i => Minutes(Due(i), i.AcknowledgedAt ?? now)))));

    public static IReadOnlyList<Lateness> OfSenders(IEnumerable<DueItem> items, Instant now) =>
        ByOrganisation(items, i => i.SenderId ?? Unknown, (organisation, own) => new(
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

    private static bool IsLate(DueItem item, Instant now) => (item.AcknowledgedAt ?? now) >= Due(item);

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
