using System.Diagnostics;

namespace Safeguarding.Local.Engines;

/// <summary>The Node.js that is installed on this machine.</summary>
internal static class NodeRuntime
{
    public const string Program = "node";

    private const int OldestMajor = 20;
    private const string Advice = "install Node.js 20 or newer from https://nodejs.org, or use running engines with --cosmos and --storage";

    public static string PackageManager => OperatingSystem.IsWindows() ? "npm.cmd" : "npm";

    public static async Task RequireAsync(CancellationToken cancellation)
    {
        var result = await Commands.RunAsync(new ProcessStartInfo(Program, "--version"), cancellation)
            ?? throw new LocalStackException($"Node.js was not found on the PATH: {Advice}.");
        var version = result.Output.Trim();
        var major = version.TrimStart('v').Split('.')[0];
        if (!int.TryParse(major, out var number) || number < OldestMajor)
        {
            throw new LocalStackException($"Node.js {version} is too old for the storage and database engines: {Advice}.");
        }
    }
}
