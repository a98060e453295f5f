using Safeguarding.Tests.WorkedCases;
using Shouldly;
using Xunit;

namespace Safeguarding.Tests.Unit.Rules;

/// <summary>Every worked case as the guidance has it, and a case on both sides of every rule.</summary>
public class WorkedCaseTests
{
    public static TheoryData<string> Cases => [.. WorkedCase.All.Select(c => c.Id)];

    public static TheoryData<string> Rules => [.. RuleCatalogue.All.Select(r => r.Id)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Case_EndsAsTheGuidanceSays(string id) =>
        CaseRunner.Differences(id).ShouldBeEmpty(WorkedCase.Get(id).Says);

    [Theory]
    [MemberData(nameof(Rules))]
    public void Rule_HasACaseWhereItFiresAndOneWhereItNearlyDoes(string id)
    {
        var cases = WorkedCase.All.Where(c => c.Rule == id).ToList();

        cases.ShouldContain(c => c.Fires, "no case in which it fires");
        cases.ShouldContain(c => !c.Fires, "no case in which it nearly fires");
    }

    [Fact]
    public void Cases_AreNamedOnceAndBelongToARule()
    {
        WorkedCase.All.Select(c => c.Id).ShouldBeUnique();
        WorkedCase.All.Select(c => c.Rule).Except(RuleCatalogue.All.Select(r => r.Id)).ShouldBeEmpty();
        WorkedCase.All.Count.ShouldBeGreaterThanOrEqualTo(150);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Case_NamesItsSourceAndExpectsSomething(string id)
    {
        var worked = WorkedCase.Get(id);

        worked.Source.ShouldNotBeNullOrWhiteSpace();
        worked.Says.ShouldNotBeNullOrWhiteSpace();
        worked.Expect.Count.ShouldBePositive();
    }
}
