using System.Diagnostics;
using NodaTime;
using Safeguarding.Local.Engines;
using Safeguarding.Local.Fronts;

namespace Safeguarding.Local.Host;

/// <summary>Keeps the app running by the real host's rules: when it is restarted, given up, or takes the host down with it.</summary>
internal sealed class AppSupervisor : IAsyncDisposable
{
    private const int RestartMe = 200;
    private static readonly TimeSpan LookForEndLimit = TimeSpan.FromSeconds(5);

    private volatile AppLaunch _launch;
    private readonly HostSettings _settings;
    private readonly AppOutput _output;
    private readonly OrphanGuard? _guard;
    private readonly WorkerErrors _errors;
    private readonly HttpMessageInvoker _client = ForwarderClient.Create();
    private readonly CancellationTokenSource _stopping = new();
    private readonly TaskCompletionSource<string> _givenUp = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile TaskCompletionSource<bool> _ready = NewReady();
    private volatile AppProcess? _current;
    private Task _supervision = Task.CompletedTask;

    public AppSupervisor(AppLaunch launch, HostSettings settings, AppOutput output, OrphanGuard? guard, IClock clock)
    {
        _launch = launch;
        _settings = settings;
        _output = output;
        _guard = guard;
        _errors = new WorkerErrors(clock);
    }

    private enum Verdict
    {
        Restart,
        Gone,
        GiveUp,
    }

    /// <summary>See <see cref="FunctionsHostOptions.StartsAgain"/>.</summary>
    public bool StartsAgain { get; init; }

    public Uri Address => _launch.Address;

    public int? ProcessId => _current?.Id;

    /// <summary>Completes with the reason when the app failed too often and the host must stop.</summary>
    public Task<string> GivenUp => _givenUp.Task;

    public void Start(Uri hostAddress) => _supervision = SuperviseAsync(hostAddress);

    /// <summary>Waits while the app is starting. False when it is gone for good.</summary>
    public Task<bool> WaitUntilReadyAsync(CancellationToken cancellation) => _ready.Task.WaitAsync(cancellation);

    /// <summary>
    /// Called when the app broke off an answer: gives its end a moment to be seen, so that the caller's next request
    /// waits for the next life instead of meeting the dead one.
    /// </summary>
    public async Task LookForEndAsync()
    {
        var life = _ready;
        var clock = Stopwatch.StartNew();
        while (_ready == life && clock.Elapsed < LookForEndLimit)
        {
            await Task.Delay(10);
        }
    }

    /// <summary>What the app's next life runs with.</summary>
    public void ChangeSettings(IReadOnlyDictionary<string, string> changes) =>
        _launch = _launch with { Settings = _launch.Settings.Concat(changes).GroupBy(s => s.Key).ToDictionary(g => g.Key, g => g.Last().Value) };

    /// <summary>Kills the app; it is started again and nothing is counted against it.</summary>
    public void Restart(string reason)
    {
        if (_current is not { } process)
        {
            return;
        }

        // First, so that a request in between waits for the next life instead of meeting the dying one.
        ReplaceReady(Verdict.Restart);
        _output.Host($"Killing the app (process {process.Id}) to start it again: {reason}.");
        process.Kill(excused: true);
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        _current?.Kill(excused: true);
        await _supervision;
        _ready.TrySetResult(false);
        _client.Dispose();
        _stopping.Dispose();
    }

    private static TaskCompletionSource<bool> NewReady() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private async Task SuperviseAsync(Uri hostAddress)
    {
        while (!_stopping.IsCancellationRequested)
        {
            using var process = Launch(hostAddress);
            if (process is null)
            {
                return;
            }

            var isReady = await process.WaitUntilReadyAsync(_client, Address, _settings.InitializationTimeout, _stopping.Token);
            if (isReady)
            {
                _ready.TrySetResult(true);
            }
            else if (!_stopping.IsCancellationRequested)
            {
                _output.Host("The app did not answer GET / in time or ended first.");
            }

            var verdict = await VerdictAsync(process, isReady);
            if (verdict != Verdict.Restart)
            {
                _ready.TrySetResult(false);
                return;
            }
        }
    }

    private AppProcess? Launch(Uri hostAddress)
    {
        try
        {
            var process = AppProcess.Start(_launch.StartInfo(hostAddress), _output);
            _current = process;
            _guard?.Watch(process.Id);
            if (_stopping.IsCancellationRequested)
            {
                process.Kill(excused: true);
            }

            return process;
        }
        catch (LocalStackException error)
        {
            _givenUp.TrySetResult(error.Message);
            _ready.TrySetResult(false);
            return null;
        }
    }

    private async Task<Verdict> VerdictAsync(AppProcess process, bool isReady)
    {
        if (!isReady)
        {
            process.Kill(excused: false);
        }

        var code = await process.WaitForExitAsync(CancellationToken.None);
        _guard?.Forget(process.Id);
        _current = null;
        if (_stopping.IsCancellationRequested)
        {
            return Verdict.Gone;
        }

        if (code == 0)
        {
            _output.Host("The app ended with exit code 0: the host does not start it again.");
            return ReplaceReady(Verdict.Gone);
        }

        if (process.IsExcused || code == RestartMe)
        {
            return ReplaceReady(Verdict.Restart);
        }

        _output.Host($"The app ended with exit code {code}.");
        if (!_errors.Add())
        {
            return ReplaceReady(Verdict.Restart);
        }

        const string reason = "Exceeded http worker restart retry count. Shutting down Functions Host.";
        _output.Host(reason);
        if (StartsAgain && _ready.Task.IsCompletedSuccessfully)
        {
            _output.Host("The platform would start the host again; so does this run.");
            _errors.Forget();
            return ReplaceReady(Verdict.Restart);
        }

        _givenUp.TrySetResult(reason);
        return ReplaceReady(Verdict.GiveUp);
    }

    // Before the next start is tried, so that no request takes the dead app for a ready one.
    private Verdict ReplaceReady(Verdict verdict)
    {
        if (_ready.Task.IsCompleted)
        {
            _ready = NewReady();
        }

        return verdict;
    }
}
