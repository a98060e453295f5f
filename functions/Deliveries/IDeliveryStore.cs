using NodaTime;
using Safeguarding.Reports;

namespace Safeguarding.Deliveries;

public interface IDeliveryStore : IDocuments<Delivery>
{
    /// <summary>One desk's items, earliest deadline first. Null when <paramref name="page"/> is not a token of ours.</summary>
    /// <param name="state">One of the states of <see cref="Delivery.State"/>, or null for all.</param>
    Task<Page<Delivery>?> Inbox(string desk, string? state, string? page, CancellationToken stop);

    /// <summary>The times of the items whose deadline lies in [from, until), of every desk: ids and times only, in no order.</summary>
    IAsyncEnumerable<DueItem> DueBetween(Instant from, Instant until, CancellationToken stop);
}

/// <summary>What the figures of lateness are made of. No content and no child.</summary>
/// <param name="DueAt">Epoch milliseconds.</param>
public sealed record DueItem(
    string RecipientId, string? SenderId, string Cause, Instant ReceivedAt, long DueAt, Instant? Target, Instant? AcknowledgedAt,
    bool Assumed, bool LateOnArrival, bool ShortNotice);

/// <summary>How a delivery reaches a desk beyond its inbox. At least once: a repeat keeps the delivery's id as message id (design 4, rule 7).</summary>
public interface IChannel
{
    /// <summary>Returns once the channel has taken it; throws when it must be tried again.</summary>
    Task Send(Delivery delivery, CancellationToken stop);
}
