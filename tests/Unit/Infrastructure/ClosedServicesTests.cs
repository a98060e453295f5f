using Shouldly;
using Xunit;

namespace Safeguarding.Tests.Unit.Infrastructure;

public class ClosedServicesTests
{
    public static TheoryData<string> Environments => Repository.Environments;

    [Theory]
    [MemberData(nameof(Environments))]
    public void Services_TakeNoKey(string environment)
    {
        var prediction = Prediction.Of(environment);

        prediction.All("Microsoft.Storage/storageAccounts").Length.ShouldBe(2);
        foreach (var account in prediction.All("Microsoft.Storage/storageAccounts"))
        {
            account.Text("properties.allowSharedKeyAccess").ShouldBe("false");
            account.Text("properties.allowBlobPublicAccess").ShouldBe("false");
            account.Text("properties.allowCrossTenantReplication").ShouldBe("false");
        }

        var cosmos = prediction.The("Microsoft.DocumentDB/databaseAccounts");
        cosmos.Text("properties.disableLocalAuth").ShouldBe("true");
        cosmos.Text("properties.disableKeyBasedMetadataWriteAccess").ShouldBe("true");
        prediction.The("Microsoft.ServiceBus/namespaces").Text("properties.disableLocalAuth").ShouldBe("true");
        prediction.The("Microsoft.Insights/components").Text("properties.DisableLocalAuth").ShouldBe("true");
        prediction.The("Microsoft.OperationalInsights/workspaces").Text("properties.features.disableLocalAuth").ShouldBe("true");
        prediction.The("Microsoft.KeyVault/vaults").Text("properties.enableRbacAuthorization").ShouldBe("true");
        prediction.The("Microsoft.KeyVault/vaults").Text("properties.enablePurgeProtection").ShouldBe("true");
    }

    [Theory]
    [MemberData(nameof(Environments))]
    public void Publishing_TakesNoPassword(string environment)
    {
        var policies = Prediction.Of(environment).All("Microsoft.Web/sites/basicPublishingCredentialsPolicies");

        policies.Select(policy => policy.Text("name").Split('/')[^1]).ShouldBe(["ftp", "scm"], ignoreOrder: true);
        policies.ShouldAllBe(policy => policy.Text("properties.allow") == "false");
    }

    [Theory]
    [MemberData(nameof(Environments))]
    public void Connections_NeedTls12(string environment)
    {
        var prediction = Prediction.Of(environment);
        var site = prediction.The("Microsoft.Web/sites");

        site.Text("properties.httpsOnly").ShouldBe("true");
        site.Text("properties.siteConfig.minTlsVersion").ShouldBeOneOf("1.2", "1.3");
        site.Text("properties.siteConfig.scmMinTlsVersion").ShouldBeOneOf("1.2", "1.3");
        prediction.The("Microsoft.DocumentDB/databaseAccounts").Text("properties.minimalTlsVersion").ShouldBe("Tls12");
        prediction.The("Microsoft.ServiceBus/namespaces").Text("properties.minimumTlsVersion").ShouldBe("1.2");
        foreach (var account in prediction.All("Microsoft.Storage/storageAccounts"))
        {
            account.Text("properties.minimumTlsVersion").ShouldBeOneOf("TLS1_2", "TLS1_3");
            account.Text("properties.supportsHttpsTrafficOnly").ShouldBe("true");
        }
    }

    [Theory]
    [MemberData(nameof(Environments))]
    public void DataServices_TakeTheirNetworkAccessFromOneParameter(string environment)
    {
        string[] types = ["Microsoft.Storage/storageAccounts", "Microsoft.DocumentDB/databaseAccounts", "Microsoft.ServiceBus/namespaces", "Microsoft.KeyVault/vaults"];

        types.SelectMany(Prediction.Of(environment).All).Select(service => service.Text("properties.publicNetworkAccess"))
            .Distinct().ShouldHaveSingleItem().ShouldBeOneOf("Enabled", "Disabled");
    }

    [Fact]
    public void CompiledTemplate_ReadsNoKeyAndTakesNoSecret()
    {
        var template = BicepCli.Main.Output;

        foreach (var trace in (string[])["[list", "listKeys", "listSecrets", "AccountSas", "ServiceSas", "securestring", "secureObject",
            "InstrumentationKey", "AccountKey", "SharedAccessKey", "MasterKey", "Password", "getSecret"])
        {
            template.ShouldNotContain(trace, Case.Insensitive);
        }
    }

    [Theory]
    [MemberData(nameof(Environments))]
    public void Outputs_AreNamesOnly(string environment)
    {
        var prediction = Prediction.Of(environment);

        prediction.Outputs.Select(output => output.Key).ShouldBe(["appName", "appHost", "vaultName"], ignoreOrder: true);
        // Of telemetry alone: with local auth off it is an address, and the identity is the credential.
        prediction.Settings.Where(setting => setting.Value.Contains("ConnectionString", StringComparison.OrdinalIgnoreCase))
            .Select(setting => setting.Key).ShouldBe(["APPLICATIONINSIGHTS_CONNECTION_STRING"]);
    }
}
