using ArchUnitNET.Loader;
using Safeguarding.Tests.Simulation.Model;
using Shouldly;
using Xunit;

namespace Safeguarding.Tests.Simulation;

/// <summary>The model can only find a mistake that it does not share: it uses nothing but the base library and itself.</summary>
public class ModelIndependenceTests
{
    private const string Own = "Safeguarding.Tests.Simulation.Model.";

    [Fact]
    public void Model_UsesTheBaseLibraryAndItselfAlone()
    {
        var types = new ArchLoader().LoadAssembly(typeof(LondonClock).Assembly).Build().Types.Where(t => t.FullName.StartsWith(Own, StringComparison.Ordinal)).ToList();

        types.Count.ShouldBeGreaterThan(15);
        types.SelectMany(t => t.Dependencies).Select(d => d.Target.FullName).Distinct()
            .Where(n => !n.StartsWith("System.", StringComparison.Ordinal) && !n.StartsWith(Own, StringComparison.Ordinal)
                && !n.StartsWith("Microsoft.CodeAnalysis.", StringComparison.Ordinal)).ShouldBeEmpty();
    }
}
