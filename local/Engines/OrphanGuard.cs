using System.Diagnostics;
using System.Globalization;

namespace Safeguarding.Local.Engines;

/// <summary>
/// A small process that outlives this one just long enough to kill the function app when this process is
/// killed and cannot do it itself. The app is production code and does not know about local running.
/// </summary>
public sealed class OrphanGuard : IDisposable
{
    private readonly Process _process;

    private OrphanGuard(Process process) => _process = process;

    public void Watch(int processId) => Tell("watch", processId);

    public void Forget(int processId) => Tell("forget", processId);

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }

    internal static OrphanGuard Start(string folder)
    {
        var start = new ProcessStartInfo(NodeRuntime.Program, [Path.Combine(folder, "orphan-guard.cjs")]) { RedirectStandardInput = true };
        return new OrphanGuard(Process.Start(start)!);
    }

    private void Tell(string verb, int processId)
    {
        lock (_process)
        {
            _process.StandardInput.WriteLine($"{verb} {processId.ToString(CultureInfo.InvariantCulture)}");
            _process.StandardInput.Flush();
        }
    }
}
