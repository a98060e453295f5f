using System.Diagnostics;
using System.Reflection;
using System.Runtime.InteropServices;
using Xunit;

namespace Safeguarding.Tests.Unit.Infrastructure;

/// <summary>The real Bicep CLI, which arrives as a package for this one platform.</summary>
internal static class BicepCli
{
    private static readonly string Executable = Metadata("BicepCli");

    private static readonly Lazy<Result> BuiltMain = new(() => Run("build", Path.Combine(Repository.Infra, "main.bicep"), "--stdout"), LazyThreadSafetyMode.PublicationOnly);

    /// <summary>The main template compiled, once for all who look at it.</summary>
    public static Result Main => BuiltMain.Value;

    public static string Metadata(string key) => typeof(BicepCli).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(item => item.Key == key).Value!;

    public static Result Run(params string[] arguments)
    {
        Assert.SkipUnless(
            OperatingSystem.IsLinux() && RuntimeInformation.OSArchitecture == Architecture.X64,
            "The pinned Bicep CLI runs on Linux x64 only; CI covers this test.");
        MakeExecutable();

        var start = new ProcessStartInfo(Executable, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        // Both at once: a full pipe on the one would stop the process while the other is read.
        var output = process.StandardOutput.ReadToEndAsync();
        var diagnostics = process.StandardError.ReadToEndAsync();
        process.WaitForExit();
        return new Result(process.ExitCode, output.Result, diagnostics.Result);
    }

    private static void MakeExecutable()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        // A package is an archive without modes: not every restore leaves the bit set.
        var mode = File.GetUnixFileMode(Executable);
        if (!mode.HasFlag(UnixFileMode.UserExecute))
        {
            File.SetUnixFileMode(Executable, mode | UnixFileMode.UserExecute);
        }
    }

    internal sealed record Result(int ExitCode, string Output, string Diagnostics);
}
