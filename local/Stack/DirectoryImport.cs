using System.Diagnostics;
using Safeguarding.Local.Engines;
using Safeguarding.Local.Host;

namespace Safeguarding.Local.Stack;

/// <summary>Runs the app's own import command once, as an operator does on Azure.</summary>
internal static class DirectoryImport
{
    public static async Task RunAsync(string scriptRoot, HostSettings app, string folder, IReadOnlyDictionary<string, string> settings, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo(AppLaunch.Path(scriptRoot, app.Executable), [.. app.Arguments, "import-directory", folder])
        {
            WorkingDirectory = scriptRoot,
        };
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        var result = await Commands.RunAsync(start, cancellation)
            ?? throw new LocalStackException($"{start.FileName} cannot be started: build the function app first (dotnet build).");
        if (result.ExitCode != 0)
        {
            throw new LocalStackException(
                $"The directory in {folder} was not imported (exit code {result.ExitCode}): {(result.Errors + result.Output).Trim()}");
        }
    }
}
