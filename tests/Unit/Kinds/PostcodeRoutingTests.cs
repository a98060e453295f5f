using System.Text;
using Safeguarding.Directory;
using Safeguarding.Intake;
using Safeguarding.MissingEpisodes;
using Safeguarding.OperationEncompass;
using Safeguarding.Referrals;
using Safeguarding.Reports;
using Safeguarding.Routing;
using Shouldly;
using Xunit;
using static Safeguarding.Tests.Unit.Kinds.Reading;

namespace Safeguarding.Tests.Unit.Kinds;

/// <summary>A postcode stands in for an authority that nobody wrote, says so, and decides nothing where it lies in several (domain 4.1).</summary>
public class PostcodeRoutingTests
{
    private const string OnlyPostcode = "ZZ99 9AA";
    private const string Straddles = "ZZ99 9XX";
    private const string Unknown = "ZZ99 9QQ";

    private static readonly DirectorySnapshot Snapshot = new("postcodes", TestDirectory.Snapshot.Data with
    {
        Postcodes = PostcodeTable.Of([("ZZ999AA", TestDirectory.Cardiff), ("ZZ999XX", TestDirectory.Cardiff), ("ZZ999XX", TestDirectory.Powys), ("ZZ999BA", TestDirectory.Newport)]),
    });

    [Theory]
    [InlineData(OnlyPostcode)]
    [InlineData("zz999aa")]
    [InlineData("ZZ99\u200b 9AA\ufeff")]
    public void HomePostcodeAlone_MakesTheHomeAuthorityDecideAndSaysSo(string written)
    {
        var report = Referral($$$"""{"familyName":"Afon","homeAddress":{"postcode":"{{{written}}}"}}""");

        Routes(report).ShouldBe("W06000015.intake home-authority");
        report.Routes[0].Citation.ShouldEndWith("taken from the postcode, domain 4.1");
        report.Warnings.ShouldContain(new Finding("/children/0/homeAddress/postcode", "authority-from-postcode", "W06000015"));
    }

    [Theory]
    [InlineData("""{"familyName":"Afon","homeAuthority":"W06000022","homeAddress":{"postcode":"ZZ99 9AA"}}""")]
    [InlineData("""{"familyName":"Afon","homeAddress":{"authority":"W06000022","postcode":"ZZ99 9AA"}}""")]
    public void WrittenAuthority_AlwaysWins(string child)
    {
        var report = Referral(child);

        Routes(report).ShouldBe("W06000022.intake home-authority");
        report.Routes[0].Citation.ShouldNotContain("postcode");
        Warnings(report).ShouldNotContain("postcode");
    }

    [Fact]
    public void WrittenAuthorityThatNobodyKnows_IsNotReplacedByThePostcode() =>
        Routes(Referral($$$"""{"familyName":"Afon","homeAddress":{"authority":"W06009999","postcode":"{{{OnlyPostcode}}}"}}""")).ShouldBe("duty.gwent authority-unknown");

    [Fact]
    public void PostcodeOfSeveralAuthorities_DecidesNothingAndGoesToTheDutyDesk()
    {
        var report = Referral($$$"""{"familyName":"Afon","homeAddress":{"postcode":"{{{Straddles}}}"}}""");

        Routes(report).ShouldBe("duty.gwent authority-unknown");
        report.Warnings.ShouldContain(new Finding("/children/0/homeAddress/postcode", "postcode-of-several-authorities", "W06000015, W06000023"));
    }

    [Fact]
    public void UnknownPostcode_GoesToTheDutyDeskWithoutAWord()
    {
        var report = Referral($$$"""{"familyName":"Afon","homeAddress":{"postcode":"{{{Unknown}}}"}}""");

        Routes(report).ShouldBe("duty.gwent authority-unknown");
        Warnings(report).ShouldNotContain("postcode");
    }

    [Fact]
    public void PlaceOfTheConcern_DecidesByItsPostcodeBeforeTheHome() =>
        Routes(Read(ReferralKind.Definition, $$$"""
            {"kind":"referral","reference":"r","legalRoute":"section-130","reporter":{"name":"A"},"concern":{"description":"x","place":{"postcode":"{{{OnlyPostcode}}}"}},
             "children":[{"familyName":"Afon","homeAuthority":"W06000022"}]}
            """)).ShouldBe("W06000015.intake concern-occurred-there; W06000022.intake home-authority-copied");

    [Fact]
    public void MissingChild_IsHeardOfByHomePlacementAndPlaceFoundByTheirPostcodes()
    {
        var report = Read(MissingEpisodeKind.Definition, """
            {"kind":"missing-episode","reference":"r","reporter":{"name":"A"},"episode":{"found":{"place":{"postcode":"ZZ99 9BA"}}},
             "children":[{"familyName":"Afon","homeAddress":{"postcode":"ZZ99 9AA"},"placingAuthority":"W06000023","placementAddress":{"postcode":"ZZ99 9BA"}}]}
            """);

        Routes(report).ShouldBe("W06000015.intake home-authority; W06000023.intake placing-authority; W06000022.intake host-of-placement");
        report.Routes.Select(r => r.Citation.Contains("postcode", StringComparison.Ordinal)).ShouldBe([true, false, true]);
        report.Warnings.Count(w => w.Code == "authority-from-postcode").ShouldBe(3);
    }

    [Fact]
    public void HomeEducatedChild_FindsItsOfficerByThePostcode() =>
        Routes(Read(EncompassKind.Definition, $$$"""
            {"kind":"encompass-notification","reference":"r","reporter":{"name":"A"},"incident":{"occurredAt":"2026-11-23T20:00:00+00:00"},
             "children":[{"familyName":"Afon","educationStatus":"home-educated","homeAddress":{"postcode":"{{{OnlyPostcode}}}"}}]}
            """)).ShouldBe("W06000015.home-education home-education-desk");

    private static Report Referral(string child) => Read(ReferralKind.Definition, $$$"""
        {"kind":"referral","reference":"r","legalRoute":"section-130","reporter":{"name":"A"},"concern":{"description":"x"},"children":[{{{child}}}]}
        """);

    private static Report Read(ReportKind kind, string json) =>
        new ReadReport(Reading.Kinds, Ids).Read(new(Encoding.UTF8.GetBytes(json), kind, TestDirectory.Sender, At(OfficeHours), false), Snapshot).Value.ShouldNotBeNull();
}
