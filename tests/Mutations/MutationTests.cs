using System.Text.RegularExpressions;
using Safeguarding.Tests.WorkedCases;
using Shouldly;
using Xunit;

namespace Safeguarding.Tests.Mutations;

/// <summary>
/// Every rule, broken once: the worked case that is said to notice does. Each break compiles a folder of the app again, so the everyday run makes
/// one in <see cref="OneIn"/>; MUTATIONS=all asks for all of them, in two minutes on two processors.
/// </summary>
public partial class MutationTests
{
    private const int OneIn = 30;

    private static readonly IReadOnlyList<Mutation> Tried =
        [.. Mutation.All.Where((_, i) => i % OneIn == 0 || Environment.GetEnvironmentVariable("MUTATIONS") == "all")];

    /// <summary>Side by side, because a test at a time would leave one of two processors idle.</summary>
    private static readonly Lazy<IReadOnlyList<string?>> Failures =
        new(() => [.. Tried.AsParallel().AsOrdered().WithDegreeOfParallelism(Environment.ProcessorCount).Select(m => m.FailureToCatch())]);

    public static TheoryData<string, int> Mutations => [.. Tried.Select((m, i) => (m.Rule, i))];

    [Theory]
    [MemberData(nameof(Mutations))]
    public void BrokenRule_IsCaughtByItsCase(string rule, int number) => Failures.Value[number].ShouldBeNull(rule);

    [Fact]
    public void UnbrokenRules_PassTheCasesThatCatchTheirMutations()
    {
        using var app = new Mutant(FunctionApp.Compile());

        foreach (var caseId in Mutation.All.Select(m => m.CaughtBy).Distinct())
        {
            app.Differences(caseId).ShouldBeEmpty(caseId);
        }
    }

    [Fact]
    public void EveryMutation_StillFindsWhatItBreaks() => Mutation.All.Select(m => m.Stale()).OfType<string>().ShouldBeEmpty();

    [Fact]
    public void EveryRuleOfTheDocument_HasAMutation()
    {
        var documented = RuleInTable().Matches(File.ReadAllText(Path.Combine(WorkedCase.Root, "docs", "rules.md"))).Select(m => m.Groups[1].Value).ToList();

        documented.Count.ShouldBeGreaterThan(100);
        documented.Except(Mutation.All.Select(m => m.Rule)).ShouldBeEmpty();
    }

    [GeneratedRegex(@"^\| `([^`]+)`", RegexOptions.Multiline)]
    private static partial Regex RuleInTable();
}
