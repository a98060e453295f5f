namespace Safeguarding.Local.Host;

/// <summary>Lets a test stop a listener between two steps: once paused, no step is under way and none begins.</summary>
internal sealed class PauseGate : IDisposable
{
    private readonly SemaphoreSlim _step = new(1, 1);
    private readonly SemaphoreSlim _change = new(1, 1);
    private bool _isPaused;

    public async Task PauseAsync()
    {
        await _change.WaitAsync();
        if (!_isPaused)
        {
            await _step.WaitAsync();
            _isPaused = true;
        }

        _change.Release();
    }

    public async Task ResumeAsync()
    {
        await _change.WaitAsync();
        if (_isPaused)
        {
            _isPaused = false;
            _step.Release();
        }

        _change.Release();
    }

    public async Task<IDisposable> EnterAsync(CancellationToken cancellation)
    {
        await _step.WaitAsync(cancellation);
        return new Step(_step);
    }

    public void Dispose()
    {
        _step.Dispose();
        _change.Dispose();
    }

    private sealed class Step(SemaphoreSlim gate) : IDisposable
    {
        public void Dispose() => gate.Release();
    }
}
