using NodaTime;

namespace Safeguarding.Deliveries;

/// <summary>How alerts are gathered, tried and asked after: product settings as data.</summary>
public static class AlertIntervals
{
    /// <summary>Items that come to one contact within this make one message. An urgent one waits for nothing and takes along what waits.</summary>
    public static readonly Duration Gathered = Duration.FromSeconds(20);

    /// <summary>Nobody else tries a message that was taken up less long ago: whoever has it sends in the first part or not at all.</summary>
    public static readonly Duration Attempt = Duration.FromSeconds(45);

    /// <summary>Of an attempt, kept for the sending itself: longer than the service may take to answer.</summary>
    public static readonly Duration LastPart = Duration.FromSeconds(15);

    /// <summary>After its sending a message is asked after at these ages. The last is as long as the service itself goes on trying.</summary>
    public static readonly IReadOnlyList<Duration> AskedAfter =
    [
        .. new[] { 1, 2, 4, 8, 15, 30 }.Select(m => Duration.FromMinutes(m)),
        .. new[] { 1, 2, 4, 8, 16, 24, 48, 72 }.Select(h => Duration.FromHours(h)),
    ];

    /// <summary>Messages of one contact that one run asks after; the others follow in the next.</summary>
    public const int MostAsked = 5;

    /// <summary>Messages that a contact's document keeps once they are settled; the oldest go.</summary>
    public const int MostKept = 20;
}
