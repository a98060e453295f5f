using Safeguarding.MissingEpisodes;
using Safeguarding.OperationEncompass;
using Safeguarding.Referrals;
using Safeguarding.Reports;
using Safeguarding.Routing;
using Shouldly;
using Xunit;
using static Safeguarding.Tests.Unit.Kinds.MarkedReports;
using static Safeguarding.Tests.Unit.Kinds.Reading;

namespace Safeguarding.Tests.Unit.Kinds;

/// <summary>Markers of what is not safe to share (¶198) bind every projector, whatever the kind of report.</summary>
public class NotSafeToShareTests
{
    [Theory]
    [InlineData("intake")]
    [InlineData("Intake")]
    [InlineData("W06000015.intake")]
    public void ReferralMarkedForTheDesk_LearnsOfTheItemAndNoNarrative(string with)
    {
        var view = View(Referral($$"""[{"with":"{{with}}","reason":"SECRET why"}]"""), "W06000015.intake");

        view.ShouldNotContain("SECRET");
        view.ShouldContain("Afanc");
        view.ShouldContain("01632 960111");
        view.ShouldContain("withheld");
    }

    [Theory]
    [InlineData("school")]
    [InlineData("W06000022.intake")]
    [InlineData("intakes")]
    public void ReferralMarkedForAnother_IsWholeForTheDesk(string with)
    {
        var view = View(Referral($$"""[{"with":"{{with}}","reason":"SECRET why"}]"""), "W06000015.intake");

        view.ShouldContain("SECRET of the concern");
        view.ShouldContain("SECRET why", customMessage: "whoever is not bound must know what not to pass on");
        view.ShouldNotContain("withheld");
    }

    [Fact]
    public void EmergencyDutyTeam_IsBoundByWhatBindsIntake() =>
        ReferralKind.Definition.Project(Referral("""[{"with":"intake"}]"""), Referral("[]").Routes[0], new("edt.gwent", DeskKind.EmergencyDutyTeam, "gwent", "EDT", "TDA"))
            .ToJsonString().ShouldNotContain("SECRET");

    [Fact]
    public void UnknownProperty_IsWithheldToo()
    {
        var report = Accepted(ReferralKind.Definition, """
            {"reference":"R-1","reporter":{"role":"nurse","remark":"SECRET"},"concern":{"description":"SECRET","comment":"SECRET"},"more":"SECRET",
             "children":[{"familyName":"Afanc","remark":{"text":"SECRET"},"currentAuthority":"W06000015","notSafeToShare":[{"with":"intake"}]}]}
            """);

        View(report, "W06000015.intake").ShouldNotContain("SECRET");
    }

    [Theory]
    [InlineData("parent")]
    [InlineData("child")]
    [InlineData("mother's partner")]
    public void PersonWithoutADesk_StandsFirstInEveryView(string with)
    {
        var marker = $$"""[{"with":"{{with}}","reason":"would be hurt"}]""";
        var encompass = Encompass("[]", ofTheChild: marker);
        foreach (var (report, desk) in new[] { (Referral(marker), "W06000015.intake"), (Missing(marker), "W06000015.intake"), (encompass, "school.6804001") })
        {
            var first = ViewOf(report, desk).First();
            first.Key.ShouldBe("notSafeToShare");
            ((string)first.Value![0]!["with"]!).ShouldBe(with);
            ((string)first.Value![0]!["reason"]!).ShouldBe("would be hurt");
        }
    }

    /// <summary>Whoever decides must know whom it may not be passed on to.</summary>
    [Fact]
    public void MarkerOfAnotherDesk_StandsFirstWhereItIsDecided()
    {
        var first = ViewOf(Referral("""[{"with":"school","reason":"A governor is family."}]"""), "W06000015.intake").First();

        first.Value!.ToJsonString().ShouldBe("""[{"with":"school","reason":"A governor is family."}]""");
    }

    [Fact]
    public void BoundDesk_StillSeesThatAParentMustNotKnowButNotWhy()
    {
        var first = ViewOf(Referral("""[{"with":"intake"},{"with":"parent","reason":"SECRET why"},{"with":"mother's partner","reason":"SECRET"}]"""), "W06000015.intake").First();

        first.Value!.ToJsonString().ShouldBe("""[{"with":"parent"},{"with":"other person"}]""");
    }

    [Fact]
    public void MissingMarkedForTheDesk_LosesTheNarrative()
    {
        View(Missing("""[{"with":"intake"}]"""), "W06000015.intake").ShouldNotContain("SECRET");
        View(Missing("""[{"with":"police"}]"""), "W06000015.intake").ShouldContain("SECRET");
    }

    [Theory]
    [InlineData("\"intake\"")]
    [InlineData("""["intake"]""")]
    [InlineData("""{"with":"intake"}""")]
    public void MarkerInAnOddForm_BindsAsWell(string marker) => View(Referral(marker), "W06000015.intake").ShouldNotContain("SECRET");
}
