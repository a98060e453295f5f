using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NodaTime;
using Safeguarding.Reports;

namespace Safeguarding.Tests.Simulation.Running;

/// <summary>The unmodified app in this process. Its clock is the only part put in place of another: no endpoint sets time.</summary>
internal sealed class SimulatedApp(IReadOnlyDictionary<string, string> settings, IClock clock) : WebApplicationFactory<Settings>
{
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        foreach (var (name, value) in settings)
        {
            builder.UseSetting(name.Replace("__", ":", StringComparison.Ordinal), value);
        }
        builder.ConfigureTestServices(services => services.AddSingleton<IClock>(new MillisecondClock(clock)));
        builder.ConfigureLogging(log => log.ClearProviders());
    }
}
