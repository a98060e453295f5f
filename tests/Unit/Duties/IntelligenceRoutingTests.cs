using System.Text;
using Safeguarding.Directory;
using Safeguarding.Intake;
using Safeguarding.MissingEpisodes;
using Safeguarding.Referrals;
using Safeguarding.Reports;
using Safeguarding.Routing;
using Safeguarding.Tests.Unit.Infrastructure;
using Safeguarding.Tests.Unit.Kinds;
using Shouldly;
using Xunit;
using static Safeguarding.Tests.Unit.Kinds.Reading;

namespace Safeguarding.Tests.Unit.Duties;

/// <summary>The intelligence part reaches the police's desk and no other (¶274), against the sample directory, whose forces have desks.</summary>
public class IntelligenceRoutingTests
{
    private static readonly DirectorySnapshot Snapshot = new("samples", DirectoryImport.Read(Repository.At("sample-payloads", "directory")).Data!);

    private const string Health = "health.aneurin-bevan";

    [Theory]
    [InlineData(""" "currentAuthority":"W06000015","homeAuthority":"W06000022" """, Health, "police.south-wales")]
    [InlineData(""" "homeAuthority":"W06000022" """, Health, "police.gwent")]
    [InlineData(""" "homeAuthority":"W06000022" """, "police.south-wales", "police.gwent")]
    [InlineData(""" "homeAuthority":"W06000022" """, "police.gwent", "")]
    [InlineData(""" "sex":"f" """, Health, "duty.gwent")]
    public void Referral_GoesToTheForceWhereTheChildIsUnlessThatForceSentIt(string child, string sender, string desk)
    {
        var report = Read(ReferralKind.Definition, Referral(child), sender);

        string.Join(' ', report.Routes.Where(r => r.Reason == "intelligence-police-only").Select(r => r.Desk)).ShouldBe(desk == "duty.gwent" ? "" : desk);
        report.Routes.Select(r => r.Desk).ShouldContain(d => desk == "" || d == desk);
        report.Routes.ShouldAllBe(r => !View(report, r).Contains("Llwynog") || r.Desk.StartsWith("police."));
    }

    [Fact]
    public void WithoutIntelligence_NoForceIsTold() =>
        Read(ReferralKind.Definition, Referral(""" "homeAuthority":"W06000022" """).Replace("Llwynog", " "), Health).Routes.ShouldNotContain(r => r.Desk.StartsWith("police."));

    [Fact]
    public void Force_SeesTheIntelligenceWhomItIsAboutAndWhomToAskAndNoAccount()
    {
        var report = Read(ReferralKind.Definition, Referral(""" "homeAuthority":"W06000022","wishesAndFeelings":"SECRET-WISH" """), Health);
        var route = report.Routes.Single(r => r.Desk == "police.gwent");
        var view = View(report, route);

        (route.Role, route.Citation).ShouldBe((RouteRole.Informed, "WG37941 paragraph 274"));
        string[] seen = ["Llwynog", "Afanc", "01632 960111", "intelligence-police-only"];
        seen.ShouldAllBe(s => view.Contains(s));
        string[] hidden = ["SECRET-WISH", "SECRET-CONCERN", "SECRET-HOUSEHOLD"];
        hidden.ShouldAllBe(s => !view.Contains(s));
    }

    [Fact]
    public void AnotherForceNamedAfterwards_IsStillOnlyInformed()
    {
        var report = Read(ReferralKind.Definition, Referral(""" "homeAuthority":"W06000022" """), Health);
        var request = new RoutingRequest(report.Content, report.Children, report.SenderId, report.ReceivedAt, Snapshot.Desks);
        var rule = new RoutingRule("redirection.named-desk", "redirected", "test");

        var route = ReferralKind.Definition.RouteTo(request, new(Snapshot.Desks.Desk("police.north-wales")!, null, rule, RouteRole.Informed)).ShouldHaveSingleItem();

        (route.Role, route.Decision).ShouldBe((RouteRole.Informed, null));
        View(report, route).ShouldNotContain("SECRET-CONCERN");
    }

    [Theory]
    [InlineData("W06000001", "police.north-wales")]
    [InlineData("W06000022", "police.gwent")]
    public void MissingEpisode_GoesToTheForceWhereTheChildWasLastSeen(string lastSeen, string desk)
    {
        var report = Read(MissingEpisodeKind.Definition, $$$"""
            {"reference":"M-1","reporter":{"name":"carer"},"risk":{"grade":"low"},"episode":{"lastSeenPlace":{"authority":"{{{lastSeen}}}"}},
             "intelligence":{"nicknames":["Llwynog"]},"children":[{"familyName":"Afanc","homeAuthority":"W06000015"}]}
            """, Health);

        report.Routes.Where(r => r.Reason == "intelligence-police-only").ShouldHaveSingleItem().Desk.ShouldBe(desk);
    }

    private static string View(Report report, Safeguarding.Routing.Route route) =>
        Reading.Kinds.Single(k => k.Name == report.Kind).Project(report, route, Snapshot.Desks.Desk(route.Desk)!).ToJsonString();

    private static Report Read(ReportKind kind, string json, string sender) =>
        new ReadReport(Reading.Kinds, Ids).Read(new(Encoding.UTF8.GetBytes(json), kind, sender, At(OfficeHours), false), Snapshot).Value.ShouldNotBeNull();

    private static string Referral(string child) => $$$"""
        {"reference":"R-1","legalRoute":"section-130","reporter":{"role":"nurse","telephone":"01632 960111"},"consent":{"status":"given"},
         "concern":{"types":["sexual-exploitation"],"description":"SECRET-CONCERN"},"household":[{"name":"SECRET-HOUSEHOLD"}],
         "intelligence":{"nicknames":["Llwynog"]},"children":[{"familyName":"Afanc",{{{child}}}}]}
        """;
}
