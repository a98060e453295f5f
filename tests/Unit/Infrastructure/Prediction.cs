using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Shouldly;

namespace Safeguarding.Tests.Unit.Infrastructure;

/// <summary>
/// What a deployment of one parameter file would make: the CLI's snapshot, in which modules are expanded and everything
/// is evaluated that does not depend on a running resource. Compiled once per environment and test run.
/// </summary>
internal sealed class Prediction
{
    public const string ResourceGroup = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/any";

    private static readonly ConcurrentDictionary<string, Lazy<Prediction>> Known = new();

    private Prediction(JsonNode snapshot)
    {
        Resources = [.. snapshot["predictedResources"]!.AsArray().Select(item => item!)];
        Outputs = snapshot["outputs"] as JsonObject ?? [];
        Diagnostics = snapshot["diagnostics"].Texts();
        Everything = snapshot.ToJsonString();
    }

    public JsonNode[] Resources { get; }

    public JsonObject Outputs { get; }

    public string[] Diagnostics { get; }

    public string Everything { get; }

    public IReadOnlyDictionary<string, string> Settings => All("Microsoft.Web/sites/config")
        .Single(config => config.Text("name").EndsWith("/appsettings", StringComparison.Ordinal))["properties"]!
        .AsObject().ToDictionary(setting => setting.Key, setting => setting.Value!.ToString());

    public static Prediction Of(string environment) =>
        Known.GetOrAdd(environment, name => new Lazy<Prediction>(() => Make(name))).Value;

    public JsonNode[] All(string type) => [.. Resources.Where(resource => resource.Text("type") == type)];

    public JsonNode The(string type) => All(type).ShouldHaveSingleItem();

    /// <summary>Last part of the name of each resource of the type.</summary>
    public string[] Names(string type) => [.. All(type).Select(resource => resource.Text("name").Split('/')[^1])];

    private static Prediction Make(string environment)
    {
        // The CLI writes a snapshot beside its parameter file: a copy keeps the sources clean.
        var copy = System.IO.Directory.CreateTempSubdirectory("infra-");
        try
        {
            Copy(Repository.Infra, copy.FullName);
            var run = BicepCli.Run(
                "snapshot", Path.Combine(copy.FullName, $"{environment}.bicepparam"), "--mode", "overwrite",
                "--tenant-id", "00000000-0000-0000-0000-000000000002",
                "--subscription-id", ResourceGroup.Split('/')[2],
                "--resource-group", ResourceGroup.Split('/')[^1], "--location", "uksouth");
            run.ExitCode.ShouldBe(0, run.Diagnostics);
            return new Prediction(JsonNode.Parse(File.ReadAllText(Path.Combine(copy.FullName, $"{environment}.snapshot.json")))!);
        }
        finally
        {
            copy.Delete(recursive: true);
        }
    }

    private static void Copy(string from, string to)
    {
        foreach (var file in System.IO.Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            System.IO.Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
