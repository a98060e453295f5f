using ArchUnitNET.Domain;
using ArchUnitNET.Loader;
using Shouldly;
using Xunit;

namespace Safeguarding.Tests.Unit.Meta;

/// <summary>Who may depend on whom. Folder names are namespaces; a new arrow must be drawn here first.</summary>
public class ArchitectureTests
{
    private static readonly Architecture Built = new ArchLoader().LoadAssembly(typeof(Settings).Assembly).Build();

    private static readonly string[] Kinds = ["Referrals", "MissingEpisodes", "OperationEncompass"];

    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Routing"] = [],
        ["Duties"] = [],
        ["Telemetry"] = [],
        ["Reports"] = ["Routing"],
        ["Triggers"] = ["Reports"],
        ["Directory"] = ["Reports", "Routing", "Triggers"],
        ["Access"] = ["Directory", "Triggers", "Reports"],
        ["Referrals"] = ["Reports", "Duties", "Routing", "Triggers"],
        ["MissingEpisodes"] = ["Reports", "Duties", "Routing", "Triggers"],
        ["OperationEncompass"] = ["Reports", "Duties", "Routing", "Triggers"],
        ["Intake"] = [.. Kinds, "Reports", "Duties", "Routing", "Triggers", "Directory", "Access", "Telemetry"],
        ["Deliveries"] = ["Reports", "Duties", "Routing", "Triggers", "Directory", "Access", "Telemetry"],
        ["SelfService"] = ["Deliveries", "Reports", "Routing", "Triggers", "Directory", "Access"],
        ["Operations"] = ["Intake", "Deliveries", "Reports", "Routing", "Triggers", "Directory", "Access"],
        ["Adapters"] = ["Reports", "MissingEpisodes", "Deliveries", "Operations", "Directory", "Access", "Triggers", "Routing", "Telemetry", ""],
    };

    public static TheoryData<string> Folders => [.. Allowed.Keys];

    [Theory]
    [MemberData(nameof(Folders))]
    public void Folder_DependsOnlyOnWhatItMay(string folder)
    {
        var targets = Built.Types.Where(t => Folder(t) == folder)
            .SelectMany(t => t.Dependencies.Select(d => (From: t.FullName, To: d.Target)))
            .Where(d => Folder(d.To) is { } to && to != folder && !Allowed[folder].Contains(to))
            .Select(d => $"{d.From} -> {d.To.FullName}").Distinct();

        targets.ShouldBeEmpty();
    }

    [Fact]
    public void Folders_AreAllInTheTable() =>
        Built.Types.Select(Folder).Where(f => f is not (null or "")).Distinct().Order().ShouldBe(Allowed.Keys.Order());

    [Theory]
    [InlineData("Routing")]
    [InlineData("Duties")]
    [InlineData("Telemetry")]
    public void PureFolders_UseOnlyNodaTimeAndTheBaseLibrary(string folder) =>
        Outside(folder).Where(n => !n.StartsWith("System", StringComparison.Ordinal) && !n.StartsWith("NodaTime", StringComparison.Ordinal)
            && !n.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal)).ShouldBeEmpty();

    [Fact]
    public void Sdks_AreNamedOnlyByAdapters()
    {
        foreach (var folder in Allowed.Keys.Where(f => f != "Adapters"))
        {
            Outside(folder).Where(n => n.StartsWith("Azure", StringComparison.Ordinal) || n.StartsWith("Microsoft.Azure", StringComparison.Ordinal)
                || n.StartsWith("Notify.", StringComparison.Ordinal) || n.StartsWith("OpenTelemetry", StringComparison.Ordinal)).ShouldBeEmpty(folder);
        }
    }

    private static IEnumerable<string> Outside(string folder) => Built.Types.Where(t => Folder(t) == folder)
        .SelectMany(t => t.Dependencies).Select(d => d.Target.FullName).Where(n => !n.StartsWith("Safeguarding", StringComparison.Ordinal)).Distinct();

    /// <summary>"" for the composition root, null for what is not ours.</summary>
    private static string? Folder(IType type) => type.Namespace?.FullName.Split('.') switch
    {
        ["Safeguarding"] => "",
        ["Safeguarding", var folder, ..] => folder,
        _ => null,
    };
}
