namespace Safeguarding.Local.Host;

/// <summary>Where a line comes from: the app's two streams, or the host itself.</summary>
public enum OutputSource
{
    App,
    AppError,
    Host,
}

public sealed record OutputLine(OutputSource Source, string Text);

/// <summary>Every line so far, up to a bound, and a subscription to those to come.</summary>
public sealed class AppOutput
{
    private const int Bound = 200_000;

    private readonly Queue<OutputLine> _lines = new();

    public event Action<OutputLine>? Written;

    public IReadOnlyList<OutputLine> Lines
    {
        get
        {
            lock (_lines)
            {
                return [.. _lines];
            }
        }
    }

    internal void Host(string text) => Add(OutputSource.Host, text);

    internal void Add(OutputSource source, string text)
    {
        var line = new OutputLine(source, text);
        lock (_lines)
        {
            _lines.Enqueue(line);
            if (_lines.Count > Bound)
            {
                _lines.Dequeue();
            }
        }

        Written?.Invoke(line);
    }
}
