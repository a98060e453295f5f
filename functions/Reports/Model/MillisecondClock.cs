using NodaTime;

namespace Safeguarding.Reports;

/// <summary>The injected clock cut to milliseconds: what is stored as a time and what is stored for a query then agree.</summary>
public sealed class MillisecondClock(IClock clock) : IClock
{
    public Instant GetCurrentInstant() => Instant.FromUnixTimeMilliseconds(clock.GetCurrentInstant().ToUnixTimeMilliseconds());
}
