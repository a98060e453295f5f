using System.Globalization;
using NodaTime;

namespace Safeguarding;

/// <summary>How the app listens, logs and writes JSON as a custom handler of the Functions host.</summary>
internal static class Hosting
{
    public static void AddHosting(this WebApplicationBuilder builder)
    {
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        // Set in code: an inherited ASPNETCORE_URLS would otherwise win and take the host's own port.
        var port = Environment.GetEnvironmentVariable("FUNCTIONS_CUSTOMHANDLER_PORT") ?? "0";
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(System.Net.IPAddress.Loopback, int.Parse(port, CultureInfo.InvariantCulture));
            kestrel.AddServerHeader = false;
            // Every reader of a body stops at its own limit and says so; a cut connection would say nothing.
            kestrel.Limits.MaxRequestBodySize = null;
        });
        // One line of JSON per entry: the host makes each line of output a log entry of its own.
        builder.Logging.ClearProviders().AddJsonConsole(o => o.IncludeScopes = false).SetMinimumLevel(LogLevel.Information)
            .AddFilter("Microsoft", LogLevel.Warning).AddFilter("System", LogLevel.Warning)
            // What these two log quotes requests and the messages of exceptions; UnhandledErrors logs types instead.
            .AddFilter("Microsoft.AspNetCore.Server.Kestrel", LogLevel.None).AddFilter("Microsoft.AspNetCore.Authentication", LogLevel.None);
        builder.Services.AddSingleton<IClock>(new Reports.MillisecondClock(SystemClock.Instance));
        builder.Services.ConfigureHttpJsonOptions(o => Reports.PipelineJson.In(o.SerializerOptions));
    }
}
