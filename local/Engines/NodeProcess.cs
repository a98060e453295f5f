using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Safeguarding.Local.Engines;

/// <summary>One emulator in a Node.js process that ends when this process ends, even by SIGKILL.</summary>
internal sealed class NodeProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);

    private readonly string _name;
    private readonly Process _process;
    private readonly Queue<string> _lastLines = new();
    private readonly List<(Regex Pattern, TaskCompletionSource<int> Port)> _awaited;
    private volatile bool _stopping;

    private NodeProcess(string name, ProcessStartInfo start, IEnumerable<string> readyPatterns)
    {
        _name = name;
        _process = new Process { StartInfo = start, EnableRaisingEvents = true };
        _awaited = [.. readyPatterns.Select(pattern =>
            (new Regex(pattern), new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously)))];
    }

    /// <summary>Raised with a sentence when the emulator ends without being asked to.</summary>
    public event Action<string>? Ended;

    /// <summary>The ports that the emulator says it listens on, in the order of the patterns it was started with.</summary>
    public IReadOnlyList<int> Ports { get; private set; } = [];

    public static async Task<NodeProcess> StartAsync(
        string name,
        string folder,
        IEnumerable<string> arguments,
        IEnumerable<string> readyPatterns,
        CancellationToken cancellation)
    {
        var start = new ProcessStartInfo(NodeRuntime.Program, ["--require", Path.Combine(folder, "die-with-parent.cjs"), .. arguments])
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var engine = new NodeProcess(name, start, readyPatterns);
        try
        {
            await engine.RunAsync(cancellation);
            return engine;
        }
        catch
        {
            await engine.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        _stopping = true;
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }

    private async Task RunAsync(CancellationToken cancellation)
    {
        _process.OutputDataReceived += (_, line) => Read(line.Data);
        _process.ErrorDataReceived += (_, line) => Read(line.Data);
        _process.Exited += async (_, _) => await ExitedAsync();
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        try
        {
            Ports = await Task.WhenAll(_awaited.Select(item => item.Port.Task)).WaitAsync(StartLimit, cancellation);
        }
        catch (TimeoutException)
        {
            throw new LocalStackException($"{_name} did not start within {StartLimit.TotalSeconds:0} s; it said: {LastWords()}");
        }
    }

    private void Read(string? line)
    {
        if (line is null)
        {
            return;
        }

        lock (_lastLines)
        {
            _lastLines.Enqueue(line);
            if (_lastLines.Count > 10)
            {
                _lastLines.Dequeue();
            }
        }

        foreach (var (pattern, port) in _awaited)
        {
            if (pattern.Match(line) is { Success: true } match)
            {
                port.TrySetResult(int.Parse(match.Groups["port"].ValueSpan, System.Globalization.CultureInfo.InvariantCulture));
            }
        }
    }

    private async Task ExitedAsync()
    {
        var sentence = $"{_name} ended unexpectedly, so stop this command and start it again; it said: {LastWords()}";
        foreach (var (_, port) in _awaited)
        {
            port.TrySetException(new LocalStackException(sentence));
        }

        // Ctrl-C ends it together with this process, which then stops in order and has nothing to report.
        await Task.Delay(TimeSpan.FromMilliseconds(500));
        if (!_stopping)
        {
            Ended?.Invoke(sentence);
        }
    }

    private string LastWords()
    {
        lock (_lastLines)
        {
            return _lastLines.Count == 0 ? "nothing." : string.Join(" | ", _lastLines);
        }
    }
}
