using NodaTime;

namespace Safeguarding.Reports;

/// <summary>Which desk is right for a child, by the first who named one of all who were asked for it in one round.</summary>
/// <param name="Round">Of the questions; with the child it says which question was answered.</param>
/// <param name="Asked">The desk that answered.</param>
/// <param name="DeliveryId">Its question.</param>
/// <param name="Named">The desk that is right.</param>
public sealed record RouteAnswer(string? ChildKey, int Round, string Asked, string DeliveryId, string Named, Instant At)
{
    public required Amender By { get; init; }

    public required string Reason { get; init; }

    public bool IsOfSameQuestion(RouteAnswer other) => (ChildKey, Round) == (other.ChildKey, other.Round);
}
