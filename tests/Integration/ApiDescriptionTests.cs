using System.Text.Json;
using Safeguarding.Tests.Integration.Support;
using Shouldly;
using Xunit;

namespace Safeguarding.Tests.Integration;

/// <summary>The published description says what the endpoints do; the oracle is the set of function.json files that the host reads.</summary>
[Collection<UndisturbedStack>]
public class ApiDescriptionTests(UndisturbedStack stack)
{
    [Fact]
    public async Task Description_NamesEveryHttpFunctionAndNoOther()
    {
        var document = (await stack.Send(HttpMethod.Get, "/api/openapi.json", null, null)).Json;
        document.GetProperty("openapi").GetString()!.ShouldStartWith("3.1");
        var described = document.GetProperty("paths").EnumerateObject()
            .SelectMany(p => p.Value.EnumerateObject().Select(o => $"{o.Value.GetProperty("operationId").GetString()} {o.Name} {p.Name}")).Order();

        described.ShouldBe(HttpFunctions().Order());
    }

    [Fact]
    public async Task EveryOperationButTheOpenOnes_NeedsAToken()
    {
        var document = (await stack.Send(HttpMethod.Get, "/api/openapi.json", null, null)).Json;
        foreach (var operation in document.GetProperty("paths").EnumerateObject().SelectMany(p => p.Value.EnumerateObject()).Select(o => o.Value))
        {
            var name = operation.GetProperty("operationId").GetString();
            operation.TryGetProperty("security", out _).ShouldBe(name is not ("Health" or "HealthLive"), name);
        }
    }

    [Fact]
    public async Task Bodies_AreDescribedFieldByField()
    {
        var schema = (await stack.Send(HttpMethod.Get, "/api/openapi.json", null, null)).Json
            .GetProperty("paths").GetProperty("/api/encompass-notifications").GetProperty("post").GetProperty("requestBody")
            .GetProperty("content").GetProperty("application/json").GetProperty("schema");

        var child = schema.GetProperty("properties").GetProperty("children").GetProperty("items").GetProperty("properties");
        child.GetProperty("schools").GetProperty("items").GetProperty("properties").GetProperty("number").GetProperty("description").GetString()!.ShouldContain("Decides routing");
    }

    /// <summary>"Name method path" of each httpTrigger; the description does not describe itself.</summary>
    private static IEnumerable<string> HttpFunctions()
    {
        foreach (var file in Directory.EnumerateFiles(new Local.LocalStackOptions().ScriptRoot, "function.json", SearchOption.AllDirectories))
        {
            var name = Path.GetFileName(Path.GetDirectoryName(file)!);
            foreach (var binding in JsonDocument.Parse(File.ReadAllText(file)).RootElement.GetProperty("bindings").EnumerateArray()
                .Where(b => b.GetProperty("type").GetString() == "httpTrigger" && name != "DescribeApi"))
            {
                yield return $"{name} {binding.GetProperty("methods")[0].GetString()} /api/{binding.GetProperty("route").GetString()}";
            }
        }
    }
}
