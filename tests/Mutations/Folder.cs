using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Safeguarding.Tests.WorkedCases;

namespace Safeguarding.Tests.Mutations;

/// <summary>One folder of the function app as an assembly of its own. It is parsed, and its generated code made, once; a mutation replaces one syntax tree.</summary>
internal sealed class Folder
{
    private static readonly CSharpParseOptions Parsing = new(LanguageVersion.Latest);

    private readonly CSharpCompilation _written;
    private readonly CSharpCompilation _whole;
    private readonly GeneratorDriver _generators;

    /// <param name="friends">Assemblies that see what is internal: the app is one assembly, and so are its internals.</param>
    public Folder(string name, IEnumerable<Folder> before, IEnumerable<string> friends)
    {
        Assembly = AssemblyOf(name);
        var sources = System.IO.Directory.EnumerateFiles(Path.Combine(WorkedCase.Root, "functions", name), "*.cs", SearchOption.AllDirectories)
            .Append(Path.Combine(WorkedCase.Root, Metadata("GeneratedFiles"), "Functions.GlobalUsings.g.cs"));
        _written = CSharpCompilation.Create(
            Assembly, [.. sources.Select(f => Tree(f, File.ReadAllText(f))), FriendsTree(friends)], [.. Platform, .. before.Select(f => f.Reference)],
            // One thread per compilation: the mutations themselves run side by side. Nullability is the build's to check.
            new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Disable, concurrentBuild: false));
        _generators = CSharpGeneratorDriver.Create(SourceGenerators(), parseOptions: Parsing).RunGenerators(_written);
        _whole = Generate(_written);
        Image = Emit(_whole);
        Reference = MetadataReference.CreateFromImage(Image);
    }

    public static IReadOnlyList<MetadataReference> Platform { get; } =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileNameWithoutExtension(path) is not (FunctionApp.Name or "WorkedCases" or "Mutations"))
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    private static readonly Assembly App = typeof(Reports.ReportKind).Assembly;

    /// <summary>What the app carries within itself, for whichever folder reads it.</summary>
    private static readonly ResourceDescription[] Resources =
        [.. App.GetManifestResourceNames().Select(name => new ResourceDescription(name, () => App.GetManifestResourceStream(name)!, isPublic: true))];

    public string Assembly { get; }

    public byte[] Image { get; }

    public MetadataReference Reference { get; }

    /// <summary>Every type that is not nested, as <c>typeof</c> names it.</summary>
    public IEnumerable<string> Types => TypesIn(_whole.Assembly.GlobalNamespace)
        .Select(t => $"global::{t.ContainingNamespace}.{t.Name}{(t.Arity == 0 ? "" : $"<{new string(',', t.Arity - 1)}>")}");

    public static string AssemblyOf(string folder) => $"{FunctionApp.Name}.{folder}";

    public static SyntaxTree FriendsTree(IEnumerable<string> friends) =>
        Tree("", string.Join('\n', friends.Select(f => $"[assembly: System.Runtime.CompilerServices.InternalsVisibleTo(\"{f}\")]")));

    public bool Has(string file) => _written.SyntaxTrees.Any(t => t.FilePath == file);

    /// <summary>Code that is generated from another file stays the same, so only a file with an attribute for a generator runs them again.</summary>
    public byte[] Changed(string file, string text)
    {
        var before = _written.SyntaxTrees.Single(t => t.FilePath == file);
        return Emit(text.Contains("[GeneratedRegex", StringComparison.Ordinal) || text.Contains("[LoggerMessage", StringComparison.Ordinal)
            ? Generate(_written.ReplaceSyntaxTree(before, Tree(file, text)))
            : _whole.ReplaceSyntaxTree(before, Tree(file, text)));
    }

    public static byte[] Emit(CSharpCompilation compilation)
    {
        using var bytes = new MemoryStream();
        var result = compilation.Emit(bytes, manifestResources: Resources);
        return result.Success
            ? bytes.ToArray()
            : throw new InvalidOperationException(string.Join('\n', result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error)));
    }

    private CSharpCompilation Generate(CSharpCompilation from)
    {
        _generators.RunGeneratorsAndUpdateCompilation(from, out var whole, out _);
        return (CSharpCompilation)whole;
    }

    private static SyntaxTree Tree(string file, string text) => CSharpSyntaxTree.ParseText(SourceText.From(text), Parsing, file);

    private static IEnumerable<INamedTypeSymbol> TypesIn(INamespaceSymbol space) =>
        space.GetTypeMembers().Where(t => t.CanBeReferencedByName && !t.IsFileLocal).Concat(space.GetNamespaceMembers().SelectMany(TypesIn));

    private static IEnumerable<ISourceGenerator> SourceGenerators() => Metadata("SourceGenerators").Split('|')
        .SelectMany(path => new AnalyzerFileReference(path, new Loader()).GetGenerators(LanguageNames.CSharp));

    private static string Metadata(string key) =>
        typeof(Folder).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(m => m.Key == key).Value!;

    private sealed class Loader : IAnalyzerAssemblyLoader
    {
        public void AddDependencyLocation(string fullPath)
        {
            // The generators need nothing beside the compiler that is loaded already.
        }

        public Assembly LoadFromPath(string fullPath) => AssemblyLoadContext.Default.LoadFromAssemblyPath(fullPath);
    }
}
