using Safeguarding.Duties;
using Safeguarding.Reports;
using Safeguarding.Routing;
using Safeguarding.Tests.Unit.Infrastructure;
using Shouldly;
using Xunit;

namespace Safeguarding.Tests.Unit.Rules;

/// <summary>The catalogue is whole, and docs/rules.md says what it says.</summary>
public class RulesDocumentTests
{
    private static readonly string Document = Repository.At("docs", "rules.md");

    [Fact]
    public void Document_IsWhatTheCodeSays()
    {
        var written = RulesDocument.Write(RuleCatalogue.All);
        if (Environment.GetEnvironmentVariable("WRITE_DOCS") == "1")
        {
            File.WriteAllText(Document, written);
        }

        File.ReadAllText(Document).ShouldBe(written, "docs/rules.md is stale; its head says how to rewrite it");
    }

    [Fact]
    public void Rules_HaveIdsOfTheirOwnAndSayEverythingOfThemselves()
    {
        RuleCatalogue.All.Select(r => r.Id).ShouldBeUnique();
        foreach (var rule in RuleCatalogue.All)
        {
            foreach (var said in new[] { rule.When, rule.Action, rule.Citation })
            {
                said.ShouldNotBeNullOrWhiteSpace(rule.Id);
            }
            rule.SeenIn.ShouldNotBe((SeenIn)0, rule.Id);
        }
    }

    /// <summary>A rule that is written in a slice but not listed with the others would be missing from the document.</summary>
    [Fact]
    public void EveryRoutingRuleOfTheCode_IsInTheCatalogue()
    {
        var fields = typeof(RoutingRule).Assembly.GetTypes()
            .SelectMany(t => t.GetFields(System.Reflection.BindingFlags.Static | System.Reflection.BindingFlags.Public | System.Reflection.BindingFlags.NonPublic))
            .Where(f => f.FieldType == typeof(RoutingRule)).Select(f => ((RoutingRule)f.GetValue(null)!).RuleId).ToList();

        fields.Count.ShouldBeGreaterThan(25);
        fields.Except(RuleCatalogue.All.Select(r => r.Id)).ShouldBeEmpty();
    }

    [Fact]
    public void EveryLimit_SaysWhatItIsFor() => LimitRules.All.Keys.Order().ShouldBe(Limits.All.Select(l => l.Id).Order());

    [Fact]
    public void EveryFindingThatDecides_HasItsTexts() => FindingRules.All.Select(f => f.Code).Distinct().Except(FindingTexts.Codes).ShouldBeEmpty();

    [Fact]
    public void EveryDutyThatSendsTheReportOn_HasOneRuleForBoth() =>
        DutyTable.All.Where(d => d.RoutesTo is not null).Select(d => $"duty.{d.Id}").ShouldBeSubsetOf(RuleCatalogue.All.Select(r => r.Id));
}
