using System.Text.Json.Serialization;
using NodaTime;
using Safeguarding.Reports;
using Safeguarding.Routing;

namespace Safeguarding.Deliveries;

public interface IDeliveryStore : IDocuments<Delivery>
{
    /// <summary>One desk's items, earliest deadline first. Null when <paramref name="page"/> is not a token of ours.</summary>
    /// <param name="state">One of the states of <see cref="Delivery.State"/>, or null for all.</param>
    Task<Page<Delivery>?> Inbox(string desk, string? state, string? page, CancellationToken stop);

    /// <summary>The case numbers that a desk recorded on its items of one report, each once.</summary>
    Task<IReadOnlyList<string>> CaseIds(string desk, string reportId, CancellationToken stop);

    /// <summary>The times of the items whose deadline lies in [from, until), of every desk: ids and times only, in no order. Null for one that does not read.</summary>
    IAsyncEnumerable<DueItem?> DueBetween(Instant from, Instant until, CancellationToken stop);
}

/// <summary>What the figures of lateness are made of. No content and no child.</summary>
/// <param name="DueAt">Epoch milliseconds.</param>
public sealed record DueItem(
    [property: JsonRequired] string RecipientId, string? SenderId, [property: JsonRequired] string Cause,
    [property: JsonRequired] Instant ReceivedAt, [property: JsonRequired] long DueAt, Instant? Target, Instant? AcknowledgedAt,
    bool Assumed, bool LateOnArrival, bool ShortNotice, RouteRole? Role = null, Instant? PassedOnAt = null)
{
    /// <summary>"Not ours" is an answer too: the desk's part ended then.</summary>
    public Instant? RedirectedAt { get; init; }

    /// <summary>Somebody else answered.</summary>
    public Instant? StoodDownAt { get; init; }

    /// <summary>When the desk's part ended: a relay's not before the school was told.</summary>
    public Instant? AnsweredAt => (Role == RouteRole.Relay ? PassedOnAt : AcknowledgedAt) ?? RedirectedAt ?? StoodDownAt;
}

/// <summary>How a delivery reaches a desk beyond its inbox. At least once: a repeat keeps the delivery's id as message id (design 4, rule 7).</summary>
public interface IChannel
{
    /// <summary>Returns once the channel has taken it; throws when it must be tried again.</summary>
    /// <param name="messageId">The delivery's id; of an operator's replay "deliveryId:rNUMBER", and then the message carries deliveryId as a property.</param>
    Task Send(Delivery delivery, string messageId, CancellationToken stop);
}
