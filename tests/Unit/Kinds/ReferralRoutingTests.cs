using Safeguarding.Referrals;
using Safeguarding.Routing;
using Shouldly;
using Xunit;
using static Safeguarding.Tests.Unit.Kinds.Reading;

namespace Safeguarding.Tests.Unit.Kinds;

public class ReferralRoutingTests
{
    private const string Start = """{"reference":"R-1","legalRoute":"section-130","reporter":{"role":"nurse"},"consent":{"status":"given"},"concern":{"description":"seen with bruises" """;

    [Fact]
    public void ChildLocatedInOneAuthorityAndAtHomeInAnother_TheFirstDecidesAndTheSecondIsCopied() =>
        Routed("""},"children":[{"familyName":"Afanc","currentAuthority":"W06000015","homeAuthority":"W06000023"}]}""")
            .ShouldBe("W06000015.intake child-is-there-now; W06000023.intake home-authority-copied");

    [Fact]
    public void LocationUnknown_WhereTheConcernOccurredDecides() =>
        Routed(""","place":{"authority":"W06000022"}},"children":[{"familyName":"Afanc","homeAuthority":"W06000023"}]}""")
            .ShouldBe("W06000022.intake concern-occurred-there; W06000023.intake home-authority-copied");

    [Fact]
    public void OnlyHomeKnown_HomeDecides() =>
        Routed("""},"children":[{"familyName":"Afanc","homeAuthority":"W06000023"}]}""").ShouldBe("W06000023.intake home-authority");

    [Fact]
    public void NothingKnown_TheSendersDutyDeskDecides() =>
        Routed("""},"children":[{"familyName":"Afanc"}]}""").ShouldBe("duty.gwent authority-unknown");

    [Fact]
    public void UnknownAuthority_GoesToTheDutyDeskWithAWarning()
    {
        var report = Accepted(ReferralKind.Definition, Start + """},"children":[{"familyName":"Afanc","currentAuthority":"W06009999"}]}""");

        Routes(report).ShouldBe("duty.gwent authority-unknown");
        Warnings(report).ShouldBe("/children/0/currentAuthority unknown-organisation");
    }

    [Fact]
    public void TwoSiblingsInTwoAuthorities_EachAuthorityDecidesForItsOwn() =>
        Routed("""},"children":[{"familyName":"Afanc","currentAuthority":"W06000015"},{"familyName":"Afanc","currentAuthority":"W06000022"}]}""")
            .ShouldBe("W06000015.intake child-is-there-now; W06000022.intake child-is-there-now");

    [Fact]
    public void OtherAuthoritiesNamed_AreCopiedWithoutADecisionClock()
    {
        var report = Accepted(ReferralKind.Definition, Start + """},"children":[{"familyName":"Afanc","currentAuthority":"W06000015"}],"otherAuthorities":[{"code":"W06000022"}]}""");

        Routes(report).ShouldBe("W06000015.intake child-is-there-now; W06000022.intake named-relevant-authority");
        report.Routes[0].Decision.ShouldNotBeNull().DueAt.ShouldBe(At("2026-11-25T10:00:00+00:00"));
        report.Routes[1].Decision.ShouldBeNull();
    }

    [Fact]
    public void CareAndSupportWithConsent_GoesToTheHomeAuthorityWithinAWorkingDay()
    {
        var report = Accepted(ReferralKind.Definition, """
            {"reference":"R-1","legalRoute":"care-and-support","reporter":{"role":"nurse"},"consent":{"status":"given","givenBy":"mother"},
             "concern":{"description":"needs support"},"children":[{"familyName":"Afanc","currentAuthority":"W06000015","homeAuthority":"W06000023"}]}
            """);

        Routes(report).ShouldBe("W06000023.intake home-authority-assessment");
        report.Routes[0].Deadline.DueAt.ShouldBe(At("2026-11-25T10:00:00+00:00"));
    }

    [Theory]
    [InlineData("""},"children":[{"familyName":"Afanc","currentAuthority":"W06000015"}]}""", "2026-11-24T11:00:00+00:00")]
    [InlineData(""","immediateDanger":true},"children":[{"familyName":"Afanc","currentAuthority":"W06000015"}]}""", "2026-11-24T10:15:00+00:00")]
    [InlineData("""},"children":[{"familyName":"Afanc","dateOfBirth":"2025-11-25","currentAuthority":"W06000015"}]}""", "2026-11-24T10:15:00+00:00")]
    [InlineData("""},"children":[{"familyName":"Afanc","dateOfBirth":"2025-11-24","currentAuthority":"W06000015"}]}""", "2026-11-24T11:00:00+00:00")]
    public void Section130_IsDueByUrgency(string rest, string dueAt) =>
        Accepted(ReferralKind.Definition, Start + rest).Routes[0].Deadline.DueAt.ShouldBe(At(dueAt));

    [Fact]
    public void OutsideDeskHours_TheEmergencyDutyTeamIsAlertedBesideTheDesk()
    {
        var report = Accepted(ReferralKind.Definition, Start + """},"children":[{"familyName":"Afanc","currentAuthority":"W06000015"}]}""", "2026-11-28T22:00:00+00:00");

        Routes(report).ShouldBe("W06000015.intake child-is-there-now; edt.gwent emergency-duty-team");
        report.Routes[0].Deadline.DueAt.ShouldBe(At("2026-11-30T10:00:00+00:00"));
        report.Routes[1].Deadline.DueAt.ShouldBe(At("2026-11-29T02:00:00+00:00"));
        report.Routes[1].Role.ShouldBe(RouteRole.EmergencyDutyTeam);
    }

    [Fact]
    public void ImmediateDanger_TheFirstAdviceIsToRing999() =>
        Accepted(ReferralKind.Definition, Start + ""","immediateDanger":true},"children":[{"familyName":"Afanc"}]}""").Advice[0].ShouldBe("ring-999");

    private static string Routed(string rest) => Routes(Accepted(ReferralKind.Definition, Start + rest));
}
