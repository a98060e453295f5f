namespace Safeguarding.Local.Fronts;

/// <summary>The faults of one front, settable in process and over HTTP while it runs.</summary>
public sealed class FaultRules
{
    private readonly Lock _lock = new();
    private List<ActiveFault> _active = [];
    private int _lastId;

    public IReadOnlyList<ActiveFault> Active
    {
        get
        {
            lock (_lock)
            {
                return _active;
            }
        }
    }

    public ActiveFault Add(FaultRule rule)
    {
        lock (_lock)
        {
            var fault = new ActiveFault(this, rule, ++_lastId);
            _active = [.. _active, fault];
            return fault;
        }
    }

    public void Clear()
    {
        foreach (var fault in Active)
        {
            fault.Dispose();
        }
    }

    internal bool Remove(ActiveFault fault)
    {
        lock (_lock)
        {
            var had = _active.Contains(fault);
            _active = [.. _active.Where(item => item != fault)];
            return had;
        }
    }

    /// <returns>The first rule in order of adding that this request meets.</returns>
    internal ActiveFault? Claim(HttpRequest request) => Active.FirstOrDefault(fault => fault.Claim(request));
}
