using Safeguarding.MissingEpisodes;
using Safeguarding.Referrals;
using Safeguarding.Reports;
using Safeguarding.Routing;
using Shouldly;
using Xunit;
using static Safeguarding.Tests.Unit.Kinds.Reading;

namespace Safeguarding.Tests.Unit.Kinds;

/// <summary>A health board's desk is known and nothing is sent there by rule; what is redirected to it says who the child is and little more.</summary>
public class HealthBoardTests
{
    private static readonly Desk Desk = new("health.afon.safeguarding", DeskKind.HealthBoard, "health.afon", "Health", "Iechyd");

    [Fact]
    public void RedirectedReferral_ShowsTheChildAndNoAccount() => View(ReferralKind.Definition, """
        {"reference":"r","legalRoute":"section-130","reporter":{"name":"A"},"concern":{"description":"a long account","types":["neglect"]},
         "children":[{"familyName":"Afon","homeAuthority":"W06000022","homeAddress":{"addressLines":["1 Secret Row"]}}],"household":[{"name":"Other Person"}]}
        """).ShouldNotContain("a long account");

    [Fact]
    public void RedirectedMissingEpisode_ShowsTheChildAndNoAccount() => View(MissingEpisodeKind.Definition, """
        {"reference":"r","reporter":{"name":"A"},"episode":{"circumstances":"a long account"},"children":[{"familyName":"Afon","homeAuthority":"W06000022","homeAddress":{"addressLines":["1 Secret Row"]}}]}
        """).ShouldNotContain("a long account");

    private static string View(ReportKind kind, string json)
    {
        var report = Accepted(kind, json);
        var view = kind.Project(report, report.Routes[0] with { Desk = Desk.Id, Role = RouteRole.Copy }, Desk).ToJsonString();
        view.ShouldContain("Afon");
        view.ShouldNotContain("Secret Row");
        return view;
    }
}
