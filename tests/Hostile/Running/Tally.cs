using System.Collections.Concurrent;
using Safeguarding.Tests.Hostile.Generation;

namespace Safeguarding.Tests.Hostile.Running;

/// <summary>How often each function gave each answer, and to whom.</summary>
internal sealed class Tally
{
    private readonly ConcurrentDictionary<(string Function, Sender Sender, int Status), int> _counts = new();

    public int Total => _counts.Values.Sum();

    public void Add(string function, Sender sender, int status) => _counts.AddOrUpdate((function, sender, status), 1, (_, n) => n + 1);

    public int Of(string function, Sender sender, Func<int, bool> status) => _counts.Where(c => c.Key.Function == function && c.Key.Sender == sender && status(c.Key.Status)).Sum(c => c.Value);

    public int With(int status) => _counts.Where(c => c.Key.Status == status).Sum(c => c.Value);

    /// <summary>One line for each function; 0 is a connection that ended without an answer because the request's framing was broken.</summary>
    public IEnumerable<string> Lines() => _counts.GroupBy(c => c.Key.Function).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g =>
        $"{g.Key,-30} {g.Sum(c => c.Value),6}: {string.Join("  ", g.GroupBy(c => c.Key.Status).OrderBy(s => s.Key).Select(s => $"{s.Key} x {s.Sum(c => c.Value)}"))}");
}
