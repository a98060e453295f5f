using System.Reflection;
using System.Text.Json;
using Safeguarding.Access;
using Safeguarding.Adapters;
using Safeguarding.Reports;
using Safeguarding.Tests.Unit.Infrastructure;
using Safeguarding.Tests.Unit.Kinds;
using Shouldly;
using Xunit;

namespace Safeguarding.Tests.Unit.Meta;

/// <summary>Every function has all that belongs to it; a new one without it fails here.</summary>
public class FunctionFolderTests
{
    private static readonly string[] Triggers = ["ReceiveQueuedReport", "ReceiveDeadLetters", "RecordUntakenDelivery", "CreateDeliveries", "SendDelivery", "SendAlert", "SendWebhook", "SweepDeadlines", "ReconcileArchive"];

    public static TheoryData<string> Functions => [.. Files().Select(f => Name(f))];

    [Fact]
    public void Functions_AreThoseOfTheRoleTableTheOpenOnesAndTheTriggers() =>
        Files().Select(Name).Order().ShouldBe(RoleTable.Allowed.Keys.Concat(RoleTable.Anonymous).Concat(Triggers).Order());

    [Theory]
    [MemberData(nameof(Functions))]
    public void Function_HasAClassOfItsNameBesideItThatMapsIt(string function)
    {
        var type = typeof(Settings).Assembly.GetTypes().Where(t => t.Name == function).ShouldHaveSingleItem();
        File.Exists(Path.Combine(Path.GetDirectoryName(FileOf(function))!, $"{function}.cs")).ShouldBeTrue();
        type.GetMethod("Map", BindingFlags.Public | BindingFlags.Static).ShouldNotBeNull();
        File.ReadAllText(Repository.At("functions", "Program.cs")).ShouldContain($"{function}.Map(app);");
    }

    [Theory]
    [MemberData(nameof(Functions))]
    public void Bindings_KeepTheContractWithTheHost(string function)
    {
        var bindings = JsonDocument.Parse(File.ReadAllText(FileOf(function))).RootElement.GetProperty("bindings").EnumerateArray().ToList();
        var trigger = bindings[0];
        switch (trigger.GetProperty("type").GetString())
        {
            case "httpTrigger":
                bindings.Select(b => b.GetProperty("type").GetString()).ShouldBe(["httpTrigger", "http"], "anything more changes how the host calls");
                trigger.GetProperty("authLevel").GetString().ShouldBe("anonymous", "the app checks the token itself");
                string.Join(' ', trigger.GetProperty("methods").EnumerateArray().Select(m => m.GetString())).ShouldBeOneOf("get head", "post", "put");
                trigger.GetProperty("route").GetString()!.ShouldNotContain("*");
                break;
            case "queueTrigger":
                bindings.Count.ShouldBe(1);
                trigger.GetProperty("dataType").GetString().ShouldBe("binary");
                break;
            case "serviceBusTrigger":
                bindings.Count.ShouldBe(1);
                trigger.GetProperty("dataType").GetString().ShouldBe("binary", "else the message's own properties would overwrite what the broker says of it");
                trigger.GetProperty("connection").GetString().ShouldBe("ServiceBus");
                trigger.TryGetProperty("cardinality", out _).ShouldBeFalse("one message, one outcome");
                break;
            default:
                bindings.Count.ShouldBe(1);
                trigger.GetProperty("schedule").GetString()!.Split(' ').Length.ShouldBe(6);
                break;
        }
    }

    [Fact]
    public void EveryKind_HasItsFunctionItsRouteAndSamples()
    {
        foreach (var kind in Reading.Kinds)
        {
            File.ReadAllText(FileOf(kind.Function)).ShouldContain($"\"route\": \"{kind.Path["/api/".Length..]}\"");
            System.IO.Directory.EnumerateFiles(Repository.At("sample-payloads", "valid"), "*.expected.json")
                .Count(f => File.ReadAllText(f).Contains($"\"{kind.Path}\"", StringComparison.Ordinal)).ShouldBeGreaterThan(2);
        }
    }

    [Fact]
    public void QueriesAcrossPartitions_AreThoseThatTheLocalStackAllows()
    {
        var allowed = JsonDocument.Parse(File.ReadAllText(Repository.At("local", "cross-partition-queries.json"))).RootElement
            .EnumerateArray().ToDictionary(q => q.GetProperty("name").GetString()!, q => q.GetProperty("sql").GetString()!);
        var written = typeof(CrossPartitionQueries).GetFields(BindingFlags.Public | BindingFlags.Static).ToDictionary(f => f.Name, f => (string)f.GetRawConstantValue()!);

        written.ShouldBe(allowed, ignoreOrder: true);
    }

    [Fact]
    public void NoRequestPath_CreatesAContainerOrAQueue() =>
        Repository.CodeFiles.Where(f => System.Text.RegularExpressions.Regex.IsMatch(File.ReadAllText(f), "CreateIfNotExists|CreateContainer|CreateQueue|CreateDatabase")).ShouldBeEmpty();

    [Fact]
    public void EveryCodeOfAFinding_HasATextInBothLanguagesAndEveryTextIsUsed()
    {
        var sources = string.Join('\n', System.IO.Directory.EnumerateFiles(Repository.At("functions"), "*.cs", SearchOption.AllDirectories)
            .Where(f => !f.Contains("FindingTexts", StringComparison.Ordinal) && !f.Contains("FindingRules", StringComparison.Ordinal) && !f.Contains("/obj/", StringComparison.Ordinal)).Select(f => File.ReadAllText(f)));
        foreach (var code in FindingTexts.Codes)
        {
            sources.ShouldContain($"\"{code}\"");
            FindingTexts.For(code).En.ShouldNotBeNullOrWhiteSpace();
            FindingTexts.For(code).Cy.ShouldNotBe(FindingTexts.For(code).En);
        }
        var used = System.Text.RegularExpressions.Regex.Matches(sources, "\\.(?:Fault|Warn)\\([^;]*?, \"([a-z0-9-]+)\"");
        used.Count.ShouldBeGreaterThan(15);
        used.Select(m => m.Groups[1].Value).Distinct().ShouldBeSubsetOf(FindingTexts.Codes);
    }

    private static IEnumerable<string> Files() => System.IO.Directory.EnumerateFiles(Repository.At("functions"), "function.json", SearchOption.AllDirectories)
        .Where(f => !f.Contains("/bin/", StringComparison.Ordinal) && !f.Contains("/obj/", StringComparison.Ordinal));

    private static string Name(string file) => Path.GetFileName(Path.GetDirectoryName(file)!);

    private static string FileOf(string function) => Files().Single(f => Name(f) == function);
}
