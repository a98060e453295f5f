using Safeguarding.Deliveries;
using Safeguarding.Triggers;
using Shouldly;
using Xunit;

namespace Safeguarding.Tests.Unit.Deliveries;

public class DecisionBodyTests
{
    [Theory]
    [InlineData("no-further-action", null, "visit", Refusals.RationaleRequired)]
    [InlineData("no-further-action", " ", "visit", Refusals.RationaleRequired)]
    [InlineData("assessment", null, null, Refusals.RationaleRequired)]
    [InlineData("assessment", null, " ", Refusals.RationaleRequired)]
    [InlineData("assessment", null, "visit", null)]
    [InlineData("assessment", "no plan is needed yet", null, null)]
    [InlineData("no-further-action", "the bruise has a known cause", null, null)]
    [InlineData("other", "see the case", null, null)]
    [InlineData("No-Further-Action", "why", null, Refusals.InvalidDecision)]
    [InlineData(null, "why", null, Refusals.InvalidDecision)]
    public void Decision_NeedsAKnownCodeAndAReasonOrAPlan(string? code, string? rationale, string? action, string? refusal) =>
        (new DecisionBody(null, code, rationale, action is null ? null : [action]).Refused()?.Code).ShouldBe(refusal);

    [Fact]
    public void ADecisionThatMayStand_IsNotRefused() => new DecisionBody(null, "assessment", null, ["visit"]).Refused().ShouldBeNull();

    [Fact]
    public void EveryFault_IsListedAtOnce()
    {
        var body = new DecisionBody(null, null, null, ["ok", new string('x', 1001)], new string('f', 4001), new string('c', 101));

        body.Refused()!.Errors.Select(e => $"{e.Pointer} {e.Code}").ShouldBe(
            ["/decision unknown-decision", "/feedbackToReporter text-too-long", "/recipientCaseId text-too-long", "/nextActions/1 text-too-long"]);
    }

    [Fact]
    public void LimitsOfText_AreInclusive()
    {
        new DecisionBody(null, "other", new string('r', 10_000), [new string('x', 1000)], new string('f', 4000), new string('c', 100)).Refused().ShouldBeNull();
        new DecisionBody(null, "other", new string('r', 10_001)).Refused()!.Code.ShouldBe(Refusals.InvalidDecision);
        new DecisionBody(null, "other", "why", [.. Enumerable.Repeat("a", 51)]).Refused()!.Errors.ShouldHaveSingleItem().Code.ShouldBe("too-many-items");
    }

    [Fact]
    public void EveryCode_HasWordsInBothLanguages() =>
        DecisionCodes.All.ShouldAllBe(c => DecisionCodes.Find(c)!.En.Length > 0 && DecisionCodes.Find(c)!.Cy != DecisionCodes.Find(c)!.En);
}
