namespace Safeguarding.Local.Host;

/// <summary>What calls one function by itself: its timer or its queue.</summary>
internal abstract class Listener(string function) : IAsyncDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private Task _loop = Task.CompletedTask;

    public string Function { get; } = function;

    public PauseGate Gate { get; } = new();

    protected CancellationToken Stopping => _stopping.Token;

    /// <summary>After this no step begins and nothing more is fetched.</summary>
    public virtual Task PauseAsync() => Gate.PauseAsync();

    public void Start() => _loop = Task.Run(LoopAsync);

    public virtual async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _loop.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stopping.Dispose();
        Gate.Dispose();
        GC.SuppressFinalize(this);
    }

    protected abstract Task LoopAsync();
}
