using Safeguarding.Intake;
using Safeguarding.OperationEncompass;
using Safeguarding.Reports;
using Safeguarding.Routing;
using Shouldly;
using Xunit;
using static Safeguarding.Tests.Unit.Kinds.Reading;

namespace Safeguarding.Tests.Unit.Kinds;

/// <summary>What leaves a force for a school, and who passes it on (domain 1.3, 1.4).</summary>
public class EncompassProfileTests
{
    private const string School = "school.6804001";

    [Fact]
    public void ForceWithoutAProfile_SendsTheMinimalFields()
    {
        var view = View(Notification(), School);

        view.ShouldContain("of the child");
        view.ShouldNotContain("shared circumstances");
        view.ShouldNotContain("ZZ99");
    }

    [Fact]
    public void ForceThatSendsCircumstances_StillSendsNoAddress()
    {
        var view = View(Notification(sender: "police.cleveland"), School);

        view.ShouldContain("shared circumstances");
        view.ShouldNotContain("ZZ99");
    }

    [Fact]
    public void ForceThatWithholdsCircumstances_SendsNoNarrative() =>
        EncompassProjection.Project(Notification(), Notification().Routes[0], Desk(School), FieldProfiles.Of("police.lincolnshire")).ToJsonString()
            .ShouldNotContain("of the child");

    [Fact]
    public void Address_LeavesOnlyWhereAProfileAllowsIt()
    {
        var report = Notification();
        FieldProfile[] withheld = [.. FieldProfiles.All, FieldProfiles.Minimal,
            FieldProfiles.Minimal with { Incident = new("incident", "incident/place/postcode", "incident/place"), Child = new("homeAddress", "homeAddress/postcode") }];

        withheld.ShouldAllBe(p => !EncompassProjection.Project(report, report.Routes[0], Desk(School), p).ToJsonString(null).Contains("ZZ99"));
        var allowed = EncompassProjection.Project(report, report.Routes[0], Desk(School), FieldProfiles.Minimal with { Address = true }).ToJsonString();
        allowed.ShouldContain("ZZ99 1AA");
        allowed.ShouldContain("ZZ99 2BB");
    }

    [Fact]
    public void Profiles_NameTheirSourceAndNoFieldTwice()
    {
        FieldProfiles.All.Select(p => p.Force).ShouldBeUnique();
        FieldProfiles.All.Append(FieldProfiles.Minimal).ShouldAllBe(p => p.Source.Contains("domain 1.") && p.Incident.Paths.Distinct().Count() == p.Incident.Paths.Count);
    }

    [Fact]
    public void ForceThatRelays_TheCouncilReceivesInsteadOfTheSchoolByTheSchoolsDeadline()
    {
        var report = Notification(sender: "police.lancashire");

        Routes(report).ShouldBe("W06000022.education-safeguarding relayed-by-council");
        report.Routes[0].Role.ShouldBe(RouteRole.Relay);
        report.Routes[0].Deadline.DueAt.ShouldBe(Notification().Routes[0].Deadline.DueAt);
        var view = View(report, "W06000022.education-safeguarding");
        view.ShouldContain("6804001");
        view.ShouldContain("\"relay\"");
        view.ShouldNotContain("ZZ99");
        Routes(Notification(sender: "police.cleveland")).ShouldBe("school.6804001 registered-school");
    }

    [Fact]
    public void RelatedReport_IsAdviceAndNeverALookUp()
    {
        var related = Notification(""" "sex":"f" """, """ "relatedReference":"PPN-7" """);
        related.Advice.ShouldContain("related-report");
        related.Advice.ShouldNotContain("consider-section-130");
        View(related, School).ShouldContain("PPN-7");
        ViewOf(related, School).ContainsKey("relatedReport").ShouldBeTrue();
        Receipt.Of(related, duplicate: false, "cy").Advice[0].Text.ShouldContain("incidentReference");

        Notification().Advice.ShouldBe(["consider-section-130"]);
        ViewOf(Notification(), School).ContainsKey("relatedReport").ShouldBeFalse();
    }

    private static Desk Desk(string id) => TestDirectory.Snapshot.Desks.Desk(id)!;

    internal static Report Notification(string child = """ "sex":"f" """, string incident = """ "policeAttended":true """, string sender = TestDirectory.Sender) =>
        Accepted(EncompassKind.Definition, $$$"""
            {"reference":"E-1","reporter":{"name":"PC"},"incident":{"circumstances":"shared circumstances","place":{"postcode":"ZZ99 1AA"},{{{incident}}}},
             "children":[{"familyName":"Afanc","narrative":"of the child","homeAddress":{"postcode":"ZZ99 2BB"},"schools":[{"number":"6804001"}],{{{child}}}}]}
            """, sender: sender);
}
