using System.Reflection;
using System.Text.Json.Nodes;

namespace Safeguarding.Tests.WorkedCases;

/// <summary>
/// One worked case: a report (or what happened to it) and what the guidance says must follow, calculated by hand. The folder's README says how
/// one is written.
/// </summary>
/// <param name="Id">Stable name, unique among all cases.</param>
/// <param name="Rule">Id of the rule in docs/rules.md.</param>
/// <param name="Fires">The rule applies; else the case is as near to it as can be, and it does not.</param>
/// <param name="Source">Paragraph, statute or section of the design that the expectation was written from.</param>
/// <param name="Says">What the source asks for here, in plain words.</param>
/// <param name="Given">The base report, what differs from it, and what happened to it.</param>
/// <param name="Expect">What must follow; what is not named is not looked at.</param>
public sealed record WorkedCase(string Id, string Rule, bool Fires, string Source, string Says, JsonObject Given, JsonObject Expect)
{
    public static string Root { get; } =
        typeof(WorkedCase).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(m => m.Key == "RepositoryRoot").Value!;

    public static string Folder { get; } = Path.Combine(Root, "tests", "WorkedCases", "cases");

    /// <summary>The base reports by name.</summary>
    public static JsonObject Bases { get; } = JsonNode.Parse(File.ReadAllText(Path.Combine(Root, "tests", "WorkedCases", "bases.json")))!.AsObject();

    /// <summary>Every case of every file, in order of file and place.</summary>
    public static IReadOnlyList<WorkedCase> All { get; } =
    [
        .. System.IO.Directory.EnumerateFiles(Folder, "*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .SelectMany(file => JsonNode.Parse(File.ReadAllText(file))!.AsArray().Select(node => Read(node!.AsObject(), file))),
    ];

    public static WorkedCase Get(string id) => All.Single(c => c.Id == id);

    private static WorkedCase Read(JsonObject node, string file)
    {
        string Text(string name) => node[name]?.GetValue<string>() ?? throw new InvalidDataException($"{file}: a case without {name}");
        var verdict = node.ContainsKey("fires") ? "fires" : "nearly";
        return new(Text("id"), Text(verdict), verdict == "fires", Text("source"), Text("says"), node["given"]!.AsObject(), node["expect"]!.AsObject());
    }
}
