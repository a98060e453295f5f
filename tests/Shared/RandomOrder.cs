using System.Globalization;
using System.Reflection;
using Safeguarding.Tests.Shared;
using Xunit;
using Xunit.Sdk;
using Xunit.v3;

[assembly: TestClassOrderer<RandomOrder>]
[assembly: TestMethodOrderer<RandomOrder>]
[assembly: TestCaseOrderer<RandomOrder>]
[assembly: SaysItsOrder]

namespace Safeguarding.Tests.Shared;

/// <summary>
/// Another order in every run, so that a test that leans on another one is found out. ORDER_SEED=... gives the order of an earlier run again.
/// Collections are not part of it: they have nothing in common and run beside each other.
/// </summary>
public sealed class RandomOrder : ITestClassOrderer, ITestMethodOrderer, ITestCaseOrderer
{
    public static int Seed { get; } = int.TryParse(Environment.GetEnvironmentVariable("ORDER_SEED"), NumberStyles.None, CultureInfo.InvariantCulture, out var given)
        ? given
        : Random.Shared.Next(1, 1_000_000);

    public IReadOnlyCollection<T?> OrderTestClasses<T>(IReadOnlyCollection<T?> testClasses)
        where T : ITestClass => Shuffled(testClasses, c => c?.UniqueID);

    public IReadOnlyCollection<T?> OrderTestMethods<T>(IReadOnlyCollection<T?> testMethods)
        where T : ITestMethod => Shuffled(testMethods, m => m?.UniqueID);

    public IReadOnlyCollection<T> OrderTestCases<T>(IReadOnlyCollection<T> testCases)
        where T : ITestCase => Shuffled(testCases, c => c.UniqueID);

    /// <summary>From the same start each time: in which order xUnit hands them over is not part of the seed.</summary>
    private static T[] Shuffled<T>(IEnumerable<T> items, Func<T, string?> id)
    {
        var shuffled = items.OrderBy(id, StringComparer.Ordinal).ToArray();
        new Random(Seed).Shuffle(shuffled);
        return shuffled;
    }
}

/// <summary>Writes the seed into each test's output, which a run shows where the test failed.</summary>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class SaysItsOrderAttribute : BeforeAfterTestAttribute
{
    public override void Before(MethodInfo methodUnderTest, IXunitTest test) =>
        TestContext.Current.TestOutputHelper?.WriteLine($"The tests ran in the order of ORDER_SEED={RandomOrder.Seed}.");
}
