using Safeguarding.Referrals;
using Shouldly;
using Xunit;
using static Safeguarding.Tests.Unit.Kinds.Reading;

namespace Safeguarding.Tests.Unit.Kinds;

/// <summary>Conversion from a care-and-support referral, and the written confirmation of a call.</summary>
public class ReferralConversionTests
{
    private const string Rest = """ "reference":"R-1","reporter":{"role":"nurse"},"consent":{"status":"refused"},"concern":{"description":"bruises"},"children":[{"familyName":"Afanc","homeAuthority":"W06000023"}]}""";

    [Theory]
    [InlineData("""{"legalRoute":"section-130","convertedFrom":"CS-7",""", "/conversionReason conversion-reason-required")]
    [InlineData("""{"legalRoute":"section-130","convertedFrom":"CS-7","conversionReason":"  ",""", "/conversionReason conversion-reason-required")]
    [InlineData("""{"legalRoute":"care-and-support","convertedFrom":"CS-7",""", "/consent/status consent-required")]
    public void ConvertedWithoutAReason_IsRefused(string start, string fault) => Faults(Read(ReferralKind.Definition, start + Rest)).ShouldBe(fault);

    [Theory]
    [InlineData("""{"legalRoute":"section-130","convertedFrom":"CS-7","conversionReason":"consent refused, new bruises",""", "")]
    [InlineData("""{"legalRoute":"section-130","convertedFrom":" ",""", "")]
    [InlineData("""{"legalRoute":"section-130","conversionReason":"unneeded",""", "")]
    [InlineData("""{"convertedFrom":"CS-7",""", "/legalRoute legal-route-assumed; /conversionReason conversion-reason-required")]
    public void Otherwise_ItIsAccepted(string start, string warnings) => Warnings(Accepted(ReferralKind.Definition, start + Rest)).ShouldBe(warnings);

    [Fact]
    public void BothFields_AreInTheViewOfTheDeskThatDecides()
    {
        var report = Accepted(ReferralKind.Definition, """{"legalRoute":"section-130","convertedFrom":"CS-7","conversionReason":"new bruises",""" + Rest);
        var view = ReferralProjection.Project(report, report.Routes[0], TestDirectory.Snapshot.Desks.Desk(report.Routes[0].Desk)!);

        view["report"]!["convertedFrom"]!.GetValue<string>().ShouldBe("CS-7");
        view["report"]!["conversionReason"]!.GetValue<string>().ShouldBe("new bruises");
    }

    [Theory]
    [InlineData("2026-11-23T10:00:01Z", "2026-11-24T10:00:01Z", false)]
    [InlineData("2026-11-23T10:00:00Z", "2026-11-24T10:00:00Z", true)]
    [InlineData("2026-11-20T16:00:00Z", "2026-11-23T16:00:00Z", true)]
    [InlineData("2026-11-21T16:00:00Z", "2026-11-24T00:00:00Z", true)]
    [InlineData("2026-11-24T11:00:00Z", "2026-11-25T10:00:00Z", false)]
    [InlineData("2026-11-26T10:00:00Z", "2026-11-25T10:00:00Z", false)]
    public void ACall_IsConfirmedInWritingWithinAWorkingDay(string telephonedAt, string dueAt, bool late)
    {
        var confirmation = Accepted(ReferralKind.Definition, $$"""{"telephonedAt":"{{telephonedAt}}",""" + Rest).TelephoneConfirmation.ShouldNotBeNull();

        (confirmation.DueAt, confirmation.Late).ShouldBe((At(dueAt), late));
        confirmation.Citation.ShouldContain("c2-p17");
    }

    [Theory]
    [InlineData("{")]
    [InlineData("""{"telephonedAt":"yesterday",""")]
    public void NoCallThatIsKnown_NoClock(string start) => Accepted(ReferralKind.Definition, start + Rest).TelephoneConfirmation.ShouldBeNull();
}
