using Safeguarding.Duties;
using Safeguarding.MissingEpisodes;
using Safeguarding.OperationEncompass;
using Safeguarding.Referrals;
using Shouldly;
using Xunit;
using static Safeguarding.Tests.Unit.Kinds.Reading;

namespace Safeguarding.Tests.Unit.Duties;

/// <summary>Words that must not be used: each fires, and each has a neighbour that does not (WG37941 ¶14-15, 29, 179-182, 215).</summary>
public class WordingTests
{
    [Theory]
    [InlineData("promiscuous", "She is Promiscuous.", "She is conspicuous.")]
    [InlineData("promiscuous", "Mae hi'n bromisgiwaidd", "Mae hi'n brysur")]
    [InlineData("provocative", "dressed provocatively", "the father provoked a quarrel")]
    [InlineData("provocative", "gwisg bryfoclyd", "gwisg ysgol")]
    [InlineData("risky-behaviour", "his risky\nbehaviour", "it is risky for him to go home")]
    [InlineData("risky-behaviour", "ei hymddygiad peryglus", "lle peryglus")]
    [InlineData("risky-choices", "making risky choices", "offered a choice of workers")]
    [InlineData("risky-choices", "gwneud dewisiadau mentrus", "gwneud dewisiadau")]
    [InlineData("putting-themselves-at-risk", "puts herself at risk", "he puts her at risk")]
    [InlineData("putting-themselves-at-risk", "yn rhoi ei hun mewn perygl", "yn ei rhoi mewn perygl")]
    [InlineData("branding", "was branded a liar", "burnt with a branded lighter")]
    [InlineData("bad-behaviour", "known for bad behaviour", "a change in behaviour")]
    [InlineData("bad-behaviour", "ymddygiad gwael", "ymddygiad tawel")]
    [InlineData("prostitution", "a child prostitute", "a substitute teacher")]
    [InlineData("prostitution", "merch yn butain", "merch fach")]
    [InlineData("did-not-attend", "she failed to attend three clinic appointments", "he did not attend school")]
    [InlineData("did-not-attend", "DNA'd the appointment", "DNA was taken at the appointment")]
    [InlineData("did-not-attend", "ni fynychodd ei hapwyntiad", "aeth i'r apwyntiad")]
    [InlineData("consent-to-abuse", "she consented to the abuse", "the mother consented to the referral")]
    public void Word_IsFoundAndItsNeighbourIsNot(string id, string unfit, string fit)
    {
        Wording.In(unfit).Select(w => w.Id).ShouldBe([id]);
        Wording.In(fit).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("He said \"she is promiscuous\" twice.")]
    [InlineData("He said “she is promiscuous” twice.")]
    [InlineData("He said „she is promiscuous” twice.")]
    [InlineData("He said „she is promiscuous“ twice.")]
    [InlineData("He said 'she's promiscuous' twice.")]
    [InlineData("He said ‘she is promiscuous’ twice.")]
    public void MarkedQuotation_IsEvidenceAndStays(string text) => Wording.In(text).ShouldBeEmpty();

    [Theory]
    [InlineData("He said \"she is promiscuous twice.")]
    [InlineData("The child's promiscuous, her friends' words")]
    [InlineData("\"He left.\" She is promiscuous. \"He came back.\"")]
    [InlineData("Mae'n bromisgiwaidd i'r tad")]
    public void WhatIsNotInsideAClosedQuotation_IsTheWritersOwn(string text) => Wording.In(text).Count.ShouldBe(1);

    [Fact]
    public void LetterWithACombiningMark_IsAnotherLetter() => Wording.In("prostitution\u0301").ShouldBeEmpty();

    [Fact]
    public void EveryWord_HasBothLanguagesAndAParagraph()
    {
        UnfitWords.All.Select(w => w.Id).ShouldBeUnique();
        UnfitWords.All.ShouldAllBe(w => System.Text.Ascii.IsValid(w.Words), "a letter with an accent can be written in two ways, and a text is read as it is");
        UnfitWords.All.ShouldAllBe(w => w.InsteadEn.Length > 0 && w.InsteadCy.Length > 0 && w.InsteadEn != w.InsteadCy && w.Source.Contains("paragraph"));
        UnfitWords.All.ShouldAllBe(w => Wording.In(w.InsteadEn).Count == 0 && Wording.In(w.InsteadCy).Count == 0, "a suggestion must not be unfit itself");
    }

    [Fact]
    public void AllKinds_WarnAtTheFieldWithTheSuggestionAndNeverTheText()
    {
        var referral = Accepted(ReferralKind.Definition, """{"reference":"R-1","legalRoute":"section-130","consent":{"status":"given"},"reporter":{"role":"nurse"},"concern":{"description":"a promiscuous teenager called Heledd"},"children":[{"familyName":"Afanc","homeAuthority":"W06000015","previousAddresses":["bad behaviour at no. 7"]}]}""");
        Warnings(referral).ShouldBe("/concern/description wording; /children/0/previousAddresses/0 wording");
        referral.Warnings[0].Detail!.ShouldContain("say what was done to the child");
        referral.Warnings[0].Detail!.ShouldNotContain("Heledd");
        referral.Warnings[0].Detail!.ShouldNotContain("teenager");

        Warnings(Accepted(MissingEpisodeKind.Definition, """{"reference":"M-1","reporter":{"role":"carer"},"risk":{"grade":"low","items":[{"information":"risky choices"}]},"children":[{"familyName":"Afanc","homeAuthority":"W06000015"}]}"""))
            .ShouldBe("/risk/items/0/information wording");
        Warnings(Accepted(EncompassKind.Definition, """{"reference":"E-1","reporter":{"role":"PC"},"children":[{"familyName":"Afanc","narrative":"provocative","schools":[{"number":"6804001"}]}]}"""))
            .ShouldBe("/children/0/narrative wording");
    }

    [Fact]
    public void Strict_RefusesAsWithEveryWarning()
    {
        const string body = """{"reference":"E-1","reporter":{"role":"PC"},"children":[{"familyName":"Afanc","narrative":"provocative","schools":[{"number":"6804001"}]}]}""";

        Faults(Read(EncompassKind.Definition, body, strict: true)).ShouldBe("/children/0/narrative wording");
        Read(EncompassKind.Definition, body).Refusal.ShouldBeNull();
    }
}
