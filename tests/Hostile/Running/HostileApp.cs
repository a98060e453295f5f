using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.Logging;

namespace Safeguarding.Tests.Hostile.Running;

/// <summary>The unmodified app in this process, on its own web server: heads, framing and paths are read as in production. Its log goes to the search.</summary>
internal sealed class HostileApp : WebApplicationFactory<Settings>
{
    private readonly IReadOnlyDictionary<string, string> _settings;
    private readonly SearchedLog _log;

    public HostileApp(IReadOnlyDictionary<string, string> settings, SearchedLog log)
    {
        (_settings, _log) = (settings, log);
        UseKestrel(0);
        StartServer();
    }

    public Uri Address => ClientOptions.BaseAddress;

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        foreach (var (name, value) in _settings)
        {
            builder.UseSetting(name.Replace("__", ":", StringComparison.Ordinal), value);
        }
        // The app's own filters hold; only an exception that went past the app to the web server is asked for besides.
        builder.ConfigureLogging(log => log.ClearProviders().AddProvider(_log).AddFilter<SearchedLog>(SearchedLog.WebServer, LogLevel.Error));
    }
}
