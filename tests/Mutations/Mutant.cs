using System.Reflection;
using System.Runtime.Loader;
using Safeguarding.Tests.WorkedCases;

namespace Safeguarding.Tests.Mutations;

/// <summary>One compiled function app with the worked cases' runner bound to it, unloaded after use. Everything else is shared.</summary>
internal sealed class Mutant : AssemblyLoadContext, IDisposable
{
    private readonly IReadOnlyDictionary<string, byte[]> _app;
    private readonly MethodInfo _differences;

    public Mutant(IReadOnlyDictionary<string, byte[]> app)
        : base(isCollectible: true)
    {
        _app = app;
        _differences = LoadFromAssemblyPath(typeof(CaseRunner).Assembly.Location)
            .GetType(typeof(CaseRunner).FullName!)!.GetMethod(nameof(CaseRunner.Differences))!;
    }

    /// <summary>How a case ends differently here; an exception of the app is a difference too, one of the loading of assemblies is not.</summary>
    public IReadOnlyList<string> Differences(string caseId)
    {
        try
        {
            return (IReadOnlyList<string>)_differences.Invoke(null, [caseId])!;
        }
        catch (TargetInvocationException thrown) when (thrown.InnerException is { } inner && !Broken(inner))
        {
            return [inner.ToString()];
        }
    }

    public void Dispose() => Unload();

    protected override Assembly? Load(AssemblyName assemblyName)
    {
        if (!_app.TryGetValue(assemblyName.Name!, out var image))
        {
            return null;
        }
        using var bytes = new MemoryStream(image);
        return LoadFromStream(bytes);
    }

    private static bool Broken(Exception error) =>
        (error as TypeInitializationException)?.InnerException is { } inner ? Broken(inner) : error is TypeLoadException or MissingMemberException or IOException or BadImageFormatException;
}
