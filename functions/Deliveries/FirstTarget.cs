using NodaTime;
using Safeguarding.Routing;

namespace Safeguarding.Deliveries;

/// <summary>
/// What a redirection leaves as it was (design 6, Redirection): the new desk's deadline counts as if received now, but the target stays the first
/// one, and whether the report came in time is judged by its own receipt. A report that came in time is never late because a desk said "not ours".
/// </summary>
internal static class FirstTarget
{
    /// <param name="first">Target of the closed item, or where its desk had none (a duty desk that had to find the school) that of the school at receipt.</param>
    /// <param name="receivedAt">When the report itself, or the event, was received.</param>
    public static Deadline Keep(Deadline computed, Instant? first, Instant receivedAt)
    {
        var target = first ?? computed.Target;
        return computed with { Target = target, LateOnArrival = target is { } at && receivedAt >= at };
    }
}
