namespace Safeguarding.Local.Fronts;

/// <summary>A fault rule in force. Disposing it removes it and lets hanging requests go.</summary>
public sealed class ActiveFault : IDisposable
{
    private readonly FaultRules _rules;
    private readonly Lock _lock = new();
    private readonly CancellationTokenSource _removed = new();
    private readonly TaskCompletionSource _firstHit = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _matched;
    private int _hits;

    internal ActiveFault(FaultRules rules, FaultRule rule, int id)
    {
        _rules = rules;
        Rule = rule;
        Id = id;
        Removed = _removed.Token;
    }

    public int Id { get; }

    public FaultRule Rule { get; }

    /// <summary>How many requests have met the fault; for phase After, how many writes were made and withheld.</summary>
    public int Hits => Volatile.Read(ref _hits);

    /// <summary>Completes when the first request has met the fault.</summary>
    public Task FirstHit => _firstHit.Task;

    internal CancellationToken Removed { get; }

    public void Dispose()
    {
        if (_rules.Remove(this))
        {
            _removed.Cancel();
            _removed.Dispose();
        }
    }

    /// <summary>Decides whether a request that matches meets the fault: past the skipped ones, within the count.</summary>
    internal bool Claim(HttpRequest request)
    {
        if (!Rule.Matches(request))
        {
            return false;
        }

        lock (_lock)
        {
            _matched++;
            return _matched > Rule.Skip && (Rule.Count is not { } count || _matched <= Rule.Skip + count);
        }
    }

    internal void Hit()
    {
        Interlocked.Increment(ref _hits);
        _firstHit.TrySetResult();
    }
}
