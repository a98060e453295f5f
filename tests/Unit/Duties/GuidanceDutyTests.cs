using Safeguarding.Duties;
using Safeguarding.MissingEpisodes;
using Safeguarding.OperationEncompass;
using Safeguarding.Referrals;
using Safeguarding.Reports;
using Safeguarding.Tests.Unit.Kinds;
using Shouldly;
using Xunit;
using static Safeguarding.Tests.Unit.Kinds.Reading;

namespace Safeguarding.Tests.Unit.Duties;

/// <summary>Duties of the guidance's chapters on handling a report (WG37941 ¶28, 134, 145-166, 189-198, 222-228, 248-264, 276-297): what brings each and what nearly does.</summary>
public class GuidanceDutyTests
{
    [Theory]
    [InlineData("practice-guides", """ "types":["neglect"] """, """ "types":["other"] """)]
    [InlineData("consider-peer-abuse", """ "types":["harmful-sexual-behaviour"] """, """ "types":["sexual-abuse"] """)]
    [InlineData("disruption-plan", """ "types":["criminal-exploitation"] """, """ "types":["domestic-abuse"] """)]
    [InlineData("keep-the-child-told", """ "sexualAbuse":["disclosed"] """, """ "sexualAbuse":["strongly-suspected"] """)]
    [InlineData("what-is-not-safe-to-share", """ "types":["abuse"]},"notSafeToShare":[{"with":"parent"}],"x":{"y":1 """, """ "types":["abuse"]},"notSafeToShare":[{"with":" "}],"x":{"y":1 """)]
    public void Concern_BringsTheDuty(string duty, string fires, string nearly)
    {
        Referral(fires).Duties.ShouldContain(duty);
        Referral(nearly).Duties.ShouldNotContain(duty);
    }

    [Theory]
    [InlineData("refer-icta", """ "types":["Trafficking"] """)]
    [InlineData("forensic-examination", """ "sexualAbuse":["WITNESSED"] """)]
    [InlineData("strategy-discussion-always", """ "types":["abuse"]},"children":[{"familyName":"Afanc","legalStatus":["Care-Order"]}],"x":{"y":1 """)]
    public void CodeInCapitals_BringsTheDutyAllTheSame(string duty, string fires) => Referral(fires, child: null).Duties.ShouldContain(duty);

    [Theory]
    [InlineData("2013-11-25", "under-13-cannot-consent")]
    [InlineData("2013-11-24", "")]
    [InlineData("2010-11-25", "")]
    [InlineData("2010-11-24", "protection-at-16-and-17")]
    [InlineData("2008-11-25", "protection-at-16-and-17")]
    [InlineData("2008-11-24", "support-for-adults priority-need-for-housing")]
    [InlineData("2005-11-25", "support-for-adults priority-need-for-housing")]
    [InlineData("2005-11-24", "support-for-adults")]
    [InlineData("2027-01-01", "")]
    public void AgeAndASexualConcern_BringWhatTheLawSaysOfThatAge(string born, string duties)
    {
        string[] among = ["under-13-cannot-consent", "protection-at-16-and-17", "support-for-adults", "priority-need-for-housing"];

        Of(Referral(""" "types":["sexual-exploitation"] """, $$""" "dateOfBirth":"{{born}}" """), among).ShouldBe(duties);
        Of(Referral(""" "types":["neglect"] """, $$""" "dateOfBirth":"{{born}}" """), among).ShouldBe("", "an age alone opens none of these");
    }

    [Theory]
    [InlineData("refused", "section-130", true)]
    [InlineData("not-sought", "section-130", true)]
    [InlineData("Refused", "section-130", true)]
    [InlineData("given", "section-130", false)]
    [InlineData("given", "care-and-support", false)]
    public void ConsentRefusedOrNotSought_SharingIsStillAllowed(string status, string route, bool shown) =>
        Referral(""" "types":["neglect"] """, consent: status, route: route).Duties.Contains("share-without-consent").ShouldBe(shown);

    [Fact]
    public void Section130_TellsTheAuthorityWhatItMustConsiderAndCareAndSupportLess()
    {
        string[] among = ["consider-section-47", "strategy-discussion", "record-decision-and-why", "who-explains-to-the-child", "include-parents-where-safe"];

        Of(Referral(""" "types":["neglect"] """), among).ShouldBe(string.Join(' ', among));
        Of(Referral(""" "types":["neglect"] """, route: "care-and-support"), among).ShouldBe("record-decision-and-why");
    }

    [Theory]
    [InlineData("care-and-support-plan", true)]
    [InlineData("remand", true)]
    [InlineData("none", false)]
    public void ChildWithAPlanOrLookedAfter_AlwaysHasAStrategyDiscussion(string status, bool always) =>
        Missing($$""" "legalStatus":["{{status}}"] """).Duties.Contains("strategy-discussion-always").ShouldBe(always);

    [Fact]
    public void UnaccompaniedChild_BringsItsDutyByStatusOrPlacement()
    {
        Missing(""" "placementType":"unaccompanied-asylum-seeking" """).Duties.ShouldContain("unaccompanied-child");
        Referral(""" "types":["neglect"] """, """ "legalStatus":["unaccompanied-asylum-seeking"] """).Duties.ShouldContain("unaccompanied-child");
        Missing(""" "placementType":"foster" """).Duties.ShouldNotContain("unaccompanied-child");
    }

    [Fact]
    public void MissingEpisode_BringsTheFormTheCarersAndOnASchoolDayTheSchool()
    {
        Of(Missing(""" "sex":"f" """), "child-information-form", "agree-with-carers", "missing-from-school").ShouldBe("child-information-form agree-with-carers");
        Missing(""" "sex":"f" """, """ "missingFrom":"school-day", """).Duties.ShouldContain("missing-from-school");
    }

    [Fact]
    public void SiblingsCommunicationAdvice_BringsNothingToTheOtherChildsSchool()
    {
        var report = Accepted(EncompassKind.Definition, """
            {"reference":"E-1","reporter":{"name":"PC"},"children":[{"key":"c1","familyName":"Afanc","communicationAdvice":"slowly","schools":[{"number":"6804001"}]},
             {"key":"c2","familyName":"Afanc","schools":[{"number":"6814001"}]}]}
            """);

        View(report, "school.6804001").ShouldContain("communication-advice-alone");
        View(report, "school.6814001").ShouldNotContain("communication-advice-alone");
        View(report, "school.6814001").ShouldContain("one-person-to-turn-to");
    }

    /// <summary>¶37, 213: boys are under-identified, so no duty asks for the sex of the child; ¶29: consent is to a referral, never to the abuse.</summary>
    [Fact]
    public void NoDutyAsksForTheSexAndNoFieldForConsentToTheAbuse()
    {
        DutyTable.All.SelectMany(d => d.When.Concat(d.Besides)).ShouldAllBe(t => !t.StartsWith("sex:", StringComparison.Ordinal) && !t.StartsWith("gender", StringComparison.Ordinal));
        Reading.Kinds.SelectMany(k => Names(k.Fields, "")).Where(n => n.Contains("consent", StringComparison.OrdinalIgnoreCase) && !n.StartsWith("/consent", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    private static IEnumerable<string> Names(IEnumerable<Field> fields, string at) => fields.SelectMany(f => Names(f.Fields, $"{at}/{f.Name}").Prepend($"{at}/{f.Name}"));

    private static string Of(Report report, params string[] among) => string.Join(' ', among.Where(report.Duties.Contains));

    private static Report Referral(string concern, string? child = """ "sex":"f" """, string consent = "given", string route = "section-130") =>
        Accepted(ReferralKind.Definition, $$$"""
            {"reference":"R-1","legalRoute":"{{{route}}}","reporter":{"role":"nurse"},"consent":{"status":"{{{consent}}}"},
             {{{(child is null ? "" : $$"""  "children":[{"familyName":"Afanc","homeAuthority":"W06000015",{{child}}}], """)}}}"concern":{"description":"seen with bruises","place":{"description":"home"},{{{concern}}}}}
            """);

    private static Report Missing(string child, string extra = "") => Accepted(MissingEpisodeKind.Definition,
        $$$"""{"reference":"M-1","reporter":{"name":"carer"},{{{extra}}}"risk":{"grade":"medium"},"children":[{"familyName":"Afanc","homeAuthority":"W06000015",{{{child}}}}]}""");
}
