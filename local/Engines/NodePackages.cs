using System.Diagnostics;
using System.Security.Cryptography;

namespace Safeguarding.Local.Engines;

/// <summary>The engines' npm packages, exactly as package-lock.json pins them.</summary>
internal sealed class NodePackages(string folder, Action<string> progress)
{
    private static readonly TimeSpan ProgressEvery = TimeSpan.FromSeconds(5);

    private string Modules => Path.Combine(folder, "node_modules");

    // Written last, so a broken-off installation is never taken for a whole one. A digest and not file
    // times, because a checkout renews the time of a lock file that did not change.
    private string Stamp => Path.Combine(Modules, ".installed-lock");

    public async Task EnsureInstalledAsync(CancellationToken cancellation)
    {
        var wanted = await LockDigestAsync(cancellation);
        if (IsInstalled(wanted))
        {
            return;
        }

        // Test runs may start at the same time; the second one waits for the first one's installation.
        await using var turn = await WaitForTurnAsync(cancellation);
        if (IsInstalled(wanted))
        {
            return;
        }

        await InstallAsync(cancellation);
        await File.WriteAllTextAsync(Stamp, wanted, cancellation);
    }

    public string Script(string name, string relativePath)
    {
        var path = Path.Combine(Modules, relativePath);
        return File.Exists(path)
            ? path
            : throw new LocalStackException($"{name} is missing from {Modules}: delete that folder and run this command again.");
    }

    private bool IsInstalled(string wanted) => File.Exists(Stamp) && File.ReadAllText(Stamp) == wanted;

    private async Task<string> LockDigestAsync(CancellationToken cancellation)
    {
        var content = await File.ReadAllBytesAsync(Path.Combine(folder, "package-lock.json"), cancellation);
        return Convert.ToHexString(SHA256.HashData(content));
    }

    private async Task<FileStream> WaitForTurnAsync(CancellationToken cancellation)
    {
        var path = Path.Combine(Directory.CreateDirectory(Path.Combine(folder, ".run")).FullName, "install.lock");
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException)
            {
                progress("Another run is installing the engines; waiting for it.");
                await Task.Delay(ProgressEvery, cancellation);
            }
        }
    }

    private async Task InstallAsync(CancellationToken cancellation)
    {
        progress("Installing Azurite and the Cosmos DB server from npm (once, about half a minute).");
        var start = new ProcessStartInfo(NodeRuntime.PackageManager, ["ci", "--no-audit", "--no-fund", "--loglevel=error"])
        {
            WorkingDirectory = folder,
        };
        var clock = Stopwatch.StartNew();
        var running = Commands.RunAsync(start, cancellation);
        while (await Task.WhenAny(running, Task.Delay(ProgressEvery, CancellationToken.None)) != running)
        {
            progress($"  still installing, {clock.Elapsed.TotalSeconds:0} s so far");
        }

        var result = await running
            ?? throw new LocalStackException("npm was not found on the PATH, though Node.js was: reinstall Node.js from https://nodejs.org.");
        if (result.ExitCode != 0)
        {
            throw new LocalStackException(
                $"npm ci failed in {folder}; check the connection to the npm registry and run this command again. npm said: {FirstWords(result)}");
        }

        progress($"Installed the engines in {clock.Elapsed.TotalSeconds:0} s.");
    }

    private static string FirstWords(CommandResult result)
    {
        var lines = (result.Errors + result.Output).Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return string.Join(" | ", lines.Take(4));
    }
}
