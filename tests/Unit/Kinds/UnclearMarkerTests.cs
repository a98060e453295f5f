using System.Text.Json;
using CsCheck;
using Safeguarding.MissingEpisodes;
using Safeguarding.OperationEncompass;
using Safeguarding.Referrals;
using Safeguarding.Reports;
using Safeguarding.Routing;
using Shouldly;
using Xunit;
using static Safeguarding.Tests.Unit.Kinds.Reading;

namespace Safeguarding.Tests.Unit.Kinds;

/// <summary>A restriction that is not understood binds (paragraph 198): schools, police and every desk that is only told; whoever decides sees it first.</summary>
public class UnclearMarkerTests
{
    private const string School = "school.6804001";

    /// <summary>What is meant by these is a school, however it is written.</summary>
    [Theory]
    [InlineData("school")]
    [InlineData("Schools")]
    [InlineData("the school")]
    [InlineData("the child's school")]
    [InlineData("6804001")]
    [InlineData("680/4001")]
    [InlineData("school 6804001")]
    [InlineData("school.6804001")]
    [InlineData("ysgol")]
    [InlineData("yr ysgol")]
    [InlineData("DSP")]
    [InlineData("Designated Safeguarding Person")]
    [InlineData("designated person")]
    [InlineData("school, parent")]
    [InlineData("parents and school")]
    [InlineData("rhieni a'r ysgol")]
    [InlineData("s\u200bchool\ufeff")]
    [InlineData("ＳＣＨＯＯＬ")]
    public void SchoolInAnyWords_BindsTheSchool(string with) => IsBound(Marked(with)).ShouldBeTrue();

    /// <summary>Nobody can be sure who is meant, so the school is bound, the sender is warned, and the duty desk is asked.</summary>
    [Theory]
    [InlineData("Little Otter Primary")]
    [InlineData("all")]
    [InlineData("everyone")]
    [InlineData("pawb")]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("\u200b")]
    [InlineData("?")]
    [InlineData("Emyr Dychmygol")]
    [InlineData("person")]
    [InlineData("people at the school")]
    [InlineData("mum's social worker")]
    [InlineData("her social worker")]
    [InlineData("people")]
    [InlineData("all-others")]
    [InlineData("only mum")]
    [InlineData("Not mum")]
    [InlineData("Except mum")]
    [InlineData("MUM SCHOOL!")]
    [InlineData("Mam Yr-Ysgol")]
    [InlineData("Partner Agencies")]
    [InlineData("Friends of Llanishen High")]
    [InlineData("Father (Llanishen High)")]
    [InlineData("Mum (Headmistress)")]
    [InlineData("Dad (PCSO)")]
    [InlineData("MUM WORKS THERE")]
    [InlineData("older brother Gethin")]
    [InlineData("school nurse")]
    [InlineData("police.gwnet")]
    [InlineData("W06000099")]
    [InlineData("W06000099.intake")]
    [InlineData("W06000022.intake")]
    [InlineData("health.visitor")]
    [InlineData("6804002")]
    [InlineData("school.9999999")]
    [InlineData("6804001, 6804002")]
    [InlineData("children's home")]
    [InlineData("Mother and Baby Unit")]
    [InlineData("Victim Support")]
    [InlineData("teacher's husband")]
    [InlineData("the school's caretaker")]
    [InlineData("not mum")]
    [InlineData("local authority")]
    [InlineData("mum.smith")]
    [InlineData("school.6804001x")]
    public void UnclearWords_BindWarnAndAreAsked(string with)
    {
        var report = Marked(with);

        IsBound(report).ShouldBeTrue("what nobody here has is most likely a slip");
        Warnings(report).ShouldContain("/notSafeToShare/0 marker-not-understood");
        report.Routes.ShouldContain(r => r.Role == RouteRole.MarkerToRead && r.Desk == "duty.cardiff-and-vale");
    }

    [Theory]
    [InlineData("mum's boyfriend")]
    [InlineData("Mum\u2019s new boyfriend")]
    [InlineData("mother's partner")]
    [InlineData("parent")]
    [InlineData("both parents")]
    [InlineData("father / step-father")]
    [InlineData("Mam a Dad")]
    [InlineData("y rhieni")]
    [InlineData("older brother (her father)")]
    [InlineData("the neighbour")]
    public void People_AreReadFirstAndBindNobody(string with)
    {
        var report = Marked(with);

        IsBound(report).ShouldBeFalse();
        Warnings(report).ShouldNotContain("marker-not-understood");
        ViewOf(report, School, "c1").First().Key.ShouldBe("notSafeToShare");
        report.Routes.ShouldNotContain(r => r.Role == RouteRole.MarkerToRead);
    }

    [Theory]
    [InlineData("""{"reason":"SECRET why"}""")]
    [InlineData("""{"with":null,"reason":"SECRET why"}""")]
    [InlineData("""{"with":7,"reason":"SECRET why"}""")]
    [InlineData("""{"with":{"who":"parent"},"reason":"SECRET why"}""")]
    [InlineData("""{"with":["parent",7],"reason":"SECRET why"}""")]
    [InlineData("""[["parent"]]""")]
    [InlineData("true")]
    [InlineData("\"SECRET words\"")]
    [InlineData("\"\"")]
    [InlineData("\" \"")]
    [InlineData("""{"with":""}""")]
    [InlineData("""{"with":" "}""")]
    [InlineData("""{"with":[]}""")]
    [InlineData("""{"with":[""]}""")]
    [InlineData("""{"with":"x","said":"parent"}""")]
    [InlineData("""{"with":"6804002","said":"x"}""")]
    public void MarkerOfAnotherShape_BindsAsWell(string marker) => IsBound(MarkedReports.Encompass($"[{marker}]")).ShouldBeTrue();

    /// <summary>A form's empty field says nothing, and binds nobody.</summary>
    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("\"\"")]
    [InlineData("[{}]")]
    [InlineData("[null]")]
    [InlineData("""[{"with":null,"reason":null}]""")]
    public void FieldWithoutAnything_IsNoMarker(string markers) => IsBound(MarkedReports.Encompass(markers)).ShouldBeFalse();

    [Theory]
    [InlineData("\"NotSafeToShare\":\"school\"")]
    [InlineData("\"not_safe_to_share\":[{\"with\":\"school\"}]")]
    [InlineData("\"incident2\":{\"notSafeToShare\":\"school\"}")]
    [InlineData("\"x\":[[{\" NOTSAFETOSHARE \":{\"with\":\"everyone\"}}]]")]
    public void MarkerInAnotherSpellingOrPlace_BindsAsWell(string property) => IsBound(Accepted(EncompassKind.Definition, $$"""
        {"reference":"E-1","reporter":{"name":"PC"},"incident":{"occurredAt":"2026-11-23T22:00:00+00:00"},{{property}},
         "children":[{"key":"c1","givenNames":"Ffion","narrative":"SECRET of the first","schools":[{"number":"6804001"}]}]}
        """)).ShouldBeTrue();

    /// <summary>What a sender makes up may name the child, so a warning never repeats it.</summary>
    [Fact]
    public void WarningOfAMarkerInAPlaceOfItsOwn_NamesNoPropertyOfTheSenders() => Warnings(Accepted(EncompassKind.Definition, """
        {"reference":"E-1","reporter":{"name":"PC"},"incident":{"occurredAt":"2026-11-23T22:00:00+00:00"},"Ffion":{"notSafeToShare":"everyone"},
         "children":[{"key":"c1","givenNames":"Ffion","schools":[{"number":"6804001"}],"Ffion":{"not-safe-to-share":["everyone"]}}]}
        """)).ShouldBe("/children/0 unknown-property;  unknown-property;  marker-not-understood; /children/0 marker-not-understood");

    [Fact]
    public void MarkerOfAnEvent_BindsWhatIsToldOfIt()
    {
        var episode = Episodes.Reported(child: """ "homeAuthority":"W06000022","placementAuthority":"W06000015" """)
            .With("""{"reference":"V","type":"sighted","note":"SECRET by the quay","notSafeToShare":[{"with":"everyone","reason":"SECRET why"}]}""");

        foreach (var route in episode.LastRoutes())
        {
            Episodes.View(episode, route).ToJsonString().Contains("SECRET", StringComparison.Ordinal).ShouldBe(route.Decides, route.Desk);
        }
        episode.Last().Warnings.Select(w => w.Code).ShouldContain("marker-not-understood");
    }

    /// <summary>The duty desk is named by a marker that it must read all the same; it reads no reason.</summary>
    [Fact]
    public void DutyDeskThatAMarkerNames_IsAskedAndReadsNoReason()
    {
        var view = ViewOfTheAsked(MarkedReports.Encompass("""[{"with":"duty desk, council","reason":"SECRET why"}]"""));

        view["markersToRead"]!["markers"]!.AsArray().Count.ShouldBe(1);
        view.ToJsonString().ShouldNotContain("SECRET");
    }

    /// <summary>Whoever and whatever is named stands in a short text, so that reading one never costs more than it says.</summary>
    [Theory]
    [InlineData(500, false)]
    [InlineData(501, true)]
    public void TextBeyondTheLongestThatIsRead_IsUnclear(int length, bool unclear) =>
        MarkerWords.Read(string.Concat(Enumerable.Repeat("mum, ", 100))[..^2].PadRight(length)).IsUnclear.ShouldBe(unclear);

    [Fact]
    public void NumberOfOneSchool_BindsThatOneAlone()
    {
        var report = MarkedReports.Encompass("""[{"with":6804001}]""");

        IsBound(report).ShouldBeTrue();
        View(report, "school.6814001", "c2").ShouldContain("of the second");
    }

    [Theory]
    [InlineData("police")]
    [InlineData("6814001")]
    [InlineData("social services")]
    public void AnotherDeskThatIsClear_LeavesTheSchoolUnbound(string with)
    {
        IsBound(Marked(with)).ShouldBeFalse();
        Marked(with).Routes.ShouldNotContain(r => r.Role == RouteRole.MarkerToRead);
    }

    [Theory]
    [InlineData("W06000022.intake")]
    [InlineData("W06000022")]
    [InlineData("w06000022.INTAKE")]
    public void DeskOrAuthorityThatHasTheReport_IsBoundAlone(string with)
    {
        var report = Referral(with, home: "W06000022");

        View(report, "W06000022.intake").ShouldNotContain("SECRET");
        View(report, "W06000015.intake").ShouldContain("SECRET of the concern");
        report.Routes.ShouldNotContain(r => r.Role == RouteRole.MarkerToRead);
    }

    /// <summary>The deciding authority, its emergency duty team and the duty desk must see it all, and first of all that there is a marker.</summary>
    [Theory]
    [InlineData("everyone")]
    [InlineData("")]
    [InlineData("school")]
    [InlineData("police")]
    public void WhoeverDecides_SeesTheMarkerFirstAndEverything(string with)
    {
        foreach (var (report, desk) in new[] { (Referral(with), "W06000015.intake"), (Missing(with), "W06000015.intake") })
        {
            var view = ViewOf(report, desk);
            view.First().Key.ShouldBe("notSafeToShare");
            view.ToJsonString().ShouldContain("SECRET why");
            view.ContainsKey("withheld").ShouldBeFalse();
        }
    }

    [Theory]
    [InlineData("everyone")]
    [InlineData("council staff")]
    public void CopiedAuthorityAndPolice_AreBound(string with)
    {
        var report = Referral(with, home: "W06000022");

        View(report, "W06000022.intake").ShouldNotContain("SECRET");
        ReferralKind.Definition.View(report, report.Routes[0] with { Role = RouteRole.Informed, Decides = false }, new("police.gwent", DeskKind.Police, "police.gwent", "P", "H"))
            .ToJsonString().ShouldNotContain("SECRET");
    }

    [Theory]
    [InlineData("W06000015.intake")]
    [InlineData("w06000015")]
    [InlineData("Social Services")]
    [InlineData("gwasanaethau cymdeithasol")]
    public void WhoeverDecides_IsBoundByItsOwnName(string with) => View(Referral(with), "W06000015.intake").ShouldNotContain("SECRET");

    [Fact]
    public void EmergencyDutyTeam_SeesWhatTheDeskThatItCoversMustSee()
    {
        var report = Referral("everyone", receivedAt: "2026-11-24T22:00:00+00:00");
        var team = report.Routes.Single(r => r.Role == RouteRole.EmergencyDutyTeam);

        View(report, team.Desk).ShouldContain("SECRET of the concern");
    }

    /// <summary>The home authority goes on deciding: what happened since is as open to it as the report, and to its emergency duty team.</summary>
    [Theory]
    [InlineData(OfficeHours, "W06000022.intake")]
    [InlineData("2026-11-24T22:00:00+00:00", "edt.gwent")]
    public void EventOfAnEpisode_IsWholeForTheHomeAuthorityAndForNobodyElse(string at, string desk)
    {
        var episode = Episodes.Reported(child: """ "homeAuthority":"W06000022","placementAuthority":"W06000015" """, risk: """ "grade":"high" """, more: "\"notSafeToShare\":[{\"with\":\"everyone\",\"reason\":\"SECRET why\"}],", receivedAt: at)
            .With("""{"reference":"V","type":"sighted","note":"By the quay"}""", at);

        foreach (var route in episode.LastRoutes())
        {
            Episodes.View(episode, route).ToJsonString().Contains("By the quay", StringComparison.Ordinal).ShouldBe(route.Desk == "W06000022.intake" || route.Decides, route.Desk);
        }
        episode.LastRoutes().ShouldContain(r => r.Desk == desk && r.Decides);
        episode.LastRoutes().ShouldNotContain(r => r.Desk.StartsWith("duty.", StringComparison.Ordinal), "who is only asked about a marker hears of no event");
    }

    [Fact]
    public void DutyDeskThatIsAsked_SeesTheMarkerAndWhomToAskAndNothingElse()
    {
        var report = MarkedReports.Encompass("""[{"with":"everyone","reason":"Ask first."}]""");
        var view = ViewOfTheAsked(report);

        view.First().Key.ShouldBe("markersToRead");
        view["markersToRead"]!["markers"]![0]!["with"]!.GetValue<string>().ShouldBe("everyone");
        view["markersToRead"]!["markers"]![0]!["reason"]!.GetValue<string>().ShouldBe("Ask first.");
        view["report"]!["reporter"]!["name"]!.GetValue<string>().ShouldBe("PC");
        view.ToJsonString().ShouldNotContain("SECRET");
        view.ToJsonString().ShouldNotContain("Ffion");
    }

    /// <summary>Every place that restricts, with values that nobody foresaw: what it protects reaches nobody whom a known value would not have let see it.</summary>
    [Theory]
    [InlineData("\"intelligence\":{\"note\":\"SECRET\"}")]
    [InlineData("\"intelligence\":\"SECRET\"")]
    [InlineData("\"intelligence\":[[\"SECRET\"]]")]
    [InlineData("\"Intelligence\":{\"note\":\"SECRET\"}")]
    [InlineData("\"concern2\":{\"intelligence\":\"SECRET\"}")]
    public void Intelligence_InAnyShapeAndPlace_IsInNoOtherDesksView(string property)
    {
        foreach (var place in new[] { $"{property},", "" })
        {
            var inChild = place.Length == 0 ? $",{property},\"more\":{{{property}}}" : "";
            var report = Accepted(ReferralKind.Definition, $$"""
                {"reference":"R-1","legalRoute":"section-130",{{place}}"reporter":{"role":"nurse"},"consent":{"status":"given"},"concern":{"description":"d"},
                 "children":[{"familyName":"Afanc","currentAuthority":"W06000015"{{inChild}}}]}
                """);
            View(report, "W06000015.intake").ShouldNotContain("SECRET");
        }
    }

    [Theory]
    [InlineData("police.unheard-of")]
    [InlineData("POLICE.CLEVELAND")]
    [InlineData("police.cleveland ")]
    [InlineData("")]
    public void ForceWithoutAProfile_HasTheMinimalOneAndNoAddress(string force)
    {
        FieldProfiles.Of(force).ShouldBeSameAs(FieldProfiles.Minimal);
        FieldProfiles.Of(force).Address.ShouldBeFalse();
        FieldProfiles.Of(force).ChildSeen.Paths.ShouldNotContain("homeAddress");
        FieldProfiles.Of(force).IncidentSeen.Paths.ShouldNotContain("incident/circumstances");
    }

    /// <summary>Texts of parts whose meaning is known by construction: the school is bound where one part means it, or means nothing that anybody knows.</summary>
    [Fact]
    public void AnyMarkerText_BindsTheSchoolUnlessEveryPartClearlyMeansSomebodyElse()
    {
        var binding = Gen.OneOf("school", "Ysgol", "the College", "6804001", "DSP", "head teacher", "everyone", "zz9", "Gwen", "??", "council", "n/a", "social worker", "W06000022.intake", "6804002").Select(p => (p, true));
        var others = Gen.OneOf("mum", "Dad", "parents", "police", "heddlu", "social services", "her boyfriend", "brawd", "6814001", "school.6814001", "carer").Select(p => (p, false));
        var separators = Gen.OneOf(", ", "; ", " and ", " or ", " neu ", "\n", " & ", "/", " | ");
        Gen.Select(Gen.OneOf(binding, others).Array[1, 5], separators, Gen.Bool, Gen.OneOf("", "\u200b", "\u2060", " ")).Sample((parts, separator, upper, noise) =>
        {
            var text = noise + string.Join(separator, parts.Select(p => p.Item1)) + noise;
            IsBound(Marked(upper ? text.ToUpperInvariant() : text)).ShouldBe(parts.Any(p => p.Item2), text);
        }, iter: 400, threads: 1);
    }

    [Fact]
    public void AnyText_IsReadWithoutAnError() => Gen.String.Sample(text => MarkerWords.Read(text).ShouldNotBeNull(), iter: 2_000, threads: 1);

    private static bool IsBound(Report report)
    {
        var view = ViewOf(report, School, "c1");
        var bound = view.ContainsKey("withheld");
        view.ToJsonString().Contains("SECRET", StringComparison.Ordinal).ShouldBe(!bound);
        return bound;
    }

    private static Report Marked(string with) => MarkedReports.Encompass($$"""[{"with":{{JsonSerializer.Serialize(with)}},"reason":"SECRET why"}]""");

    private static Report Referral(string with, string home = "W06000015", string receivedAt = OfficeHours) => Accepted(ReferralKind.Definition, $$"""
        {"reference":"R-1","legalRoute":"section-130","reporter":{"role":"nurse"},"consent":{"status":"given"},"concern":{"description":"SECRET of the concern"},
         "notSafeToShare":[{"with":{{JsonSerializer.Serialize(with)}},"reason":"SECRET why"}],
         "children":[{"familyName":"Afanc","currentAuthority":"W06000015","homeAuthority":"{{home}}"}]}
        """, receivedAt);

    private static Report Missing(string with) => MarkedReports.Missing($$"""[{"with":{{JsonSerializer.Serialize(with)}},"reason":"SECRET why"}]""");

    private static System.Text.Json.Nodes.JsonObject ViewOfTheAsked(Report report)
    {
        var asked = report.Routes.Single(r => r.Role == RouteRole.MarkerToRead);
        return Reading.Kinds.Single(k => k.Name == report.Kind).View(report, asked, TestDirectory.Snapshot.Desks.Desk(asked.Desk)!);
    }
}
