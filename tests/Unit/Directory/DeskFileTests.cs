using System.Text.Json;
using NodaTime;
using Safeguarding.Directory;
using Safeguarding.Reports;
using Safeguarding.Routing;
using Shouldly;
using Xunit;
using static Safeguarding.Tests.Unit.Directory.Published;

namespace Safeguarding.Tests.Unit.Directory;

/// <summary>Desks, contacts, boards, authorities across the border and postcodes.</summary>
public class DeskFileTests
{
    private const string Contacts = "deskId,name,role,email,telephone,language,hours,lastVerified\n";
    private const string Desks = "deskId,kind,organisation,nameEn,nameCy,hours,emergencyDutyTeam,escalatesTo\n";

    [Fact]
    public void SampleDirectory_HasEveryKindOfDeskThatReceives()
    {
        Sample.Desks.Select(d => d.Kind).Distinct().Order().ShouldBe(Enum.GetValues<DeskKind>().Where(k => k != DeskKind.Sender).Order());
        Sample.Desks.Count(d => d.Kind == DeskKind.HealthBoard).ShouldBe(7);
        Sample.Desks.ShouldContain(d => d.Id == "police.btp");
        Sample.Boards.Count.ShouldBe(6);
        Sample.Boards.ShouldAllBe(b => b.NameCy.StartsWith("Bwrdd"));
        Sample.Schools.Select(s => s.Type).Distinct().ShouldBe(
            [SchoolType.Primary, SchoolType.Secondary, SchoolType.Special, SchoolType.Independent, SchoolType.FurtherEducation, SchoolType.Pru, SchoolType.Eotas], ignoreOrder: true);
        Sample.Schools.ShouldContain(s => s.Number.Length == 6);
    }

    [Theory]
    [InlineData("", "", DeskChannel.ServiceBus)]
    [InlineData(",channel", ",", DeskChannel.Inbox)]
    [InlineData(",channel", ",service-bus", DeskChannel.ServiceBus)]
    public void DeskOnServiceBus_KeepsItsChannelUnlessTheFileHasTheColumn(string column, string value, DeskChannel channel) =>
        Apply("desks", Desks.TrimEnd() + $"{column}\nW06000022.intake,intake,W06000022,N,N,,edt.gwent,duty.gwent{value}\n").Data
            .Desks.Single(d => d.Id == "W06000022.intake").Channel.ShouldBe(channel);

    [Fact]
    public void Contacts_ReplaceTheListOfEachDeskThatTheFileNames()
    {
        var (data, findings, _) = Apply("contacts", Contacts + "school.6802901,Ann Example,dsp,ann@schools.example.org,,en,,2026-11-20\nschool.6802901,Bob Example,deputy,,07700 900999,cy,Mon-Fri 08:00-16:00,2026-11-20\n");

        findings.RejectedCount.ShouldBe(0);
        data.Contacts.Where(c => c.DeskId == "school.6802901").Select(c => c.Name).ShouldBe(["Ann Example", "Bob Example"]);
        Sample.Contacts.Where(c => c.DeskId != "school.6802901").ShouldBeSubsetOf(data.Contacts);
        findings.Warnings.ShouldNotContain(w => w.Detail == "school.6802901");
    }

    [Theory]
    [InlineData("ann@schools.example.org,,en,,2026-11-20", true)]
    [InlineData(",07700 900999,en,,2026-11-20", true)]
    [InlineData(",07700 900999,en,,2026-08-25", true)]
    [InlineData(",07700 900999,en,,2026-08-24", false)]
    [InlineData(",07700 900999,en,,", false)]
    [InlineData(",,en,,2026-11-20", false)]
    public void SchoolWithFewerThanTwoLiveContacts_IsWarnedOfAndNeverRejected(string second, bool live)
    {
        var (_, findings, _) = Apply("contacts", Contacts + $"school.6802901,Ann,dsp,ann@schools.example.org,,en,,2026-11-20\nschool.6802901,Bob,deputy,{second}\n");

        findings.RejectedCount.ShouldBe(0);
        findings.Warnings.Any(w => w is { Code: "import-few-live-contacts", Detail: "school.6802901" }).ShouldBe(!live);
    }

    [Fact]
    public void UnfitContact_IsNamedByLineAloneAndNothingItSaysIsRepeated()
    {
        var (_, findings, _) = Apply("contacts", Contacts
            + "Ann Example,school.6802901,dsp,ann@schools.example.org,07700 900999,en,,2026-11-20\nschool.6802901,Ann Example,dsp,ann@schools.example.org,07700 900999,Welsh,,2026-11-20\n"
            + "school.6802901,Ann Example,dsp,ann@schools.example.org,07700 900999,en,whenever,2026-11-20\nschool.6802901,Ann Example,dsp,ann@schools.example.org,07700 900999,en,,20 Nov\n");

        Places(findings.Rejected).ShouldBe("2 deskId import-unknown-desk; 3 language import-unknown-code; 4 hours import-unreadable-hours; 5 lastVerified import-unreadable-date");
        var said = JsonSerializer.Serialize(findings, PipelineJson.Options) + string.Join('\n', findings.Rejected.Select(ImportDirectoryCommand.Line));
        said.ShouldNotContain("Ann");
        said.ShouldNotContain("900999");
        said.ShouldNotContain("whenever");
    }

    [Fact]
    public void Webhook_IsAnHttpsAddressWithoutAnythingThatCouldBeACredential()
    {
        const string Line = "W06000022.intake,intake,W06000022,N,N,,edt.gwent,duty.gwent,";
        var header = Desks.TrimEnd() + ",webhook\n";

        Apply("desks", $"{header}{Line}https://hooks.example.org/desk\n").Data.Desks.Single(d => d.Id == "W06000022.intake").Webhook.ShouldBe(new Uri("https://hooks.example.org/desk"));
        Apply("desks", $"{header}{Line}\n").Data.Desks.Single(d => d.Id == "W06000022.intake").Webhook.ShouldBeNull();
        foreach (var unfit in new[] { "http://hooks.example.org/", "https://user:word@hooks.example.org/", "https://hooks.example.org/?key=word", "https://hooks.example.org/#word", "/hook", "file:///word", "hooks.example.org" })
        {
            var findings = Apply("desks", $"{header}{Line}{unfit}\n").Findings;
            Places(findings.Rejected).ShouldBe("2 webhook import-unfit-address");
            JsonSerializer.Serialize(findings, PipelineJson.Options).ShouldNotContain("word");
        }
    }

    [Fact]
    public void DesksMerge_AndReferencesMustExist()
    {
        var (data, findings, _) = Apply("desks", Desks + "W06000022.intake,intake,W06000022,Renamed,Ailenwyd,Mon-Fri 08:00-18:00,edt.gwent,duty.gwent\nhealth.hywel-dda.midwives,health-board,health.hywel-dda,Midwives,Bydwragedd,,,duty.gwent\n");

        findings.RejectedCount.ShouldBe(0);
        data.Desks.Count.ShouldBe(Sample.Desks.Count + 1);
        data.Desks.Single(d => d.Id == "W06000022.intake").NameEn.ShouldBe("Renamed");
        Apply("desks", Desks + "W06000022.intake,intake,W06000022,N,N,,edt.nowhere,\n").Findings.Rejected.ShouldHaveSingleItem().Code.ShouldBe("import-unknown-desk");
        Places(Apply("desks", Desks + "school.6802901,school,6802901,N,N,,,\nno/slash,intake,x,N,N,,,\nW06000022.x,canteen,x,N,N,,,\n").Findings.Rejected)
            .ShouldBe("2 kind import-desk-of-a-school; 3 deskId import-unfit-id; 4 kind import-unknown-code");
    }

    [Fact]
    public void EnglishAuthority_NeedsItsDesksFirstAndWelshOnesAreBundled()
    {
        const string header = "code,nameEn,board,policeForce\n";
        var rejected = Apply("authorities-england", header + "E08000015,Wirral,north-wales,\n").Findings.Rejected;
        rejected.ShouldHaveSingleItem().ShouldBe(new("import-authority-without-intake", null, 2, "code", "E08000015.intake"));

        var desks = Apply("desks", Desks + "E08000015.intake,intake,E08000015,W,W,,,duty.north-wales\n").Data;
        Apply("authorities-england", header + "E08000015,Wirral,north-wales,\n", desks).Findings.RejectedCount.ShouldBe(0);
        Places(Apply("authorities-england", header + "W06000015,Cardiff,gwent,\n").Findings.Rejected).ShouldBe("2 code import-not-english");
        Apply("authorities-england", header + "E06000050,Cheshire West and Chester,nowhere,\n").Findings.Rejected.ShouldHaveSingleItem().Code.ShouldBe("import-unknown-board");
    }

    [Fact]
    public void Postcodes_ReplaceThoseOfTheAuthoritiesThatTheFileNames()
    {
        var (data, findings, counts) = Apply("postcodes", "pcds,oslaua\nZZ99 9AC,W06000015\nzz999ad,Cardiff\nZZ99 9EA,E08000015\n");

        findings.RejectedCount.ShouldBe(0);
        data.Postcodes.Authorities("ZZ99 9AC").ShouldBe(["W06000015"]);
        data.Postcodes.Authorities("zz99 9ad").ShouldBe(["W06000015"]);
        data.Postcodes.Authorities("ZZ99 9AA").ShouldBeEmpty();
        data.Postcodes.Authorities("ZZ99 9BA").ShouldBe(["W06000022"]);
        data.Postcodes.Authorities("ZZ99 9EA").ShouldBeEmpty();
        findings.WarningCounts["import-postcode-left-out"].ShouldBe(1);
        (counts.Lines, counts.Before, counts.After).ShouldBe((3, 10, 10));
        Places(Apply("postcodes", "postcode,admin_district\nNEWPORT,W06000022\nZZ99 9AA,Nowhere\n").Findings.Rejected)
            .ShouldBe("2 postcode import-unreadable-postcode; 3 admin_district import-unknown-authority");
    }

    [Fact]
    public void ManyRejectedLines_AreCountedAndTheListStaysBounded()
    {
        var findings = Apply("postcodes", "postcode,admin_district\n" + string.Concat(Enumerable.Repeat("x,W06000022\n", 1_000))).Findings;

        (findings.RejectedCount, findings.Rejected.Count).ShouldBe((1_000, 200));
    }
}
