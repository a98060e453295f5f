using Safeguarding.Duties;
using Safeguarding.MissingEpisodes;
using Safeguarding.Referrals;
using Safeguarding.Reports;
using Safeguarding.Routing;
using Safeguarding.Tests.Unit.Kinds;
using Shouldly;
using Xunit;
using static Safeguarding.Tests.Unit.Kinds.Reading;

namespace Safeguarding.Tests.Unit.Duties;

/// <summary>Duties from content: each with a report that brings it and one that nearly does.</summary>
public class DutyTests
{
    private const string Health = "health.afon";

    [Theory]
    [InlineData("ring-999", """ "immediateDanger":true """, """ "immediateDanger":false """)]
    [InlineData("ring-999", """ "mayGoMissing":true """, """ "types":["missing"] """)]
    [InlineData("check-999", """ "mayGoMissing":true """, """ "mayGoMissing":"no" """)]
    [InlineData("refer-icta", """ "types":["trafficking"] """, """ "types":["criminal-exploitation"] """)]
    [InlineData("modern-slavery-section-52", """ "types":["abuse","trafficking"] """, """ "types":["sexual-exploitation"] """)]
    [InlineData("modern-slavery-section-52-recipient", """ "types":["trafficking"] """, """ "types":["missing"] """)]
    [InlineData("forensic-examination", """ "sexualAbuse":["witnessed"] """, """ "sexualAbuse":["evidence"] """)]
    [InlineData("forensic-examination", """ "sexualAbuse":["strongly-suspected"] """, """ "types":["sexual-abuse"] """)]
    [InlineData("refer-sarc", """ "sexualAbuse":["evidence"] """, """ "types":["abuse"] """)]
    [InlineData("refer-sarc", """ "types":["sexual-exploitation"] """, """ "types":["harmful-sexual-behaviour"] """)]
    [InlineData("listen-once", """ "sexualAbuse":["disclosed"] """, """ "sexualAbuse":["strongly-suspected"] """)]
    [InlineData("preserve-evidence", """ "types":["criminal-exploitation"] """, """ "types":["neglect"] """)]
    [InlineData("honour-no-family-contact", """ "types":["honour-based-abuse"] """, """ "types":["domestic-abuse"] """)]
    [InlineData("consider-related-harm", """ "types":["online"] """, """ "types":["radicalisation"] """)]
    public void Concern_BringsTheDuty(string duty, string fires, string nearly)
    {
        Referral(fires).Duties.ShouldContain(duty);
        Referral(nearly).Duties.ShouldNotContain(duty);
    }

    [Theory]
    [InlineData("modern-slavery-section-52", "police.gwent", Health)]
    [InlineData("modern-slavery-section-52", "W06000022", "an.unknown.sender")]
    [InlineData("trafficking-tell-police-or-authority", Health, "police.gwent")]
    [InlineData("trafficking-tell-police-or-authority", "an.unknown.sender", "W06000022")]
    public void DutyOfSomeSenders_IsNotShownToOthers(string duty, string shownTo, string notTo)
    {
        Referral(""" "types":["trafficking"] """, sender: shownTo).Duties.ShouldContain(duty);
        Referral(""" "types":["trafficking"] """, sender: notTo).Duties.ShouldNotContain(duty);
    }

    [Fact]
    public void CserqPrompt_IsForHealthAlone()
    {
        Referral(""" "types":["sexual-exploitation"] """, sender: Health).Duties.ShouldContain("cserq");
        Referral(""" "types":["sexual-exploitation"] """).Duties.ShouldNotContain("cserq");
        Referral(""" "types":["neglect"] """, sender: Health).Duties.ShouldNotContain("cserq");
    }

    /// <summary>Received on 24 November 2026: the day itself is the first of an adult, the day before is the last of a child (¶162).</summary>
    [Theory]
    [InlineData("2008-11-25", "protection-until-18 adult-services")]
    [InlineData("2009-11-24", "protection-until-18 adult-services")]
    [InlineData("2009-11-25", "")]
    [InlineData("2008-11-24", "adult-at-risk")]
    public void Age_BringsItsDutiesAtTheDay(string born, string duties) =>
        Of(Referral(""" "types":["neglect"] """, $$""" "dateOfBirth":"{{born}}" """), "protection-until-18", "adult-services", "adult-at-risk").ShouldBe(duties);

    [Theory]
    [InlineData("2026-02-28T23:59:00+00:00", "protection-until-18")]
    [InlineData("2026-03-01T00:00:00+00:00", "adult-at-risk")]
    public void BornOnTheLeapDay_StaysAChildUntilTheFirstOfMarch(string receivedAt, string duty) =>
        Of(Referral(""" "types":["neglect"] """, """ "dateOfBirth":"2008-02-29" """, receivedAt), "protection-until-18", "adult-at-risk").ShouldBe(duty);

    [Fact]
    public void EighteenthBirthday_BeginsAtMidnightInLondonNotInUtc() =>
        Of(Referral(""" "types":["neglect"] """, """ "dateOfBirth":"2008-07-02" """, "2026-07-01T23:30:00+00:00"), "adult-at-risk").ShouldBe("adult-at-risk");

    [Fact]
    public void AdvocacyOffer_ComesWithSection130OrLookedAfterAndNotWithCareAndSupport()
    {
        const string careAndSupport = """{"reference":"R-1","legalRoute":"care-and-support","reporter":{"role":"nurse"},"consent":{"status":"given"},"concern":{"description":"x"},"children":[{"familyName":"Afanc","homeAuthority":"W06000015"}]}""";

        Referral(""" "types":["neglect"] """).Duties.ShouldContain("advocacy-active-offer");
        Accepted(ReferralKind.Definition, careAndSupport).Duties.ShouldNotContain("advocacy-active-offer");
        Missing(""" "legalStatus":["care-order"] """).Duties.ShouldContain("advocacy-active-offer");
        Missing(""" "legalStatus":["care-and-support-plan"] """).Duties.ShouldNotContain("advocacy-active-offer");
    }

    [Fact]
    public void IntelligenceAndCommunicationAdvice_BringTheirDutyOnlyWhenSomethingIsSaid()
    {
        Referral(""" "types":["neglect"]},"intelligence":{"nicknames":["Llwynog"] """).Duties.ShouldContain("intelligence-police-only");
        Referral(""" "types":["neglect"]},"intelligence":{"nicknames":[" "] """).Duties.ShouldNotContain("intelligence-police-only");
        Missing(""" "communicationAdvice":"no loud voices" """).Duties.ShouldContain("communication-advice-alone");
        Missing(""" "communicationAdvice":" " """).Duties.ShouldNotContain("communication-advice-alone");
    }

    [Fact]
    public void Table_IsCompleteInBothLanguagesAndNamesKnownDesks()
    {
        string[] kinds = [.. DeskKinds.Names];
        DutyTable.All.Select(d => d.Id).ShouldBeUnique();
        DutyTable.All.ShouldAllBe(d => d.TextEn.Length > 0 && d.TextCy.Length > 0 && d.TextEn != d.TextCy && d.Who.Length > 0 && d.When.Count > 0);
        DutyTable.All.ShouldAllBe(d => d.Source.Contains("WG37941") && d.ForDesks.All(kinds.Contains) && (d.InReceipt || d.ForDesks.Count > 0));
    }

    private static string Of(Report report, params string[] among) => string.Join(' ', among.Where(report.Duties.Contains));

    private static Report Referral(string concern, string child = """ "sex":"f" """, string receivedAt = OfficeHours, string sender = TestDirectory.Sender) =>
        Accepted(ReferralKind.Definition, $$$"""
            {"reference":"R-1","legalRoute":"section-130","reporter":{"role":"nurse"},"consent":{"status":"given"},
             "children":[{"familyName":"Afanc","currentAuthority":"W06000015",{{{child}}}}],"concern":{"description":"seen with bruises",{{{concern}}}}}
            """, receivedAt, sender);

    private static Report Missing(string child) => Accepted(MissingEpisodeKind.Definition,
        $$$"""{"reference":"M-1","reporter":{"name":"carer"},"risk":{"grade":"medium"},"children":[{"familyName":"Afanc","homeAuthority":"W06000015",{{{child}}}}]}""");
}
