using System.Diagnostics;
using System.Globalization;

namespace Safeguarding.Local.Host;

/// <summary>How the app's process is started: same executable, folder, port and variables as under the real host.</summary>
internal sealed record AppLaunch(
    string ScriptRoot,
    string Executable,
    IReadOnlyList<string> Arguments,
    IReadOnlyDictionary<string, string> Settings,
    int Port)
{
    public Uri Address { get; } = new($"http://127.0.0.1:{Port}");

    /// <param name="hostAddress">The app inherits the host's own ASPNETCORE_URLS, as it does from the real host.</param>
    public ProcessStartInfo StartInfo(Uri hostAddress)
    {
        var start = new ProcessStartInfo(Path(ScriptRoot, Executable), Arguments)
        {
            WorkingDirectory = ScriptRoot,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var port = Port.ToString(CultureInfo.InvariantCulture);
        var worker = Guid.NewGuid().ToString();
        Dictionary<string, string> own = new()
        {
            ["ASPNETCORE_URLS"] = hostAddress.AbsoluteUri,
            ["FUNCTIONS_CUSTOMHANDLER_PORT"] = port,
            ["FUNCTIONS_HTTPWORKER_PORT"] = port,
            ["FUNCTIONS_CUSTOMHANDLER_WORKER_ID"] = worker,
            ["FUNCTIONS_HTTPWORKER_ID"] = worker,
            ["FUNCTIONS_APP_ROOT_PATH"] = ScriptRoot,
        };
        foreach (var (name, value) in Settings.Concat(own))
        {
            start.Environment[name] = value;
        }

        return start;
    }

    /// <summary>A file of that name in the script root, else a program on the PATH.</summary>
    internal static string Path(string scriptRoot, string executable)
    {
        string[] candidates = [System.IO.Path.Combine(scriptRoot, executable), System.IO.Path.Combine(scriptRoot, executable + ".exe")];
        return candidates.FirstOrDefault(File.Exists) ?? executable;
    }
}
