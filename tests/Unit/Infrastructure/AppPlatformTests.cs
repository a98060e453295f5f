using Safeguarding.Routing;
using Shouldly;
using Xunit;

namespace Safeguarding.Tests.Unit.Infrastructure;

public class AppPlatformTests
{
    public static TheoryData<string> Environments => Repository.Environments;

    /// <summary>Left to itself the host writes each of its own calls to the queues that it polls.</summary>
    [Fact]
    public void HostJson_LetsThroughNoTraceOfTheHostsOwnCalls() =>
        (Repository.HostJson.Text("logging.logLevel.Azure"), Repository.HostJson.Text("logging.logLevel.Function")).ShouldBe(("Warning", "Warning"));

    [Fact]
    public void HostJson_StartsTheExecutableThatTheBuildMakes() =>
        Repository.HostJson.Text("customHandler.description.defaultExecutablePath").ShouldBe(typeof(Desk).Assembly.GetName().Name);

    [Theory]
    [MemberData(nameof(Environments))]
    public void App_RunsAsACustomHandlerOnFlexConsumption(string environment)
    {
        var prediction = Prediction.Of(environment);
        var site = prediction.The("Microsoft.Web/sites");

        prediction.The("Microsoft.Web/serverfarms").Text("sku.name").ShouldBe("FC1");
        site.Text("properties.serverFarmId").ShouldBe(prediction.The("Microsoft.Web/serverfarms").Text("id"));
        site.Text("properties.functionAppConfig.runtime.name").ShouldBe("custom");
        site.Text("properties.clientAffinityEnabled").ShouldBe("false");
    }

    [Theory]
    [MemberData(nameof(Environments))]
    public void App_ReadsItsPackageAsItsIdentity(string environment)
    {
        var prediction = Prediction.Of(environment);
        var site = prediction.The("Microsoft.Web/sites");
        var storage = site.At("properties.functionAppConfig.deployment.storage");
        var identity = prediction.The("Microsoft.ManagedIdentity/userAssignedIdentities").Text("id");

        site.Text("identity.type").ShouldBe("UserAssigned");
        storage.Text("type").ShouldBe("blobContainer");
        storage.Text("authentication.type").ShouldBe("UserAssignedIdentity");
        storage.Text("authentication.userAssignedIdentityResourceId").ShouldBe(identity);
        storage.Text("value").ShouldContain(prediction.Settings["AzureWebJobsStorage__accountName"]);
    }

    [Theory]
    [InlineData("test", "false", 1)]
    [InlineData("production", "true", 2)]
    public void Environment_SpreadsOverZonesWithWarmInstancesForEach(string environment, string zones, int warm)
    {
        var prediction = Prediction.Of(environment);
        var ready = prediction.The("Microsoft.Web/sites").At("properties.functionAppConfig.scaleAndConcurrency.alwaysReady")!.AsArray();

        prediction.The("Microsoft.Web/serverfarms").Text("properties.zoneRedundant").ShouldBe(zones);
        prediction.The("Microsoft.DocumentDB/databaseAccounts").At("properties.locations")!.AsArray().ShouldHaveSingleItem()
            .Text("isZoneRedundant").ShouldBe(zones);
        ready.ShouldHaveSingleItem().Text("name").ShouldBe("http");
        ready[0].At("instanceCount")!.GetValue<int>().ShouldBe(warm);
    }

    [Theory]
    [MemberData(nameof(Environments))]
    public void Database_IsStronglyConsistentInOneWriteRegionWithContinuousBackup(string environment)
    {
        var account = Prediction.Of(environment).The("Microsoft.DocumentDB/databaseAccounts");

        account.Text("properties.consistencyPolicy.defaultConsistencyLevel").ShouldBe("Strong");
        account.Text("properties.enableMultipleWriteLocations").ShouldBe("false");
        account.Text("properties.backupPolicy.type").ShouldBe("Continuous");
    }
}
