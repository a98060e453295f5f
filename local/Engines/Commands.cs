using System.ComponentModel;
using System.Diagnostics;

namespace Safeguarding.Local.Engines;

internal sealed record CommandResult(int ExitCode, string Output, string Errors);

/// <summary>Runs a program to its end.</summary>
internal static class Commands
{
    /// <returns>Null when there is no such program.</returns>
    public static async Task<CommandResult?> RunAsync(ProcessStartInfo start, CancellationToken cancellation)
    {
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        start.RedirectStandardInput = true;
        using var process = new Process { StartInfo = start };
        try
        {
            process.Start();
        }
        catch (Win32Exception)
        {
            return null;
        }

        process.StandardInput.Close();
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(cancellation);
            var errors = process.StandardError.ReadToEndAsync(cancellation);
            await process.WaitForExitAsync(cancellation);
            return new CommandResult(process.ExitCode, await output, await errors);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }
}
