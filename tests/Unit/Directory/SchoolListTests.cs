using Safeguarding.Routing;
using Shouldly;
using Xunit;
using static Safeguarding.Tests.Unit.Directory.Published;

namespace Safeguarding.Tests.Unit.Directory;

/// <summary>The published lists of schools (domain 4.3).</summary>
public class SchoolListTests
{
    private const string Header = "School Number,School Name,Local Authority,Sector,School Type,Governance - see notes,Welsh Medium Type - see notes,Address 1,Address 2,Address 3,Address 4,Postcode,Phone Number\n";

    [Fact]
    public void NewAndKnownSchools_AreMergedByNumberAndKeepWhatTheListDoesNotKnow()
    {
        var (data, findings, counts) = Apply("schools", Header + Row("6802901", "Otter Primary Renamed", "Newport", "Primary") + Row("6802999", "Brand New Invented School", "Newport", "Middle"));

        findings.RejectedCount.ShouldBe(0);
        var known = data.Schools.Single(s => s.Number == "6802901");
        (known.NameEn, known.NameCy, known.StartsAt, known.Type).ShouldBe(("Otter Primary Renamed", "Ysgol Gynradd Dyfrgi Bach", new(8, 40), SchoolType.Primary));
        var added = data.Schools.Single(s => s.Number == "6802999");
        (added.Authority, added.Type, added.NameCy).ShouldBe(("W06000022", SchoolType.Middle, "Brand New Invented School"));
        data.Desks.Single(d => d.Id == "school.6802999").EscalatesTo.ShouldBe("W06000022.education-safeguarding");
        data.Desks.Count(d => d.Id == "school.6802901").ShouldBe(1);
        (counts.Lines, counts.After - counts.Before).ShouldBe((2, 1));
    }

    [Fact]
    public void SchoolThatTheListLacks_StaysAndIsReportedWhenTheListIsOfItsSheet()
    {
        var (data, findings, _) = Apply("schools", Header + Row("6802901", "Little Otter Primary School", "Newport", "Primary"));

        data.Schools.Count.ShouldBe(Sample.Schools.Count);
        var absent = findings.Warnings.Where(w => w.Code == "import-school-not-in-list").Select(w => w.Detail).ToList();
        absent.ShouldContain("6804901");
        // An independent school, a PRU, a college, an EOTAS provision and an English school stand on other lists.
        absent.ShouldNotContain("6736901");
        absent.ShouldNotContain("6811901");
        absent.ShouldNotContain("6808901");
        absent.ShouldNotContain("6801902");
        absent.ShouldNotContain("999101");
    }

    [Theory]
    [InlineData("The Vale of Glamorgan", "673", "W06000014")]
    [InlineData("Vale of Glamorgan County Borough Council", "673", "W06000014")]
    [InlineData("Rhondda Cynon Taff", "674", "W06000016")]
    [InlineData("Tor-faen", "678", "W06000020")]
    [InlineData("Sir Ynys Mon", "660", "W06000001")]
    [InlineData("Isle of Anglesey", "660", "W06000001")]
    [InlineData("Cyngor Sir Penfro", "668", "W06000009")]
    [InlineData("Cyngor Sir Benfro", "668", "W06000009")]
    [InlineData("City and County of Swansea", "670", "W06000011")]
    [InlineData("NEWPORT CITY COUNCIL", "680", "W06000022")]
    [InlineData("W06000015", "681", "W06000015")]
    public void NameOfAnAuthority_IsReadInTheFormsOfPublishedLists(string written, string prefix, string code)
    {
        var (data, findings, _) = Apply("schools", Header + Row($"{prefix}2955", "Invented", written, "Primary"));

        findings.RejectedCount.ShouldBe(0);
        data.Schools.Single(s => s.Number == $"{prefix}2955").Authority.ShouldBe(code);
        Warned(findings).ShouldNotContain("number-of-another");
    }

    [Fact]
    public void NumberOfAnotherAuthority_IsWarnedOfAndTheWrittenAuthorityCounts()
    {
        var (data, findings, _) = Apply("schools", Header + Row("6812999", "Invented", "Newport", "Primary"));

        data.Schools.Single(s => s.Number == "6812999").Authority.ShouldBe("W06000022");
        Warned(findings).ShouldContain("import-number-of-another-authority 6812999");
    }

    [Fact]
    public void WrongLines_AreEachNamedByLineAndColumn()
    {
        var (_, findings, _) = Apply("schools", Header
            + Row("68029", "Invented", "Newport", "Primary") + Row("6802999", "Invented", "Nowhere", "Primary") + Row("6802998", "", "Newport", "Primary")
            + Row("6802997", "Invented", "Newport", "Primary") + Row("6802997", "Invented", "Newport", "Primary") + "6802996,too short\n");

        Places(findings.Rejected).ShouldBe(
            "2 School Number import-unfit-school-number; 3 Local Authority import-unknown-authority; 4 School Name import-value-missing; 6 School Number import-repeated; 7  import-fields-shifted");
    }

    [Theory]
    [InlineData("Number,Name\n6802901,A\n", "1 School Number import-column-missing")]
    [InlineData("", "  import-empty")]
    [InlineData(Header, "  import-empty")]
    [InlineData("School Number,School Name,Local Authority\n\"6802901,A,Newport\n", "3  import-unreadable-line")]
    public void FileWithoutColumnsOrRows_IsRejected(string text, string expected) =>
        Places(Apply("schools", text).Findings.Rejected).ShouldBe(expected);

    [Fact]
    public void QuotedFieldsAndByteOrderMark_AreReadAsSpreadsheetsWriteThem()
    {
        var (data, findings, _) = Apply("schools", "\ufeff" + Header + "6802999,\"School, with a comma\",Newport,Primary,,,,\"1, Road\",,,,ZZ99 1AA,\n,,,,,,,,,,,,\n");

        findings.RejectedCount.ShouldBe(0);
        data.Schools.Single(s => s.Number == "6802999").NameEn.ShouldBe("School, with a comma");
    }

    [Fact]
    public void EnglishExtract_BringsSchoolsAndCollegesByUrn()
    {
        const string header = "URN,EstablishmentName,TypeOfEstablishment (name),PhaseOfEducation (name),GSSLACode (name)\n";
        var (data, findings, _) = Apply("schools-england", header + "999301,Invented College,Further education,16 plus,E06000050\n");

        findings.RejectedCount.ShouldBe(0);
        var college = data.Schools.Single(s => s.Number == "999301");
        (college.Type, college.Authority).ShouldBe((SchoolType.FurtherEducation, "E06000050"));
        Places(Apply("schools-england", header + "6802901,A,,,E06000050\n999302,A,,,E99999999\n").Findings.Rejected)
            .ShouldBe("2 URN import-unfit-school-number; 3 GSSLACode (name) import-unknown-authority");
    }

    private static string Row(string number, string name, string authority, string sector) =>
        $"{number},{name},{authority},{sector},,Community,English medium,1 Made Up Road,,,,ZZ99 1AA,01632 960001\n";
}
