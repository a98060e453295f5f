using System.Text.RegularExpressions;
using Safeguarding.Tests.WorkedCases;
using Shouldly;
using Xunit;

namespace Safeguarding.Tests.Mutations;

/// <summary>Every rule, broken once: the worked case that is said to notice does.</summary>
public partial class MutationTests
{
    /// <summary>All mutations side by side, because a test at a time would leave one of two processors idle.</summary>
    private static readonly Lazy<IReadOnlyList<string?>> Failures =
        new(() => [.. Mutation.All.AsParallel().AsOrdered().WithDegreeOfParallelism(Environment.ProcessorCount).Select(m => m.FailureToCatch())]);

    public static TheoryData<string, int> Mutations => [.. Mutation.All.Select((m, i) => (m.Rule, i))];

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
    public void EveryRuleOfTheDocument_HasAMutation()
    {
        var documented = RuleInTable().Matches(File.ReadAllText(Path.Combine(WorkedCase.Root, "docs", "rules.md"))).Select(m => m.Groups[1].Value).ToList();

        documented.Count.ShouldBeGreaterThan(100);
        documented.Except(Mutation.All.Select(m => m.Rule)).ShouldBeEmpty();
    }

    [GeneratedRegex(@"^\| `([^`]+)`", RegexOptions.Multiline)]
    private static partial Regex RuleInTable();
}
