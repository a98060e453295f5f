namespace Safeguarding.Tests.Unit.Infrastructure;

/// <summary>Settings with which the app starts, by their configuration keys; what a test says is set instead.</summary>
internal static class GivenSettings
{
    public static Dictionary<string, string?> Of(params IEnumerable<(string Name, string? Value)> others)
    {
        var settings = new Dictionary<string, string?>
        {
            ["Cosmos__Endpoint"] = "https://cosmos.example.org:443/",
            ["Cosmos__Database"] = "pipeline",
            ["Archive__ServiceUri"] = "https://archive.example.org/",
            ["Archive__Container"] = "archive",
            ["Queues__ServiceUri"] = "https://queues.example.org/",
            ["ServiceBus__fullyQualifiedNamespace"] = "bus.example.org",
            ["Access__Audience"] = "00000000-0000-4000-8000-00000000d001",
            ["Access__Authority"] = "https://login.example.org/{tenant}/v2.0",
            ["Access__Tenants"] = "one.example.org;two.example.org",
            ["ReportIds__Key"] = Convert.ToBase64String(new byte[32]),
            ["IdentityMatch__Keys"] = $"v1:{Convert.ToBase64String(new byte[32])}",
        };
        foreach (var (name, value) in others)
        {
            settings[name] = value;
        }
        return settings.ToDictionary(s => s.Key.Replace("__", ":", StringComparison.Ordinal), s => s.Value);
    }
}
