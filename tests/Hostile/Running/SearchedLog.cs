using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Safeguarding.Tests.Hostile.Generation;

namespace Safeguarding.Tests.Hostile.Running;

/// <summary>
/// Reads every entry of the app's log as it is written: its text, its values and whatever exception is attached. Kept are only those that should
/// not be: an entry with a marker, and an exception that nobody handled.
/// </summary>
internal sealed class SearchedLog : ILoggerProvider
{
    public const string WebServer = "Microsoft.AspNetCore.Server.Kestrel";
    private const int MostKept = 20;

    private int _entries;

    public ConcurrentQueue<string> Faults { get; } = new();

    public int Entries => _entries;

    /// <summary>Messages by design left to be delivered again, by the name of what was thrown.</summary>
    public IReadOnlyList<string> Expected { get; } = ["UnavailableException", "MissingDocumentException"];

    public ILogger CreateLogger(string categoryName) => new Entry(this, categoryName);

    public void Dispose()
    {
    }

    private void Read(string category, LogLevel level, string text, string values, Exception? error)
    {
        Interlocked.Increment(ref _entries);
        var leak = category.StartsWith(WebServer, StringComparison.Ordinal) ? null : Marker.Found($"{text}\n{values}\n{error}");
        if (leak is not null)
        {
            Keep($"content in the log of {category}: {leak}");
        }
        else if (level >= LogLevel.Error && !Expected.Any(text.Contains))
        {
            Keep($"{category}: {text} {error}");
        }
    }

    private void Keep(string fault)
    {
        if (Faults.Count < MostKept)
        {
            Faults.Enqueue(fault);
        }
    }

    private sealed class Entry(SearchedLog log, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            var values = state is IEnumerable<KeyValuePair<string, object?>> pairs ? string.Join('\n', pairs.Select(p => $"{p.Value}")) : "";
            log.Read(category, logLevel, formatter(state, exception), values, exception);
        }
    }
}
