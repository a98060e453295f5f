using System.Text.Json.Nodes;
using Shouldly;
using Xunit;

namespace Safeguarding.Tests.Unit.Infrastructure;

public class DataModelTests
{
    private const string Containers = "Microsoft.DocumentDB/databaseAccounts/sqlDatabases/containers";
    private const string Queues = "Microsoft.Storage/storageAccounts/queueServices/queues";

    public static TheoryData<string> Environments => Repository.Environments;

    [Theory]
    [MemberData(nameof(Environments))]
    public void Containers_EqualTheDataModelWithTheirKeysAndIndexes(string environment)
    {
        var made = Prediction.Of(environment).All(Containers).Select(container => container.At("properties.resource")).Select(resource => (
            Id: resource.Text("id"),
            Key: string.Join(' ', resource.At("partitionKey.paths").Texts()),
            Included: Paths(resource.At("indexingPolicy.includedPaths")),
            Excluded: Paths(resource.At("indexingPolicy.excludedPaths"))));

        var wanted = Repository.DataModel["containers"]!.AsArray().Select(container => (
            Id: container.Text("name"),
            Key: container.Text("partitionKey"),
            Included: string.Join(' ', container.At("indexedProperties").Texts().Select(property => $"/{string.Join('/', property.Split('.'))}/?")),
            Excluded: "/*"));

        made.ShouldBe(wanted, ignoreOrder: true);
    }

    [Theory]
    [MemberData(nameof(Environments))]
    public void Containers_NeverLetAnItemExpire(string environment)
    {
        foreach (var container in Prediction.Of(environment).All(Containers))
        {
            container.At("properties.resource.defaultTtl").ShouldBeNull();
            container.At("properties.resource.analyticalStorageTtl").ShouldBeNull();
            container.Text("properties.resource.indexingPolicy.indexingMode").ShouldBe("consistent");
        }
    }

    [Theory]
    [MemberData(nameof(Environments))]
    public void Database_HasTheNameThatTheCodeUses(string environment)
    {
        var prediction = Prediction.Of(environment);

        prediction.Names("Microsoft.DocumentDB/databaseAccounts/sqlDatabases").ShouldBe([Repository.DataModel.Text("database")]);
        prediction.Settings["Cosmos__Database"].ShouldBe(Repository.DataModel.Text("database"));
    }

    [Theory]
    [MemberData(nameof(Environments))]
    public void Queues_EqualTheDataModelEachWithItsPoisonQueue(string environment) =>
        Prediction.Of(environment).Names(Queues).ShouldBe(
            Repository.Queues.SelectMany(queue => new[] { queue, $"{queue}-poison" }), ignoreOrder: true);

    [Theory]
    [MemberData(nameof(Environments))]
    public void QueueTriggers_ReceiveFromQueuesThatExist(string environment) =>
        Repository.TriggeredQueues.Except(Prediction.Of(environment).Names(Queues)).ShouldBeEmpty();

    [Fact]
    public void Queues_AreEachReceivedByOneFunction()
    {
        Assert.SkipUnless(Repository.TriggeredQueues.Length > 0, "No function receives from a queue yet.");
        Repository.TriggeredQueues.ShouldBe(Repository.Queues, ignoreOrder: true);
    }

    [Theory]
    [MemberData(nameof(Environments))]
    public void Archive_IsVersionedAndImmutableInAnAccountOfItsOwn(string environment)
    {
        var prediction = Prediction.Of(environment);
        var archive = prediction.All("Microsoft.Storage/storageAccounts/blobServices/containers")
            .Single(container => container.Text("name").EndsWith($"/{Repository.DataModel.Text("archiveContainer")}", StringComparison.Ordinal));
        var account = archive.Text("name").Split('/')[0];
        var policy = prediction.The("Microsoft.Storage/storageAccounts/blobServices/containers/immutabilityPolicies");

        archive.Text("properties.immutableStorageWithVersioning.enabled").ShouldBe("true");
        policy.Text("name").ShouldStartWith(archive.Text("name"));
        policy.At("properties.immutabilityPeriodSinceCreationInDays")!.GetValue<int>().ShouldBePositive();
        prediction.All("Microsoft.Storage/storageAccounts/blobServices").Single(service => service.Text("name") == $"{account}/default")
            .Text("properties.isVersioningEnabled").ShouldBe("true");
        prediction.All(Queues).ShouldAllBe(queue => !queue.Text("name").StartsWith(account, StringComparison.Ordinal));
        prediction.Settings["Archive__Container"].ShouldBe(Repository.DataModel.Text("archiveContainer"));
    }

    private static string Paths(JsonNode? paths) =>
        string.Join(' ', paths!.AsArray().Select(path => path.Text("path")));
}
