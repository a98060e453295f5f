using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using NodaTime;
using Safeguarding.Deliveries;
using Safeguarding.Reports;
using Safeguarding.Tests.Unit.Kinds;
using Shouldly;
using Xunit;

namespace Safeguarding.Tests.Unit.Deliveries;

public class PrintableRecordTests
{
    private const string Attack = "<script>alert(\"x\")</script>'&\u003c\n</dd><img src=x onerror=y>";
    private static readonly string[] Tags = ["body", "br", "dd", "dl", "dt", "h1", "h2", "head", "html", "li", "main", "ol", "section", "title"];

    public static TheoryData<string> Kinds => [.. Reading.Kinds.Select(k => k.Name)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void MarkupInEveryFieldAndInMadeUpNames_IsPrintedAsText(string name)
    {
        var kind = Reading.Kinds.Single(k => k.Name == name);
        var payload = Object(kind.Fields);
        payload["kind"] = name;
        payload["legalRoute"] = "section-130";
        var report = Reading.Accepted(kind, payload.ToJsonString());
        foreach (var route in report.Routes)
        {
            var view = JsonSerializer.SerializeToElement(kind.View(report, route, TestDirectory.Snapshot.Desks.Desk(route.Desk)!));
            foreach (var language in new[] { "en", "cy" })
            {
                OnlyOurTags(PrintableRecord.Of(GivenDelivery.ToDecide() with { View = view }, GivenDelivery.Start, language), atLeast: 5);
            }
        }
    }

    [Fact]
    public void MarkupInADecision_IsPrintedAsText()
    {
        var decision = new Decision(GivenDelivery.Start, new(null, Attack, Attack), Attack, Attack, [Attack, Attack], Attack, Attack);

        OnlyOurTags(PrintableRecord.Of(DeliverySteps.Decided(GivenDelivery.ToDecide(), decision), GivenDelivery.Start, "en"), atLeast: 7);
    }

    [Fact]
    public void WhatKeepsPeopleSafe_StandsBeforeTheChildAndTheChildBeforeTheConcern()
    {
        var html = Page("""
            {"strengths":"LAST","concern":{"description":"FIFTH"},"children":[{"familyName":"FOURTH"}],"notSafeToShare":[{"with":"THIRD"}],
             "dangerToStaff":"SECOND","reporter":{"callBack":"FIRST"}}
            """, "en");

        string[] inOrder = ["FIRST", "SECOND", "THIRD", "FOURTH", "FIFTH", "LAST"];
        inOrder.Select(w => html.IndexOf(w, StringComparison.Ordinal)).ShouldBeInOrder();
        html.ShouldContain("<dt>Danger to staff</dt><dd>SECOND</dd>");
        html.ShouldNotContain("<style");
    }

    [Fact]
    public void NothingRecorded_IsSaid() =>
        Page("{}", "cy").ShouldContain("<dt>Perygl i staff</dt><dd>Heb ei gofnodi</dd>");

    [Fact]
    public void WelshLetters_StayReadableAndTextsOfTwoLanguagesAreShownInOne()
    {
        var html = Page("""{"children":[{"givenNames":"Ŵyn"}],"caution":{"en":"Never tell a parent.","cy":"Peidiwch â dweud wrth riant."}}""", "cy");

        html.ShouldContain("<html lang=\"cy\">");
        html.ShouldContain("<dt>Enwau cyntaf</dt><dd>Ŵyn</dd>");
        html.ShouldContain("Peidiwch â dweud wrth riant.");
        html.ShouldNotContain("Never tell");
    }

    [Fact]
    public void WhatStandsBesideTheReport_IsPrintedToo()
    {
        var view = JsonSerializer.SerializeToElement(JsonNode.Parse("""
            {"report":{"children":[{"familyName":"FOURTH"}]},"event":{"type":"returned","note":"THIRD"},"notSafeToShare":[{"with":"FIRST"}],"reason":"SECOND"}
            """));
        var html = PrintableRecord.Of(GivenDelivery.ToDecide() with { View = view }, GivenDelivery.Start, "en");

        string[] words = ["FIRST", "SECOND", "THIRD", "FOURTH"];
        words.ShouldAllBe(w => html.Contains(w, StringComparison.Ordinal));
        html.ShouldContain("<dt>What happened</dt>");
    }

    [Fact]
    public void EveryFieldOfEveryKind_HasALabelInBothLanguages()
    {
        Names(Reading.Kinds.SelectMany(k => k.Fields.Concat(k.Events?.Fields ?? []))).Except(FieldLabels.Names).ShouldBeEmpty();
        FieldLabels.Names.ShouldAllBe(n => FieldLabels.For(n).En.Length > 0 && FieldLabels.For(n).Cy.Length > 0);
        FieldLabels.For("familyName").Cy.ShouldBe("Cyfenw");
    }

    private static string Page(string report, string language) => PrintableRecord.Of(
        GivenDelivery.ToDecide() with { View = JsonSerializer.SerializeToElement(new { report = JsonNode.Parse(report) }) }, GivenDelivery.Start, language);

    private static void OnlyOurTags(string html, int atLeast)
    {
        Regex.Matches(html, "</?([a-zA-Z0-9]+)>").Select(m => m.Groups[1].Value).Distinct().Except(Tags).ShouldBeEmpty();
        // Whatever opens a tag is one of ours without attributes, but for the three constants of the head.
        var rest = Regex.Replace(html, "</?[a-z0-9]+>|<!DOCTYPE html>|<html lang=\"(en|cy)\">|<meta charset=\"utf-8\">", "");
        rest.ShouldNotContain("<");
        rest.ShouldNotContain(">");
        rest.ShouldNotContain("\"");
        Regex.Count(html, "&lt;script&gt;").ShouldBeGreaterThanOrEqualTo(atLeast);
    }

    private static IEnumerable<string> Names(IEnumerable<Field> fields) => fields.SelectMany(f => Names(f.Fields).Prepend(f.Name)).Distinct();

    /// <summary>Every text of every field is an attack, and so is the name of a property that no schema has.</summary>
    private static JsonObject Object(IReadOnlyList<Field> fields)
    {
        var made = new JsonObject();
        foreach (var field in fields)
        {
            made[field.Name] = field.Type switch
            {
                FieldType.Object => Object(field.Fields),
                FieldType.List => new JsonArray(field.Fields.Count > 0 ? Object(field.Fields) : (JsonNode)Attack),
                FieldType.Flag => false,
                FieldType.Number => 1,
                _ => Attack,
            };
        }
        made[Attack] = Attack;
        return made;
    }
}
