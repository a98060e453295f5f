using System.Text.Json;
using Safeguarding.Intake;
using Safeguarding.OperationEncompass;
using Safeguarding.Reports;
using Safeguarding.Routing;
using Shouldly;
using Xunit;
using static Safeguarding.Tests.Unit.Amendments.Amending;
using static Safeguarding.Tests.Unit.Kinds.Reading;

namespace Safeguarding.Tests.Unit.Amendments;

/// <summary>The content after an amendment: what is merged, what is added, what is refused.</summary>
public class AmendedContentTests
{
    [Theory]
    [InlineData("""{"concern":{"description":null,"types":["neglect"]}}""", """{"types":["neglect"]}""")]
    [InlineData("""{"concern":{"place":{"postcode":"ZZ99 3CZ"}}}""", """{"description":"A bruise.","place":{"postcode":"ZZ99 3CZ"}}""")]
    [InlineData("""[{"pointer":"/concern/place/postcode","value":"ZZ99 3CZ"}]""", """{"description":"A bruise.","place":{"postcode":"ZZ99 3CZ"}}""")]
    [InlineData("""[{"pointer":"/concern/types","value":["neglect","abuse"]},{"pointer":"/concern/types/0","value":null},{"pointer":"/concern/types/-","value":"online"}]""", """{"description":"A bruise.","types":["abuse","online"]}""")]
    [InlineData("""{"concern":{"types":["neglect"],"x":{"y":null}}}""", """{"description":"A bruise.","types":["neglect"],"x":{}}""")]
    public void Correction_IsAMergePatchOrAListOfPointers(string changes, string concern) =>
        Referral().Corrected(changes).AsAmended().Content.GetProperty("concern").GetRawText().ShouldBe(concern);

    [Theory]
    [InlineData("""{"concern":{"description":"It was swollen."}}""", """{"description":"A bruise.\nIt was swollen."}""")]
    [InlineData("""{"concern":{"statements":[{"text":"I fell."}]}}""", """{"description":"A bruise.","statements":[{"text":"I fell."}]}""")]
    [InlineData("""{"concern":{"immediateDanger":true}}""", """{"description":"A bruise.","immediateDanger":true}""")]
    [InlineData("""{"concern":{"description":"A bruise."}}""", """{"description":"A bruise."}""")]
    public void Addition_SetsWhatWasNotSaidAndLetsAccountsGrow(string changes, string concern) =>
        Referral().Added(changes).AsAmended().Content.GetProperty("concern").GetRawText().ShouldBe(concern);

    [Fact]
    public void AddedChild_GetsAKeyAndItsSchoolHears()
    {
        var report = Encompass().Added("""{"children":[{"givenNames":"Elin","familyName":"Afanc","schools":[{"number":"6801101"}]},{"key":"c1","otherInformation":"Wears glasses."}]}""");

        var added = report.AsAmended().Children[3];
        (added.Position, added.Key.Length, added.Key[0]).ShouldBe((3, 13, 'k'));
        report.Told().ShouldBe($"school.6804001 c1 Informed; school.6801101 {added.Key} Informed");
        report.Added("""{"children":[{"givenNames":"Elin","familyName":"Afanc","schools":[{"number":"6801101"}]}]}""").AsAmended().Children
            .Select(c => c.Key).ShouldBeUnique("the same words again are another child");
    }

    [Fact]
    public void KeysOfChildren_NeverChange()
    {
        var first = Accepted(EncompassKind.Definition, """{"reference":"E","children":[{"givenNames":"Nia","schools":[{"number":"6804001"}]}]}""");
        var key = first.Children[0].Key;
        var report = first.Corrected($$$$"""{"children":{"{{{{key}}}}":{"givenNames":"Non"}}}""").Added("""{"children":[{"givenNames":"Nia","schools":[{"number":"6804001"}]}]}""");

        report.AsAmended().Children[0].Key.ShouldBe(key);
        report.AsAmended().Children[1].Key.ShouldNotBe(key, "it says now what the first child was said to be");
    }

    public static TheoryData<string, string> Refused => new()
    {
        { """{"reference":"A","type":"vanish","reason":"r"}""", "/type unknown-amendment-type" },
        { """{"reference":"A","type":"withdraw"}""", "/reason withdrawal-without-reason" },
        { """{"reference":"A","type":"withdraw","reason":"r","child":"c9"}""", "/child unknown-child" },
        { """{"reference":"A","type":"correct","reason":"r"}""", "/changes changes-missing" },
        { """{"reference":"A","type":"add","reason":"r","changes":[]}""", "/changes changes-missing" },
        { Correct("""{"reference":"other","kind":"x","children":{"c9":{}}}"""), "/changes/children unknown-child; /changes/kind not-amendable; /changes/reference not-amendable" },
        { Correct("""{"children":{"c1":null}}"""), "/changes/children withdraw-child" },
        { Correct("""{"children":{"c1":{"key":"c2"}}}"""), "/changes/children children-by-key" },
        { Correct("""{"children":"c1"}"""), "/changes/children children-by-key" },
        { Correct("""{"children":[{"givenNames":"Non"}]}"""), "/changes/children unknown-child" },
        { Correct("""[{"pointer":"/children/0/givenNames","value":"Non"},{"pointer":"/children/c1/key","value":"z"},{"pointer":"/children","value":[]},{"pointer":"","value":1},{"pointer":"/concern/description/x","value":1},{"pointer":"/a"}]"""),
            "/changes/0 unknown-child; /changes/1 not-amendable; /changes/2 children-by-key; /changes/3 pointer-unresolved; /changes/4 pointer-unresolved; /changes/5 pointer-unresolved" },
        { Add("""{"children":{"c1":{"familyName":"Draig"}},"legalRoute":"care-and-support"}"""), "/changes already-said; /changes already-said" },
        { """{"reference":"A","type":"correct","reason":"r","changes":{"x":1,"x":2}}""", "/changes duplicate-property" },
        { "{\"reference\":\"A\",\"type\":\"correct\",\"reason\":\"r\",\"changes\":{\"x\":\"\\ud800\"}}", "/changes invalid-unicode" },
        { Correct("""{"reporter":null,"concern":null,"children":{"c1":{"homeAuthority":7,"schools":"x"}}}"""),
            "/children/c1/homeAuthority wrong-type; /children/c1/schools wrong-type; /concern no-concern; /reporter no-reporter" },
        { Correct("""{"legalRoute":"care-and-support","consent":{"status":"refused"}}"""), "/consent/status consent-required" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void WhatCannotBe_IsRefusedWithEveryFault(string json, string faults) => Referral().Plan(json).Faults().ShouldBe(faults);

    [Fact]
    public void ContentBeyondTheLimit_IsRefusedByItsOwnCode()
    {
        var text = new string('x', 200_000);
        Referral().Added($$"""{"informationHeld":"{{text}}"}""").Plan(Add($$"""{"strengths":"{{text}}"}""")).Faults().ShouldBe("amended-too-large");
    }

    [Fact]
    public void ContentNestedTooDeep_IsRefused()
    {
        var pointer = string.Concat(Enumerable.Range(0, 70).Select(_ => "/a"));
        Referral().Plan(Correct($$"""[{"pointer":"{{pointer}}","value":1}]""")).Faults().ShouldBe("/changes/0 too-deep");
    }

    [Fact]
    public void DeepestThatIsTaken_IsStoredAndReadAgain()
    {
        var deep = string.Concat(Enumerable.Repeat("{\"a\":", 31)) + "1" + new string('}', 31);
        var report = Referral(more: $"\"x\":{deep},").Added("""{"informationHeld":"more"}""");
        var stored = JsonSerializer.SerializeToUtf8Bytes(report, PipelineJson.Options);

        JsonSerializer.Deserialize<Report>(stored, PipelineJson.Options)!.AsAmended().Content.Text("informationHeld").ShouldBe("more");
    }

    [Fact]
    public void OneTooMany_IsRefusedAndTheDocumentStaysBelowTheStoresLimit()
    {
        var report = Encompass();
        for (var i = 0; i < Limits.Value("report.most-amendments"); i++)
        {
            report = report.Corrected($$$"""{"incident":{"relatedReference":"S-{{{i}}}"}}""");
        }

        report.Plan(Correct("""{"incident":{"relatedReference":"S"}}""")).Faults().ShouldBe("too-many-amendments");
        JsonSerializer.SerializeToUtf8Bytes(report, PipelineJson.Options).Length.ShouldBeLessThan(2_000_000);
    }

    [Fact]
    public void SameReference_IsTheSameAmendmentOrAConflict()
    {
        const string Body = """{"reference":"A-same","sentAt":"2026-11-24T10:29:00Z","type":"correct","reason":"r","changes":{"concern":{"description":"x"}}}""";
        var report = Referral().Amended(Body);

        var again = report.Plan(Body.Replace("10:29", "10:31", StringComparison.Ordinal), "2026-11-24T10:32:00+00:00");
        (again.Changed, again.Amendment).ShouldBe((null, report.Last()));
        var other = report.Plan(Body.Replace("\"x\"", "\"y\"", StringComparison.Ordinal));
        (other.Faults(), other.Refused!.Names).ShouldBe(("amendment-conflict", report.Last().Id));
    }

    [Fact]
    public void Warnings_AreThoseThatTheAmendmentBrings()
    {
        var first = Referral(more: """ "made-up":1, """);
        var report = first.Added("""{"concern":{"occurredAt":"2026-11-24T08:00:00"},"informationHeld":"She is promiscuous."}""");

        first.Warnings.ShouldContain(w => w.Code == "unknown-property");
        report.Last().Warnings.Select(w => $"{w.Pointer} {w.Code}").Order(StringComparer.Ordinal).ShouldBe(["/concern/occurredAt offset-missing", "/informationHeld wording"]);
        Referral().Plan(Add("""{"concern":{"occurredAt":"2026-11-24T08:00:00"}}"""), strict: true).Faults().ShouldBe("/concern/occurredAt offset-missing");
    }
}
