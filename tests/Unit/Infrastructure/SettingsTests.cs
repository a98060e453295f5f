using Shouldly;
using Xunit;

namespace Safeguarding.Tests.Unit.Infrastructure;

public class SettingsTests
{
    /// <summary>Read by the Functions host, the telemetry exporter and the identity library, not by name in our code.</summary>
    private static readonly string[] ReadByThePlatform =
    [
        "AzureWebJobsStorage__accountName", "AzureWebJobsStorage__credential", "AzureWebJobsStorage__clientId",
        "ServiceBus__credential", "ServiceBus__clientId",
        "AzureFunctionsJobHost__extensionBundle__id", "AzureFunctionsJobHost__extensionBundle__version",
        "APPLICATIONINSIGHTS_AUTHENTICATION_STRING", "APPLICATIONINSIGHTS_STATSBEAT_DISABLED", "AZURE_CLIENT_ID",
    ];

    public static TheoryData<string> Environments => Repository.Environments;

    /// <summary>The one place that says which settings the code needs.</summary>
    private static IReadOnlyList<string> ReadByTheCode =>
        [.. Settings.Required, .. Settings.Alerts, Settings.Webhooks, Adapters.TelemetrySettings.AzureMonitorName];

    [Theory]
    [MemberData(nameof(Environments))]
    public void Settings_AreThoseThatAreReadAndNoOther(string environment) =>
        Prediction.Of(environment).Settings.Keys.ShouldBe(ReadByThePlatform.Union(ReadByTheCode), ignoreOrder: true);

    [Theory]
    [MemberData(nameof(Environments))]
    public void Settings_LoosenNothingAndLeaveTheRuntimeToTheApp(string environment)
    {
        var prediction = Prediction.Of(environment);

        prediction.Everything.ShouldNotContain("Loosen", Case.Insensitive);
        prediction.Settings.Keys.ShouldNotContain("FUNCTIONS_WORKER_RUNTIME");
        prediction.The("Microsoft.Web/sites").At("properties.siteConfig.appSettings").ShouldBeNull("settings stand in one place");
    }

    [Theory]
    [MemberData(nameof(Environments))]
    public void HostStorage_IsReachedAsTheIdentity(string environment)
    {
        var settings = Prediction.Of(environment).Settings;

        settings["AzureWebJobsStorage__credential"].ShouldBe("managedidentity");
        settings["ServiceBus__credential"].ShouldBe("managedidentity");
        foreach (var name in new[] { "AzureWebJobsStorage__clientId", "ServiceBus__clientId", "AZURE_CLIENT_ID", "APPLICATIONINSIGHTS_AUTHENTICATION_STRING" })
        {
            settings[name].ShouldContain("Microsoft.ManagedIdentity/userAssignedIdentities");
            settings[name].ShouldContain(").clientId");
        }
    }

    [Theory]
    [MemberData(nameof(Environments))]
    public void ServiceAddresses_ComeFromTheRightResource(string environment)
    {
        var prediction = Prediction.Of(environment);
        var host = prediction.Settings["AzureWebJobsStorage__accountName"];

        prediction.Settings["Queues__ServiceUri"].ShouldContain(host);
        prediction.Settings["Queues__ServiceUri"].ShouldEndWith(".primaryEndpoints.queue]");
        prediction.Settings["Archive__ServiceUri"].ShouldNotContain(host);
        prediction.Settings["Archive__ServiceUri"].ShouldEndWith(".primaryEndpoints.blob]");
        prediction.Settings["Cosmos__Endpoint"].ShouldEndWith(".documentEndpoint]");
        prediction.Settings["ServiceBus__fullyQualifiedNamespace"].ShouldContain(".serviceBusEndpoint");
        prediction.Settings["ServiceBus__fullyQualifiedNamespace"].ShouldContain(prediction.The("Microsoft.ServiceBus/namespaces").Text("name"));
    }

    [Theory]
    [MemberData(nameof(Environments))]
    public void Access_NamesAnAudienceAndExactTenants(string environment)
    {
        var settings = Prediction.Of(environment).Settings;

        Guid.TryParse(settings["Access__Audience"], out _).ShouldBeTrue();
        settings["Access__Tenants"].Split(';').Select(tenant => Guid.TryParse(tenant, out _)).ShouldAllBe(isGuid => isGuid);
        // The template's own escaping doubles the braces; the endpoint depends on the cloud.
        settings["Access__Authority"].ShouldBe("[format('{0}{{tenant}}/v2.0', environment().authentication.loginEndpoint)]");
    }

    [Theory]
    [MemberData(nameof(Environments))]
    public void KeyedHashes_HaveOnlyReferencesToTheVault(string environment)
    {
        var prediction = Prediction.Of(environment);
        var vault = prediction.The("Microsoft.KeyVault/vaults");

        prediction.Settings["ReportIds__Key"].ShouldStartWith("[format('@Microsoft.KeyVault(SecretUri={0}secrets/report-id-key)'");
        prediction.Settings["ReportIds__Key"].ShouldContain(vault.Text("id"));
        prediction.Settings["IdentityMatch__Keys"].ShouldStartWith("[format('@Microsoft.KeyVault(SecretUri={0}secrets/identity-match-keys)'");
        prediction.Settings["IdentityMatch__Keys"].ShouldContain(vault.Text("id"));
        prediction.The("Microsoft.Web/sites").Text("properties.keyVaultReferenceIdentity").ShouldBe(
            prediction.The("Microsoft.ManagedIdentity/userAssignedIdentities").Text("id"));
        prediction.All("Microsoft.KeyVault/vaults/secrets").ShouldBeEmpty("an operator sets the secret, not a template");
    }

    [Theory]
    [InlineData("test", true)]
    [InlineData("production", false)]
    public void WebhookSecrets_AreAReferenceToTheVaultOrNothing(string environment, bool on)
    {
        var setting = Prediction.Of(environment).Settings[Settings.Webhooks];

        (setting.Length > 0).ShouldBe(on);
        if (on)
        {
            setting.ShouldStartWith("[format('@Microsoft.KeyVault(SecretUri={0}secrets/webhook-secrets)'");
        }
    }

    /// <summary>All three or none: a key without templates, or a link without an inbox, would be half switched on.</summary>
    [Theory]
    [InlineData("test", true)]
    [InlineData("production", false)]
    public void Alerts_AreOnWholeOrOffWhole(string environment, bool on)
    {
        var settings = Prediction.Of(environment).Settings;

        Settings.Alerts.Select(name => settings[name].Length > 0).Distinct().ShouldBe([on]);
        if (on)
        {
            settings["Notify__ApiKey"].ShouldStartWith("[format('@Microsoft.KeyVault(SecretUri={0}secrets/notify-api-key)'");
            Adapters.NotifySettings.Read(Deliveries.NotifySettingsTests.Key, settings["Notify__Templates"], settings["Notify__SignInAddress"], new()).Templates.Count.ShouldBe(4);
        }
    }
}
