using Microsoft.Extensions.Configuration;
using Shouldly;
using Xunit;

namespace Safeguarding.Tests.Unit.Infrastructure;

/// <summary>A setting of another form stops the start, and not the first report that needs it.</summary>
public class SettingShapeTests
{
    private const string ShortKey = "c2VjcmV0LXRoYXQtaXMtMzEtYnl0ZXMtbG9uZy0tLQ==";

    [Fact]
    public void GoodSettings_AreRead()
    {
        Read().ReportIdKey.Length.ShouldBe(32);
        Read(("ServiceBus__fullyQualifiedNamespace", "127.0.0.1:5672")).ServiceBusNamespace.ShouldBe("127.0.0.1:5672");
        Read(("Cosmos__Endpoint", "http://127.0.0.1:8081/"), ("Loosen__PlainHttp", "true")).CosmosEndpoint.Port.ShouldBe(8081);
    }

    [Theory]
    [InlineData("Cosmos__Endpoint", "cosmos.example.org")]
    [InlineData("Cosmos__Endpoint", "http://cosmos.example.org/")]
    [InlineData("Archive__ServiceUri", "http://127.0.0.1/")]
    [InlineData("Queues__ServiceUri", "/queues")]
    [InlineData("ServiceBus__fullyQualifiedNamespace", "sb://bus.example.org/")]
    [InlineData("ServiceBus__fullyQualifiedNamespace", "bus.example.org/")]
    [InlineData("ServiceBus__fullyQualifiedNamespace", "a bus")]
    [InlineData("Access__Authority", "https://login.example.org/v2.0")]
    [InlineData("Access__Authority", "login.example.org/{tenant}")]
    [InlineData("Access__Tenants", " ; ")]
    [InlineData("Access__Tenants", "one.example.org;one.example.org")]
    [InlineData("ReportIds__Key", "no base64!")]
    [InlineData("ReportIds__Key", ShortKey)]
    [InlineData("ReportIds__Key", "@Microsoft.KeyVault(SecretUri=https://vault.example.org/secrets/report-id-key)")]
    [InlineData("IdentityMatch__Keys", "v1:" + ShortKey)]
    [InlineData("Loosen__PlainHttp", "perhaps")]
    public void SettingOfAnotherForm_IsNamedAndNotQuoted(string name, string value)
    {
        var said = Should.Throw<SettingsException>(() => Read((name, value))).Message;

        said.ShouldContain(name.StartsWith("Loosen", StringComparison.Ordinal) ? "Loosen" : name);
        said.ShouldNotContain(value);
        said.Split(". ").Length.ShouldBe(1);
    }

    [Fact]
    public void EveryFault_IsNamedAtOnce()
    {
        var said = Should.Throw<SettingsException>(() => Read(
            ("Cosmos__Database", ""), ("Archive__ServiceUri", "x"), ("ReportIds__Key", ShortKey), ("Notify__ApiKey", "x"), ("Notify__SignInAddress", "http://inbox.example.org/"))).Message;

        foreach (var name in new[] { "Cosmos__Database", "Archive__ServiceUri", "ReportIds__Key", "Notify__ApiKey", "Notify__Templates", "Notify__SignInAddress" })
        {
            said.ShouldContain(name);
        }
    }

    private static Settings Read(params IEnumerable<(string, string?)> others) => Settings.Read(new ConfigurationBuilder().AddInMemoryCollection(GivenSettings.Of(others)).Build());
}
