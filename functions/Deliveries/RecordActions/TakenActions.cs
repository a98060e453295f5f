using NodaTime;
using Safeguarding.Reports;
using Safeguarding.Routing;

namespace Safeguarding.Deliveries;

/// <summary>What a desk did about an item, by whom and when: the school's own record (WG37941, Operation Encompass box), never shown to the sender.</summary>
/// <param name="Actions">Codes of the kind's <see cref="ActionOption"/>s, each once, in their order.</param>
public sealed record TakenActions(Instant At, ActingPerson By, IReadOnlyList<string> Actions, string? Note)
{
    /// <summary>None is ever dropped, so a document stays bounded by refusing more than this.</summary>
    public const int Most = 60;

    /// <summary>When it was done, where the desk says so; else when it was recorded.</summary>
    public Instant? HappenedAt { get; init; }

    /// <summary>The same again by the same person on the same London day is a retry; on another day it was done again.</summary>
    public bool SaysTheSameAs(TakenActions other) =>
        (By, Note, HappenedAt, LondonTime.Local(At).Date) == (other.By, other.Note, other.HappenedAt, LondonTime.Local(other.At).Date) && Actions.SequenceEqual(other.Actions);

    public static bool IsRecorded(Delivery delivery, TakenActions taken) => delivery.Actions.Any(a => a.SaysTheSameAs(taken));

    /// <summary>
    /// Appends and, because a person acted, implies an acknowledgement. A retry changes nothing; a redirected item and a full one take nothing more:
    /// whoever asks looks whether it stands (<see cref="IsRecorded"/>).
    /// </summary>
    /// <param name="passesOn">One of the actions told those for whom a relay has the item.</param>
    /// <param name="endsReturnInterview">One of the actions says that the interview was held or declined.</param>
    public static Delivery AppendTo(Delivery delivery, TakenActions taken, bool passesOn, bool endsReturnInterview = false)
    {
        if (delivery.RedirectedAt is not null || delivery.Actions.Count >= Most || IsRecorded(delivery, taken))
        {
            return delivery;
        }
        var acknowledged = DeliverySteps.Acknowledged(delivery, taken.By, null, taken.At);
        var recorded = acknowledged with
        {
            Actions = [.. delivery.Actions, taken],
            PassedOnAt = passesOn ? delivery.PassedOnAt ?? taken.At : delivery.PassedOnAt,
            History = acknowledged.History.With(new(taken.At, "actions-recorded", string.Join(' ', taken.Actions))),
        };
        recorded = endsReturnInterview ? DeliverySteps.ReturnInterviewEnded(recorded, taken.HappenedAt ?? taken.At, taken.At) : recorded;
        return recorded with { NextActionAt = DeliverySteps.NextActionAt(recorded, taken.At) };
    }
}
