using Safeguarding.Intake;
using Safeguarding.MissingEpisodes;
using Safeguarding.Referrals;
using Safeguarding.Reports;
using Safeguarding.Routing;
using Safeguarding.Tests.Unit.Kinds;
using Shouldly;
using Xunit;
using static Safeguarding.Tests.Unit.Kinds.Reading;

namespace Safeguarding.Tests.Unit.Duties;

/// <summary>Where a duty appears: the receipt, the delivery of the desk that has it, or a route.</summary>
public class DutyPlacesTests
{
    private const string Trafficked = """
        {"reference":"R-1","legalRoute":"section-130","reporter":{"role":"nurse","telephone":"01632 960111"},"consent":{"status":"given"},
         "concern":{"types":["trafficking"],"description":"found in a locked house","place":{"description":"Heol Ddu"}},"household":[{"name":"Emyr Afanc"}],
         "intelligence":{"nicknames":["Llwynog"],"vehicles":["ZZ99 ZZZ"]},
         "children":[{"key":"c1","familyName":"Afanc","currentAuthority":"W06000015","communicationAdvice":"speak slowly"}]}
        """;

    [Fact]
    public void Trafficking_GoesToTheAdvocateBesideTheAuthority()
    {
        var report = Accepted(ReferralKind.Definition, Trafficked);

        Routes(report).ShouldBe("W06000015.intake child-is-there-now; icta refer-icta; duty.cardiff-and-vale intelligence-police-only");
        report.Routes[1].Citation.ShouldBe("WG37941 paragraph 158");
        report.Routes[1].Deadline.DueAt.ShouldBe(At("2026-11-24T11:00:00+00:00"));
        Routes(Accepted(ReferralKind.Definition, Trafficked.Replace("trafficking", "criminal-exploitation"))).ShouldBe("W06000015.intake child-is-there-now; duty.cardiff-and-vale intelligence-police-only");
    }

    [Fact]
    public void CareAndSupportWithTrafficking_StillGoesToTheAdvocateWithinTheHour()
    {
        var report = Accepted(ReferralKind.Definition, Trafficked.Replace("section-130", "care-and-support").Replace("currentAuthority", "homeAuthority"));

        Routes(report).ShouldStartWith("W06000015.intake home-authority-assessment; icta refer-icta;");
        report.Routes[1].Deadline.DueAt.ShouldBe(At("2026-11-24T11:00:00+00:00"));
    }

    [Theory]
    [InlineData("trafficking", "W06000022.intake home-authority; icta refer-icta; duty.gwent trafficking-and-missing")]
    [InlineData("sexual-exploitation", "W06000022.intake home-authority")]
    public void MissingEpisodeWithTheMarker_GoesToTheAdvocate(string marker, string routes) =>
        Routes(Accepted(MissingEpisodeKind.Definition,
            $$"""{"reference":"M-1","reporter":{"name":"carer"},"risk":{"grade":"low"},"riskMarkers":["{{marker}}"],"children":[{"familyName":"Afanc","homeAuthority":"W06000022"}]}"""))
            .ShouldBe(routes);

    [Fact]
    public void DirectoryWithoutAnAdvocate_ThePersonAtTheDutyDeskFindsTheWay()
    {
        var duty = new Desk("duty.gwent", DeskKind.DutyDesk, "gwent", "Duty", "Dyletswydd");
        var book = new DeskBook(new([duty], [], [], [], [], new Dictionary<string, string>()));

        var route = DutyRouting.Routes(book, "refer-icta", "WG37941 paragraph 158", "icta", duty, Urgency.WorkingDay, At(OfficeHours)).ShouldHaveSingleItem();

        (route.Desk, route.Role, route.Deadline.RuleId).ShouldBe(("duty.gwent", RouteRole.Resolver, RuleIds.AcknowledgePrompt));
    }

    [Fact]
    public void Advocate_SeesTheChildAndNoAccountOfOthers()
    {
        var view = View(Accepted(ReferralKind.Definition, Trafficked), "icta");

        view.ShouldContain("Afanc");
        view.ShouldContain("01632 960111");
        view.ShouldContain("refer-icta");
        foreach (var hidden in new[] { "locked house", "Emyr", "Heol Ddu", "Llwynog" })
        {
            view.ShouldNotContain(hidden);
        }
    }

    [Fact]
    public void Intelligence_IsInThePolicesViewAlone()
    {
        foreach (var (kind, json) in new[] { (ReferralKind.Definition, Trafficked), (MissingEpisodeKind.Definition, Trafficked.Replace("\"concern\"", "\"other\"")) })
        {
            var report = Accepted(kind, json);
            foreach (var deskKind in Enum.GetValues<DeskKind>())
            {
                var view = kind.Project(report, report.Routes[0], new Desk($"x.{deskKind.Name()}", deskKind, "x", "X", "X")).ToJsonString();
                view.Contains("Llwynog", StringComparison.Ordinal).ShouldBe(deskKind == DeskKind.Police, $"{kind.Name} {deskKind}");
            }
        }
    }

    [Fact]
    public void RecipientsDuties_AreInItsViewInBothLanguagesAndNotInTheReceipt()
    {
        var report = Accepted(ReferralKind.Definition, Trafficked, sender: "health.afon");
        var duties = ViewOf(report, "W06000015.intake")["duties"]!.AsArray();
        var receipt = Receipt.Of(report, duplicate: false, "en").Duties.Select(d => d.Code).ToList();

        duties.Select(d => (string)d!["code"]!).ShouldBe(
            ["refer-icta", "modern-slavery-section-52-recipient", "disruption-plan", "advocacy-active-offer", "communication-advice-alone", "consider-section-47",
                "strategy-discussion", "record-decision-and-why", "who-explains-to-the-child", "include-parents-where-safe", "consider-related-harm", "practice-guides"]);
        duties.ShouldAllBe(d => d!["en"] != null && d["cy"] != null && ((string)d["source"]!).Contains("WG37941"));
        receipt.ShouldContain("trafficking-tell-police-or-authority");
        receipt.ShouldNotContain("advocacy-active-offer");
        receipt.ShouldNotContain("modern-slavery-section-52");
    }

    [Fact]
    public void CommunicationAdvice_StandsAloneInEveryView()
    {
        var advice = ViewOf(Accepted(ReferralKind.Definition, Trafficked), "W06000015.intake")["communicationAdvice"]!;

        advice.ToJsonString().ShouldBe("""[{"child":"c1","text":"speak slowly"}]""");
    }

    [Fact]
    public void NoView_HoldsAScore() =>
        typeof(Report).Assembly.GetTypes().SelectMany(t => t.GetMembers()).Select(m => m.Name).Where(n => n.Contains("Score", StringComparison.OrdinalIgnoreCase)).ShouldBeEmpty();
}
