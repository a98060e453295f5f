using System.Text.Json.Nodes;
using Xunit;

namespace Safeguarding.Tests.Unit.Infrastructure;

/// <summary>What the code says of itself, read from its sources.</summary>
internal static class Repository
{
    private static readonly string Root = BicepCli.Metadata("RepositoryRoot");

    public static string Infra => At("infra");

    /// <summary>A path below the root of the repository.</summary>
    public static string At(params ReadOnlySpan<string> parts) => Path.Combine([Root, .. parts]);

    /// <summary>Names of the environments: one parameter file each.</summary>
    public static TheoryData<string> Environments =>
        [.. System.IO.Directory.EnumerateFiles(Infra, "*.bicepparam").Select(file => Path.GetFileNameWithoutExtension(file)!).Order()];

    public static JsonNode DataModel => Json(Path.Combine(Infra, "data-model.json"));

    public static JsonNode ServiceBus => Json(Path.Combine(Infra, "service-bus.json"));

    public static string[] Queues => DataModel["queues"].Texts();

    public static JsonNode HostJson => Json(Path.Combine(Root, "host.json"));

    public static IEnumerable<string> BicepFiles => System.IO.Directory.EnumerateFiles(Infra, "*.bicep", SearchOption.AllDirectories);

    public static IEnumerable<string> CodeFiles => InFunctions("*.cs");

    /// <summary>Queues that a function.json receives from.</summary>
    public static string[] TriggeredQueues => Triggered("queueTrigger");

    /// <summary>Queues of Service Bus, and their dead-letter queues, that a function.json receives from.</summary>
    public static string[] TriggeredBusQueues => Triggered("serviceBusTrigger");

    private static string[] Triggered(string type) =>
    [
        .. from file in InFunctions("function.json")
           from binding in Json(file)["bindings"]!.AsArray()
           where binding.Text("type") == type
           select binding.Text("queueName"),
    ];

    private static IEnumerable<string> InFunctions(string pattern)
    {
        var functions = Path.Combine(Root, "functions");
        return System.IO.Directory.EnumerateFiles(functions, pattern, SearchOption.AllDirectories)
            .Where(file => Path.GetRelativePath(functions, file).Split(Path.DirectorySeparatorChar)[0] is not ("bin" or "obj"));
    }

    private static JsonNode Json(string file) => JsonNode.Parse(File.ReadAllText(file))!;
}
