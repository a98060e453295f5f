using System.Globalization;
using System.Text.Json.Nodes;
using NCrontab;
using NodaTime;

namespace Safeguarding.Local.Host;

/// <summary>Calls one function on its NCRONTAB schedule, in UTC as on Azure; a run never overlaps the next.</summary>
internal sealed class TimerListener : Listener
{
    private static readonly Duration MonitorFrom = Duration.FromMinutes(1);

    private readonly TimerFunction _function;
    private readonly Invoker _invoker;
    private readonly IClock _clock;
    private readonly CrontabSchedule _schedule;
    private Instant? _last;
    private Instant _next;

    public TimerListener(TimerFunction function, CrontabSchedule schedule, Invoker invoker, IClock clock)
        : base(function.Name)
    {
        _function = function;
        _invoker = invoker;
        _clock = clock;
        _schedule = schedule;
        _next = After(clock.GetCurrentInstant());
    }

    /// <returns>Null when the expression is not one: five fields or six, the first of six being seconds.</returns>
    public static CrontabSchedule? Parse(string expression)
    {
        var fields = expression.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length;
        return CrontabSchedule.TryParse(expression, new CrontabSchedule.ParseOptions { IncludingSeconds = fields == 6 });
    }

    /// <summary>Runs the function now, beside its schedule.</summary>
    public async Task<InvocationResult> RunAsync(bool isPastDue, CancellationToken cancellation)
    {
        var timer = new JsonObject
        {
            ["Schedule"] = new JsonObject { ["AdjustForDST"] = true },
            ["ScheduleStatus"] = Status(),
            ["IsPastDue"] = isPastDue,
        };
        var result = await _invoker.InvokeAsync(Function, new JsonObject { [_function.Binding] = timer }, [], cancellation);
        _last = _clock.GetCurrentInstant();
        return result;
    }

    protected override async Task LoopAsync()
    {
        if (_function.RunOnStartup)
        {
            await StepAsync();
        }

        while (!Stopping.IsCancellationRequested)
        {
            await WaitForNextAsync();
            await StepAsync();
            _next = After(Instant.Max(_next, _clock.GetCurrentInstant()));
        }
    }

    // A day at a time: no delay can last as long as a yearly schedule.
    private async Task WaitForNextAsync()
    {
        while (_next - _clock.GetCurrentInstant() is var wait && wait > Duration.Zero)
        {
            await Task.Delay(Duration.Min(wait, Duration.FromDays(1)).ToTimeSpan(), Stopping);
        }
    }

    private async Task StepAsync()
    {
        using var step = await Gate.EnterAsync(Stopping);
        await RunAsync(isPastDue: false, Stopping);
    }

    private Instant After(Instant instant)
    {
        var next = _schedule.GetNextOccurrence(instant.ToDateTimeUtc());
        return Instant.FromDateTimeUtc(DateTime.SpecifyKind(next, DateTimeKind.Utc));
    }

    // The real host keeps no status for a schedule of less than a minute.
    private JsonObject? Status()
    {
        var isMonitored = _function.UseMonitor && After(_next) - _next >= MonitorFrom;
        return isMonitored
            ? new JsonObject { ["Last"] = Text(_last), ["Next"] = Text(_next), ["LastUpdated"] = Text(_last) }
            : null;
    }

    private static string Text(Instant? instant) => instant is { } known
        ? known.ToDateTimeOffset().ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture)
        : "0001-01-01T00:00:00+00:00";
}
