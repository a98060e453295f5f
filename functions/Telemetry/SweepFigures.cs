using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using NodaTime;

namespace Safeguarding.Telemetry;

/// <summary>
/// What the latest sweep of this process saw. The timer runs on one instance at a time: figures that are not of now are not given, so that an
/// instance which swept an hour ago says nothing of the present.
/// </summary>
public sealed class SweepFigures : IDisposable
{
    /// <summary>Three runs of the timer.</summary>
    private static readonly Duration Fresh = Duration.FromMinutes(3);

    private readonly Meter _meter = new(PipelineMetrics.MeterName);
    private readonly ConcurrentDictionary<string, (Instant At, double Seconds)> _oldestDue = new();
    private readonly ConcurrentDictionary<string, (Instant At, bool Missing)> _expected = new();
    private volatile ListEnd? _bankHolidays;
    private readonly Counter<long> _completed;
    private readonly IClock _clock;
    private long _heartbeat;

    public SweepFigures(IClock clock)
    {
        _clock = clock;
        _completed = _meter.CreateCounter<long>("sweeps_completed", "{sweep}", "Runs of the sweep that reached their end");
        _meter.CreateObservableGauge("sweep_heartbeat", Heartbeat, "s", "When the latest sweep ended, in seconds since 1970; the largest of all instances counts");
        _meter.CreateObservableGauge("oldest_due_age", OldestDue, "s", "How long the oldest item has been due that the sweep found; 0 where it found none");
        _meter.CreateObservableGauge("encompass_expected_missing", ExpectedMissing, "{force}", "1 while a force that notifies on school days has sent nothing, else 0");
        _meter.CreateObservableGauge("bank_holidays_ending", BankHolidaysEnding, "{list}", "1 while the list of bank holidays ends soon or has ended, else 0");
    }

    /// <param name="store">"reports", "deliveries" or "alerts".</param>
    /// <param name="since">Epoch milliseconds; null where nothing is due.</param>
    public void Due(string store, long? since)
    {
        var now = _clock.GetCurrentInstant();
        _oldestDue[store] = (now, since is { } from ? Math.Max(0, (now - Instant.FromUnixTimeMilliseconds(from)).TotalSeconds) : 0);
    }

    public void Expected(string force, bool missing) => _expected[force] = (_clock.GetCurrentInstant(), missing);

    /// <param name="ending">The list ends so soon that the operator is to know.</param>
    public void BankHolidays(bool ending) => _bankHolidays = new(_clock.GetCurrentInstant(), ending);

    public void Completed()
    {
        Volatile.Write(ref _heartbeat, _clock.GetCurrentInstant().ToUnixTimeSeconds());
        _completed.Add(1);
    }

    public void Dispose() => _meter.Dispose();

    private IEnumerable<Measurement<long>> Heartbeat() => Volatile.Read(ref _heartbeat) is > 0 and var at ? [new(at)] : [];

    private IEnumerable<Measurement<double>> OldestDue() =>
        _oldestDue.Where(o => IsFresh(o.Value.At)).Select(o => new Measurement<double>(o.Value.Seconds, new KeyValuePair<string, object?>("store", o.Key)));

    private IEnumerable<Measurement<int>> ExpectedMissing() =>
        _expected.Where(e => IsFresh(e.Value.At)).Select(e => new Measurement<int>(e.Value.Missing ? 1 : 0, new KeyValuePair<string, object?>("force", e.Key)));

    private IEnumerable<Measurement<int>> BankHolidaysEnding() => _bankHolidays is { } list && IsFresh(list.At) ? [new(list.Ending ? 1 : 0)] : [];

    private sealed record ListEnd(Instant At, bool Ending);

    private bool IsFresh(Instant at) => _clock.GetCurrentInstant() - at <= Fresh;
}
