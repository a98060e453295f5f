using System.Reflection;
using Safeguarding.Routing;
using Shouldly;
using Xunit;

namespace Safeguarding.Tests.Unit.Routing;

/// <summary>The chase of design 6, written out by hand: which step tells whom.</summary>
public class ChasePlansTests
{
    [Fact]
    public void EveryRuleOfADeadlineWithSteps_IsInOnePlan()
    {
        string[] withoutSteps = [RuleIds.Chase, RuleIds.WrittenConfirmation];
        var rules = typeof(RuleIds).GetFields(BindingFlags.Public | BindingFlags.Static).Select(f => (string)f.GetValue(null)!).Except(withoutSteps);

        ChasePlans.All.SelectMany(p => p.Rules).Order().ShouldBe(rules.Order());
    }

    [Theory]
    [InlineData("encompass.target", "alert-90", StepAction.Alert, ChaseWhom.SameContacts)]
    [InlineData("encompass.late-next-target", "remind-30", StepAction.Remind, ChaseWhom.SameContacts)]
    [InlineData("encompass.target", "escalate-15", StepAction.Escalate, ChaseWhom.NextContact | ChaseWhom.EscalationDesk)]
    [InlineData("encompass.target", "breach", StepAction.Breach, ChaseWhom.Nobody)]
    [InlineData("encompass.in-school-hours", "escalate-75", StepAction.Escalate, ChaseWhom.NextContact | ChaseWhom.EscalationDesk)]
    [InlineData("encompass.in-school-hours", "breach", StepAction.Breach, ChaseWhom.Nobody)]
    [InlineData("acknowledgement.immediate", "remind-50", StepAction.Remind, ChaseWhom.SameContacts)]
    [InlineData("acknowledgement.prompt-edt", "escalate-75", StepAction.Escalate, ChaseWhom.NextContact | ChaseWhom.EscalationDesk)]
    [InlineData("acknowledgement.working-day", "breach", StepAction.Breach, ChaseWhom.DutyDesk | ChaseWhom.TeamManager)]
    [InlineData("decision.one-working-day", "breach", StepAction.Breach, ChaseWhom.DutyDesk | ChaseWhom.TeamManager)]
    [InlineData("redirection.route-needed", "breach", StepAction.Breach, ChaseWhom.Nobody)]
    public void Step_TellsWhomTheDesignNames(string rule, string step, StepAction action, ChaseWhom whom) =>
        ChasePlans.Whom(rule, step, action).ShouldBe(whom);

    [Fact]
    public void StepOfNoPlan_StillTellsSomebodyWhenItEscalates() =>
        ChasePlans.Whom(null, "escalate", StepAction.Escalate).ShouldBe(ChaseWhom.NextContact | ChaseWhom.EscalationDesk);
}
