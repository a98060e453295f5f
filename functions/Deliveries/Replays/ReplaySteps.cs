using System.Globalization;
using NodaTime;
using Safeguarding.Reports;

namespace Safeguarding.Deliveries;

/// <summary>
/// A replay as pure functions (design 4, rules 4 and 7). It is marked on the document first and sent by the worker, so that a cut between the two is
/// finished by the sweep; while it is marked nobody can ask for another one.
/// </summary>
public static class ReplaySteps
{
    private const string Resumed = "resumed";

    /// <summary>A replay is under way.</summary>
    public static bool Awaits(Delivery delivery) => delivery.Replays is [.., { EndedAt: null }];

    /// <summary>The delivery's id, also for every automatic retry; a replay's has a suffix, so that no broker drops it as a repeat.</summary>
    public static string MessageId(Delivery delivery) =>
        delivery.Replays is [.., { EndedAt: null } replay] ? string.Create(CultureInfo.InvariantCulture, $"{delivery.Id}:r{replay.Number}") : delivery.Id;

    /// <summary>What the desk had was taken from it, or is no longer asked of it. An acknowledgement alone closes nothing here.</summary>
    public static bool IsClosed(Delivery delivery) => (delivery.RedirectedAt ?? delivery.AmendedAwayAt ?? delivery.StoodDownAt) is not null;

    /// <summary>A closed item that is stuck still has work, such as the next desk's route: it is tried again, and nothing is sent to the desk.</summary>
    public static ReplayOutcome Outcome(Delivery delivery, string request, Instant now) =>
        delivery.Replays.Any(r => r.Request == request) ? ReplayOutcome.Replayed
        : IsClosed(delivery) && delivery.StuckAt is null ? ReplayOutcome.Closed
        : IsInFlight(delivery, now) ? ReplayOutcome.InFlight
        : delivery.Replays.Count >= Replay.Most && !Awaits(delivery) ? ReplayOutcome.TooManyReplays
        : ReplayOutcome.Replayed;

    /// <summary>
    /// Due now, with attempts that start anew; what the channel gave back counts from here, and the history keeps what it gave back before.
    /// A replay that is stuck itself is taken up under its own number: whether it left is not known.
    /// </summary>
    public static Delivery Asked(Delivery delivery, string request, Instant now)
    {
        if (delivery.Replays.Any(r => r.Request == request))
        {
            return delivery;
        }
        var ended = delivery.Replays.Where(r => r.EndedAt is not null).ToList();
        var asked = delivery with
        {
            Replays = [.. ended, new(ended.Count + 1, request, now)],
            Work = WorkState.None,
            StuckAt = null,
            ReturnedByChannelAt = null,
            History = delivery.History.With(new(now, "replay-asked", request)),
        };
        return asked with { NextActionAt = DeliverySteps.NextActionAt(asked, now) };
    }

    /// <param name="sent">False when the item was closed before the replay left.</param>
    public static Delivery Ended(Delivery delivery, string messageId, bool sent, Instant at) => !Awaits(delivery) || MessageId(delivery) != messageId ? delivery : delivery with
    {
        Replays = [.. delivery.Replays.SkipLast(1), delivery.Replays[^1] with { EndedAt = at }],
        History = delivery.History.With(new(at, sent ? "replayed" : "replay-dropped", messageId)),
    };

    public static ReplayOutcome Outcome(Report report, string request, Instant now) =>
        report.History.Any(h => IsOf(h, request)) ? ReplayOutcome.Replayed
        : report.HasNothingDue ? ReplayOutcome.NothingDue
        : IsInFlight(report, now) ? ReplayOutcome.InFlight
        : ReplayOutcome.Replayed;

    /// <summary>The worker makes what is missing of the report's deliveries; those that stand it leaves as they are.</summary>
    public static Report Asked(Report report, string request, Instant now) => report.History.Any(h => IsOf(h, request)) ? report : report with
    {
        Work = WorkState.None,
        StuckAt = null,
        NextActionAt = now.ToUnixTimeMilliseconds(),
        History = report.History.With(new(now, Resumed, request)),
    };

    private static bool IsOf(HistoryEntry entry, string request) => entry.What == Resumed && entry.Detail == request;

    /// <summary>Somebody is at work on it, or will be without being asked: until it is stuck or its document was put aside.</summary>
    private static bool IsInFlight(Delivery delivery, Instant now) =>
        IsLeased(delivery.Work, delivery.StuckAt, delivery.NextActionAt, now)
        || (delivery.StuckAt is null && !IsPutAside(delivery.Work, delivery.NextActionAt) && (Awaits(delivery) || (delivery.SentAt is null && !delivery.Closed)));

    private static bool IsInFlight(Report report, Instant now) =>
        IsLeased(report.Work, report.StuckAt, report.NextActionAt, now) || (report.StuckAt is null && !IsPutAside(report.Work, report.NextActionAt));

    /// <summary>The sweep took it up within a worker's time.</summary>
    private static bool IsLeased(WorkState work, Instant? stuckAt, long? nextActionAt, Instant now)
    {
        if (work.Attempts == 0 || nextActionAt is not { } next || IsPutAside(work, nextActionAt))
        {
            return false;
        }
        var taken = Instant.FromUnixTimeMilliseconds(next) - (stuckAt is null ? WorkIntervals.Lease : WorkIntervals.StuckRetry);
        return now < taken + WorkIntervals.Lease;
    }

    /// <summary>The sweep itself failed at it and moved it out of the way: no worker has it.</summary>
    private static bool IsPutAside(WorkState work, long? nextActionAt) =>
        work.LastErrorAt is { } failed && (failed + WorkIntervals.StuckRetry).ToUnixTimeMilliseconds() == nextActionAt;
}
