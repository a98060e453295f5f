using System.Text;
using Safeguarding.Directory;
using Safeguarding.Tests.Unit.Infrastructure;
using Shouldly;
using Xunit;
using static Safeguarding.Tests.Unit.Directory.Published;

namespace Safeguarding.Tests.Unit.Directory;

/// <summary>What cannot be right in a file that is imported alone: the same faults at the same places as in a folder.</summary>
public class UnfitFileTests
{
    [Theory]
    [InlineData("establishments", "schools.csv", "6800001,A,A,W06000022,primary,08:40,03:10,", "endsAt import-times-in-wrong-order")]
    [InlineData("establishments", "schools.csv", "6800001,12345,A,W06000022,primary,,,", "nameEn import-not-a-name")]
    [InlineData("establishments", "schools.csv", "6800001,A,A,W06009999,primary,,,", "authority import-unknown-authority")]
    [InlineData("establishments", "schools.csv", "6800001,A,A,W06000022,primary,,,school.0000000", "holidayDesk import-unknown-desk")]
    [InlineData("calendar", "calendar.csv", "school,6809999,closed,2026-11-23,2026-11-23,,,INSET", "ownerId import-unknown-owner")]
    [InlineData("calendar", "calendar.csv", "authority,w06000022,term,2027-09-01,2027-10-22,,,x", "ownerId import-unknown-owner")]
    [InlineData("calendar", "calendar.csv", "school,W06000022,closed,2026-11-23,2026-11-23,,,x", "ownerId import-unknown-owner")]
    [InlineData("calendar", "calendar.csv", "school,6802901,announced,2026-11-23,2026-11-23,,,x", "kind import-unknown-code")]
    [InlineData("calendar", "calendar.csv", "school,6802901,open,2026-11-28,2026-11-28,12:00,09:00,x", "endsAt import-times-in-wrong-order")]
    [InlineData("desks", "desks.csv", "W06000022.x,intake,W06000022,N,N,Fri-Mon 09:00-17:00,,,", "hours import-hours-wrap")]
    [InlineData("desks", "desks.csv", "W06000022.x,intake,W06000022,N,N,Mon-Fri 09:00-17:00; Fri 09:00-16:30,,,", "hours import-hours-overlap")]
    [InlineData("desks", "desks.csv", "W06000022.x,intake,W06009999,N,N,,,,", "organisation import-unknown-organisation")]
    [InlineData("desks", "desks.csv", "W06000022.x,intake,W06000022,N,N,,edt.nowhere,,", "emergencyDutyTeam import-unknown-desk")]
    [InlineData("desks", "desks.csv", "W06000022.x,intake,W06000022,N,N,,,duty.nowhere,", "escalatesTo import-unknown-desk")]
    [InlineData("desks", "desks.csv", "W06000022.x,sender,W06000022,N,N,,,,", "kind import-unknown-code")]
    [InlineData("desks", "desks.csv", "w06000022.INTAKE,intake,W06000022,N,N,,,,", "deskId import-repeated")]
    [InlineData("senders", "senders.csv", "police.x,Force,Heddlu,police,gwentt", "board import-unknown-board")]
    [InlineData("senders", "senders.csv", "police.x,Force,Heddlu,polise,gwent", "type import-unknown-code")]
    [InlineData("contacts", "contacts.csv", "school.0000000,Ann Example,dsp,,07700 900999,en,,2026-11-20", "deskId import-unknown-desk")]
    [InlineData("contacts", "contacts.csv", "school.6802901,07700 900999,dsp,,07700 900999,en,,2026-11-20", "name import-not-a-name")]
    [InlineData("boards", "boards.csv", "powys,7,7", "nameEn import-not-a-name")]
    [InlineData("authorities-england", "authorities-england.csv", "E06000050,Cheshire West and Chester,north-walse,", "board import-unknown-board")]
    [InlineData("authorities-england", "authorities-england.csv", "E06000050,Cheshire West and Chester,north-wales,Merseyside Polise", "policeForce import-unknown-organisation")]
    [InlineData("postcodes", "postcodes.csv", "ZZ99 9BC,W06000099", "admin_district import-unknown-authority")]
    public void UnfitLine_IsNamedAsInAFolder(string shape, string file, string line, string expected) =>
        Places(Apply(shape, $"{Header(file)}\n{line}\n").Findings.Rejected).ShouldBe($"2 {expected}");

    [Fact]
    public void FaultsOfALineAndFaultsOfReferences_StandInOneAnswer() =>
        Places(Apply("establishments", $"{Header("schools.csv")}\n6800001,A,A,W06000022,castle,,,\n6800002,A,A,W06009999,primary,,,\n").Findings.Rejected)
            .ShouldBe("2 type import-unknown-code; 3 authority import-unknown-authority");

    [Theory]
    [InlineData("E08000015.intake,intake,E08000015,W,W,,,duty.north-wales,")]
    [InlineData("duty.powys,duty-desk,powys,D,D,,,,")]
    public void DeskOfAnAuthorityOrBoardThatNeedsItFirst_IsTaken(string line) =>
        Apply("desks", $"{Header("desks.csv")}\n{line}\n").Findings.RejectedCount.ShouldBe(0);

    [Fact]
    public void RowsOfBefore_AreNotWhatAFileIsRefusedFor()
    {
        var before = Sample with { Senders = [.. Sample.Senders, new("x", "X", "X", "police", "gwentt")], Calendar = [.. Sample.Calendar, Sample.Calendar[0] with { OwnerId = "w06000022" }] };

        Apply("boards", $"{Header("boards.csv")}\ngwent,Gwent,Gwent\n", before).Findings.RejectedCount.ShouldBe(0);
    }

    [Fact]
    public void FileInAnotherEncoding_IsNamedWithTheEncodingItLooksLike() =>
        FileText.Read(Encoding.Latin1.GetBytes("number\nM\u00f4r\n")).ShouldBe((null, new ImportFinding("invalid-utf8", Line: 2, Detail: "Windows-1252")));

    private static string Header(string file) => File.ReadLines(Repository.At("sample-payloads", "directory", file)).First();
}
