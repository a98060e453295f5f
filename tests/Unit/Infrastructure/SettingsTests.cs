using Shouldly;
using Xunit;

namespace Safeguarding.Tests.Unit.Infrastructure;

public class SettingsTests
{
    /// <summary>Read by the Functions host, the telemetry exporter and the identity library, not by name in our code.</summary>
    private static readonly string[] ReadByThePlatform =
    [
        "AzureWebJobsStorage__accountName", "AzureWebJobsStorage__credential", "AzureWebJobsStorage__clientId",
        "AzureFunctionsJobHost__extensionBundle__id", "AzureFunctionsJobHost__extensionBundle__version",
        "APPLICATIONINSIGHTS_CONNECTION_STRING", "APPLICATIONINSIGHTS_AUTHENTICATION_STRING", "AZURE_CLIENT_ID",
    ];

    public static TheoryData<string> Environments => Repository.Environments;

    /// <summary>The one place that says which settings the code needs.</summary>
    private static IReadOnlyList<string> ReadByTheCode => Settings.Required;

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
        foreach (var name in new[] { "AzureWebJobsStorage__clientId", "AZURE_CLIENT_ID", "APPLICATIONINSIGHTS_AUTHENTICATION_STRING" })
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
    public void ReportIdKey_IsOnlyAReferenceToTheVault(string environment)
    {
        var prediction = Prediction.Of(environment);
        var vault = prediction.The("Microsoft.KeyVault/vaults");

        prediction.Settings["ReportIds__Key"].ShouldStartWith("[format('@Microsoft.KeyVault(SecretUri={0}secrets/report-id-key)'");
        prediction.Settings["ReportIds__Key"].ShouldContain(vault.Text("id"));
        prediction.The("Microsoft.Web/sites").Text("properties.keyVaultReferenceIdentity").ShouldBe(
            prediction.The("Microsoft.ManagedIdentity/userAssignedIdentities").Text("id"));
        prediction.All("Microsoft.KeyVault/vaults/secrets").ShouldBeEmpty("an operator sets the secret, not a template");
    }
}
