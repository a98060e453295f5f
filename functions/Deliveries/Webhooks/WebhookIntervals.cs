using NodaTime;
using Safeguarding.Reports;

namespace Safeguarding.Deliveries;

/// <summary>When a nudge is tried again and when a desk's webhook is paused: product settings as data.</summary>
public static class WebhookIntervals
{
    /// <summary>Between the end of an attempt and the next one: the schedule that Standard Webhooks recommends, some three days in all. After the last none follows.</summary>
    public static readonly IReadOnlyList<Duration> Retries =
    [
        Duration.FromSeconds(5), Duration.FromMinutes(5), Duration.FromMinutes(30),
        .. new[] { 2, 5, 10, 14, 20, 24 }.Select(h => Duration.FromHours(h)),
    ];

    /// <summary>How long a receiver may take, resolving its name and connecting included.</summary>
    public static readonly Duration Answer = Duration.FromSeconds(10);

    /// <summary>Nobody else tries a nudge that was taken up less long ago: longer than the receiver and the stores take together.</summary>
    public static readonly Duration Attempt = Duration.FromSeconds(45);

    /// <summary>Queues count in whole seconds and may be early by one: a message that comes before its nudge is due would do nothing.</summary>
    public static readonly Duration NeverEarly = Duration.FromSeconds(1);

    /// <summary>The sweep looks for a nudge that is so long overdue; until then its message is on its way.</summary>
    public static readonly Duration Overdue = WorkIntervals.Lease;

    /// <summary>A desk's webhook is paused when so many attempts failed in a row, whichever items they were for, ...</summary>
    public const int MostFailures = 10;

    /// <summary>... and the first of them is so long ago: a short outage under load pauses nothing.</summary>
    public static readonly Duration FailingFor = Duration.FromHours(1);
}
