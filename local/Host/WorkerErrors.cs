using NodaTime;

namespace Safeguarding.Local.Host;

/// <summary>Counts the app's failures: the third within half an hour stops the host.</summary>
internal sealed class WorkerErrors(IClock clock)
{
    private const int Limit = 3;
    private static readonly Duration Forgotten = Duration.FromMinutes(30);

    private readonly List<Instant> _errors = [];

    public void Forget() => _errors.Clear();

    /// <returns>True when the host must stop.</returns>
    public bool Add()
    {
        var now = clock.GetCurrentInstant();
        if (_errors.Count > 0 && now - _errors[^1] > Forgotten)
        {
            _errors.Clear();
        }

        _errors.Add(now);
        return _errors.Count >= Limit;
    }
}
