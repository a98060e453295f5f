using System.Diagnostics.Metrics;
using NodaTime;

namespace Safeguarding.Telemetry;

/// <summary>What the pipeline counts as it works. Tags are kinds, organisations, kinds of desks and queues: public, few, and of no child.</summary>
public static class PipelineMetrics
{
    public const string MeterName = "Safeguarding";

    private static readonly Meter Meter = new(MeterName);

    private static readonly Counter<long> Accepted =
        Meter.CreateCounter<long>("reports_accepted", "{report}", "Reports accepted, repeated submissions not counted");

    private static readonly Counter<long> Sent =
        Meter.CreateCounter<long>("deliveries_sent", "{delivery}", "Deliveries that the channel of their desk took");

    private static readonly Counter<long> Breached =
        Meter.CreateCounter<long>("deadlines_breached", "{deadline}", "Deadlines that passed with nobody having done what they ask for");

    private static readonly Histogram<double> Lateness = Meter.CreateHistogram(
        "acknowledgement_lateness", "s", "From the deadline to the acknowledgement; 0 where it was in time", null,
        new InstrumentAdvice<double> { HistogramBucketBoundaries = [0, 60, 300, 900, 1800, 3600, 14_400, 86_400] });

    private static readonly Counter<long> DeadLetters =
        Meter.CreateCounter<long>("dead_letters", "{message}", "Messages that a queue or a channel gave up");

    public static void ReportAccepted(string kind, string senderId) => Accepted.Add(1, new("kind", kind), new("sender", senderId));

    public static void DeliverySent(string kind, string desk) => Sent.Add(1, new("kind", kind), new("desk_kind", KindOf(desk)));

    public static void DeadlineBreached(string kind, string desk) => Breached.Add(1, new("kind", kind), new("desk_kind", KindOf(desk)));

    public static void Acknowledged(string kind, string desk, Instant dueAt, Instant at) =>
        Lateness.Record(Math.Max(0, (at - dueAt).TotalSeconds), new("kind", kind), new("desk_kind", KindOf(desk)));

    public static void DeadLetter(string queue) => DeadLetters.Add(1, new KeyValuePair<string, object?>("queue", queue));

    /// <summary>"intake" of "W06000015.intake" and "school" of "school.6814001": desks are thousands, their kinds a dozen.</summary>
    internal static string KindOf(string desk) => desk.Split('.') switch
    {
        [{ Length: 9 } authority, .., var kind] when authority[0] is 'W' or 'E' && authority.AsSpan(1).ContainsAnyExceptInRange('0', '9') is false => kind,
        [var kind, ..] => kind,
        [] => "",
    };
}
