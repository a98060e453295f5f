using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Safeguarding.Tests.WorkedCases;

namespace Safeguarding.Tests.Mutations;

/// <summary>
/// The function app without what no worked case reaches, compiled in memory: one assembly per folder, in order of dependency, so that a mutation
/// compiles one folder again and not the whole app. An assembly with the app's own name forwards every type to the folder that holds it.
/// </summary>
internal static class FunctionApp
{
    public const string Name = "safeguarding-pipeline";

    /// <summary>A folder uses only those before it; one that is new is compiled when it stands here, or a case that needs it fails.</summary>
    private static readonly string[] Folders =
    [
        "Routing", "Duties", "Reports", "Triggers", "Telemetry", "Directory", "Access", "Referrals", "MissingEpisodes", "OperationEncompass", "Intake", "Deliveries", "SelfService",
    ];

    private static readonly string[] Friends = [.. Folders.Select(Folder.AssemblyOf), Name, "WorkedCases"];

    private static readonly IReadOnlyList<Folder> Unchanged = Build();

    private static readonly KeyValuePair<string, byte[]> Front = new(Name, Forwards());

    /// <summary>Every assembly by name with one file changed, or as they are; throws when it does not compile.</summary>
    public static IReadOnlyDictionary<string, byte[]> Compile(string? file = null, string? text = null)
    {
        var changed = Unchanged.FirstOrDefault(f => file is not null && f.Has(file));
        return file is not null && changed is null
            ? throw new InvalidOperationException($"{file} is in none of the folders that are compiled")
            : Unchanged.Select(f => new KeyValuePair<string, byte[]>(f.Assembly, f == changed ? f.Changed(file!, text!) : f.Image)).Append(Front).ToDictionary();
    }

    private static List<Folder> Build()
    {
        var built = new List<Folder>();
        foreach (var folder in Folders)
        {
            built.Add(new(folder, built, Friends));
        }
        return built;
    }

    private static byte[] Forwards() => Folder.Emit(CSharpCompilation.Create(
        Name,
        [Folder.FriendsTree(Friends), CSharpSyntaxTree.ParseText(string.Join('\n', Unchanged.SelectMany(f => f.Types).Select(t => $"[assembly: System.Runtime.CompilerServices.TypeForwardedTo(typeof({t}))]")))],
        [.. Folder.Platform, .. Unchanged.Select(f => f.Reference)],
        new(OutputKind.DynamicallyLinkedLibrary)));
}
