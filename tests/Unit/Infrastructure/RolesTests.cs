using System.Text.Json.Nodes;
using Shouldly;
using Xunit;

namespace Safeguarding.Tests.Unit.Infrastructure;

public class RolesTests
{
    private const string Assignment = "/providers/Microsoft.Authorization/roleAssignments/";

    /// <summary>Every role that the app may have, and the one kind of resource on which it may have it.</summary>
    private static readonly Dictionary<string, (string Name, string On)> Allowed = new()
    {
        ["b7e6dc6d-f1e8-4753-8033-0f276bb0955b"] = ("Storage Blob Data Owner", "Microsoft.Storage/storageAccounts"),
        ["974c5e8b-45b9-4653-ba55-5f855dd0fb88"] = ("Storage Queue Data Contributor", "Microsoft.Storage/storageAccounts/queueServices/queues"),
        ["ba92f5b4-2d11-453d-a403-e96b0029c9fe"] = ("Storage Blob Data Contributor", "Microsoft.Storage/storageAccounts/blobServices/containers"),
        ["4f6d3b9b-027b-4f4c-9142-0e5a2a2247e0"] = ("Azure Service Bus Data Receiver", "Microsoft.ServiceBus/namespaces/queues"),
        ["69a216fc-b8fb-44d8-bc22-1f3c2cd27a39"] = ("Azure Service Bus Data Sender", "Microsoft.ServiceBus/namespaces/topics"),
        ["4633458b-17de-408a-b874-0445c86b69e6"] = ("Key Vault Secrets User", "Microsoft.KeyVault/vaults"),
        ["3913510d-42f4-4e42-8a64-420c390055eb"] = ("Monitoring Metrics Publisher", "Microsoft.Insights/components"),
    };

    public static TheoryData<string> Environments => Repository.Environments;

    [Theory]
    [MemberData(nameof(Environments))]
    public void Assignments_AreOnAResourceOfThisTemplateAndOfAnAllowedRole(string environment)
    {
        var prediction = Prediction.Of(environment);

        foreach (var assignment in prediction.All("Microsoft.Authorization/roleAssignments"))
        {
            var scope = Scope(assignment);
            scope.ShouldStartWith($"{Prediction.ResourceGroup}/providers/", Case.Sensitive, "wider than one resource");
            var resource = prediction.Resources.Where(item => item.Text("id") == scope).ShouldHaveSingleItem();

            Allowed.TryGetValue(assignment.Text("properties.roleDefinitionId").Split('/')[^1], out var role).ShouldBeTrue("a role that is not on the list");
            resource.Text("type").ShouldBe(role.On);
            assignment.Text("properties.description").ShouldStartWith($"{role.Name}: ");
            assignment.Text("properties.principalId").ShouldContain(prediction.The("Microsoft.ManagedIdentity/userAssignedIdentities").Text("id"));
        }
    }

    [Theory]
    [MemberData(nameof(Environments))]
    public void Assignments_AreOneForEachNeed(string environment)
    {
        var prediction = Prediction.Of(environment);
        var needs = prediction.Names("Microsoft.Storage/storageAccounts/queueServices/queues")
            .Concat(prediction.Names("Microsoft.KeyVault/vaults")).Concat(prediction.Names("Microsoft.Insights/components"))
            .Concat(prediction.Names("Microsoft.ServiceBus/namespaces/queues")).Concat(prediction.Names("Microsoft.ServiceBus/namespaces/topics"))
            .Append(prediction.Settings["AzureWebJobsStorage__accountName"]).Append(Repository.DataModel.Text("archiveContainer"));

        prediction.All("Microsoft.Authorization/roleAssignments").Select(assignment => Scope(assignment).Split('/')[^1])
            .ShouldBe(needs, ignoreOrder: true);
    }

    [Fact]
    public void Assignments_StandInOneFile() =>
        Repository.BicepFiles.Where(file => File.ReadAllText(file).Contains("oleAssignments@", StringComparison.Ordinal))
            .Select(Path.GetFileName).ShouldBe(["roles.bicep"]);

    [Theory]
    [MemberData(nameof(Environments))]
    public void DatabaseRole_HoldsNoDeleteNoUpsertAndNoWildcard(string environment) => Actions(environment).ShouldBe(
        ["readMetadata", "executeQuery", "items/create", "items/read", "items/replace"], ignoreOrder: true);

    [Theory]
    [MemberData(nameof(Environments))]
    public void DatabaseRole_IsAssignedOnTheOneDatabase(string environment)
    {
        var prediction = Prediction.Of(environment);
        var assignment = prediction.The("Microsoft.DocumentDB/databaseAccounts/sqlRoleAssignments");
        var account = prediction.The("Microsoft.DocumentDB/databaseAccounts").Text("id");

        assignment.Text("properties.scope").ShouldBe($"{account}/dbs/{Repository.DataModel.Text("database")}");
        assignment.Text("properties.roleDefinitionId").ShouldBe(
            prediction.The("Microsoft.DocumentDB/databaseAccounts/sqlRoleDefinitions").Text("id"));
    }

    [Theory]
    [InlineData("CreateItem", "items/create")]
    [InlineData("ReadItem", "items/read")]
    [InlineData("ReadManyItems", "items/read")]
    [InlineData("ReplaceItem", "items/replace")]
    [InlineData("PatchItem", "items/replace")]
    [InlineData("UpsertItem", "items/upsert")]
    [InlineData("DeleteItem", "items/delete")]
    [InlineData("GetItemQuery", "executeQuery")]
    [InlineData("GetChangeFeed", "readChangeFeed")]
    public void DatabaseCallsOfTheCode_AreAllowedByTheRole(string call, string action)
    {
        // The local database asks for no role, so that a missing one would show only in Azure.
        if (Repository.CodeFiles.Any(file => File.ReadAllText(file).Contains($".{call}", StringComparison.Ordinal)))
        {
            Actions("production").ShouldContain(action);
        }
    }

    private static string[] Actions(string environment) =>
    [
        .. from permission in Prediction.Of(environment).The("Microsoft.DocumentDB/databaseAccounts/sqlRoleDefinitions")
               .At("properties.permissions")!.AsArray()
           from action in permission.At("dataActions").Texts()
           select action.Replace("Microsoft.DocumentDB/databaseAccounts/", "", StringComparison.Ordinal)
               .Replace("sqlDatabases/containers/", "", StringComparison.Ordinal),
    ];

    private static string Scope(JsonNode assignment) => assignment.Text("id").Split(Assignment)[0];
}
