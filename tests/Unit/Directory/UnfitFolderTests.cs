using System.Text;
using Safeguarding.Directory;
using Safeguarding.Tests.Unit.Infrastructure;
using Shouldly;
using Xunit;

namespace Safeguarding.Tests.Unit.Directory;

/// <summary>What cannot be right in a folder: every fault by its file and line, and nothing else is blamed for it.</summary>
public sealed class UnfitFolderTests : IDisposable
{
    private readonly string _folder = System.IO.Directory.CreateTempSubdirectory().FullName;

    public UnfitFolderTests()
    {
        foreach (var file in System.IO.Directory.EnumerateFiles(Repository.At("sample-payloads", "directory")))
        {
            File.Copy(file, Path.Combine(_folder, Path.GetFileName(file)));
        }
    }

    public void Dispose() => System.IO.Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("schools.csv", "6800001,A,A,W06000022,primary,08:40,03:10,", "endsAt import-times-in-wrong-order")]
    [InlineData("schools.csv", "6800001,A,A,W06000022,primary,15:30,,", "endsAt import-times-in-wrong-order")]
    [InlineData("schools.csv", "6800001,A,A,W06000022,primary,,09:00,", "endsAt import-times-in-wrong-order")]
    [InlineData("schools.csv", "6800001,12345,A,W06000022,primary,,,", "nameEn import-not-a-name")]
    [InlineData("schools.csv", "6800001,A,A,W06009999,primary,,,", "authority import-unknown-authority")]
    [InlineData("schools.csv", "6800001,A,A,w06000022,primary,,,", "authority import-unknown-authority (W06000022)")]
    [InlineData("schools.csv", "6800001,A,A,W06000022,+1,,,", "type import-unknown-code")]
    [InlineData("schools.csv", "6800001,A,A,W06000022,primary,,,school.0000000", "holidayDesk import-unknown-desk")]
    [InlineData("schools.csv", "6814001,A,A,W06000015,primary,,,", "number import-repeated")]
    [InlineData("calendar.csv", "school,6802901,open,2026-11-28,2026-11-28,12:00,09:00,x", "endsAt import-times-in-wrong-order")]
    [InlineData("calendar.csv", "school,6802901,open,2026-11-28,2026-11-28,15:10,,x", "endsAt import-times-in-wrong-order")]
    [InlineData("calendar.csv", "school,6809999,closed,2026-11-23,2026-11-23,,,INSET", "ownerId import-unknown-owner")]
    [InlineData("calendar.csv", "school,6809999,open,2026-11-23,2026-11-23,16:00,,x", "ownerId import-unknown-owner")]
    [InlineData("calendar.csv", "authority,w06000022,term,2027-09-01,2027-10-22,,,x", "ownerId import-unknown-owner (W06000022)")]
    [InlineData("calendar.csv", "authority,6802901,closed,2026-11-23,2026-11-23,,,x", "ownerId import-unknown-owner")]
    [InlineData("calendar.csv", "school,W06000022,closed,2026-11-23,2026-11-23,,,x", "ownerId import-unknown-owner")]
    [InlineData("calendar.csv", "school,6802901,announced,2026-11-23,2026-11-23,,,x", "kind import-unknown-code")]
    [InlineData("calendar.csv", "school,6802901,closed,2026-11-24,2026-11-23,,,x", "last import-dates-in-wrong-order")]
    [InlineData("desks.csv", "W06000022.x,intake,W06000022,N,N,Fri-Mon 09:00-17:00,,,", "hours import-hours-wrap")]
    [InlineData("desks.csv", "W06000022.x,intake,W06000022,N,N,Mon 17:00-09:00,,,", "hours import-hours-wrap")]
    [InlineData("desks.csv", "W06000022.x,intake,W06000022,N,N,Mon-Fri 09:00-17:00; Fri 09:00-16:30,,,", "hours import-hours-overlap")]
    [InlineData("desks.csv", "W06000022.x,intake,W06000022,N,N,;,,,", "hours import-unreadable-hours")]
    [InlineData("desks.csv", "W06000022.x,intake,W06009999,N,N,,,,", "organisation import-unknown-organisation")]
    [InlineData("desks.csv", "W06000022.x,intake,w06000022,N,N,,,,", "organisation import-unknown-organisation (W06000022)")]
    [InlineData("desks.csv", "E08000015.intake,intake,E08000015,N,N,,,,", "organisation import-unknown-organisation")]
    [InlineData("desks.csv", "W06000022.x,intake,W06000022,N,N,,edt.Gwent,,", "emergencyDutyTeam import-unknown-desk (edt.gwent)")]
    [InlineData("desks.csv", "W06000022.x,intake,W06000022,N,N,,,duty.nowhere,", "escalatesTo import-unknown-desk")]
    [InlineData("desks.csv", "W06000022.x,sender,W06000022,N,N,,,,", "kind import-unknown-code")]
    [InlineData("desks.csv", "w06000022.INTAKE,intake,W06000022,N,N,,,,", "deskId import-repeated")]
    [InlineData("senders.csv", "police.x,Force,Heddlu,police,gwentt", "board import-unknown-board")]
    [InlineData("senders.csv", "police.x,Force,Heddlu,police,Gwent", "board import-unknown-board (gwent)")]
    [InlineData("senders.csv", "police.x,Force,Heddlu,polise,gwent", "type import-unknown-code")]
    [InlineData("senders.csv", "police.x,42,Heddlu,police,gwent", "nameEn import-not-a-name")]
    [InlineData("principals.csv", "t,p,app,police.gwent,,submiter,referral", "roles import-unknown-code")]
    [InlineData("principals.csv", "t,p,app,police.gwent,,Submitter,referral", "roles import-unknown-code")]
    [InlineData("principals.csv", "t,p,app,police.gwent,,submitter,referal", "kinds import-unknown-code")]
    [InlineData("principals.csv", "t,p,app,police.gwentt,,submitter,referral", "organisation import-unknown-organisation")]
    [InlineData("principals.csv", "t,p,app,Police.gwent,,submitter,referral", "organisation import-unknown-organisation (police.gwent)")]
    [InlineData("principals.csv", "t,p,app,W06000022,W06000022.nowhere,recipient,", "desk import-unknown-desk")]
    [InlineData("principals.csv", "police.example.org,gwent-police-system,app,police.gwent,,submitter,referral", "principalId import-repeated")]
    [InlineData("contacts.csv", "school.0000000,Ann Example,dsp,,07700 900999,en,,2026-11-20", "deskId import-unknown-desk")]
    [InlineData("contacts.csv", "school.6802901,07700 900999,dsp,,07700 900999,en,,2026-11-20", "name import-not-a-name")]
    [InlineData("contacts.csv", "school.6802901,Ann Example,dsp,,07700 900999,en,Sat-Tue 09:00-10:00,2026-11-20", "hours import-hours-wrap")]
    [InlineData("contacts.csv", "school.6802901,Ann Example,dsp,n/a,,en,,2026-11-20", "email import-unfit-contact")]
    [InlineData("contacts.csv", "school.6802901,Ann Example,dsp,07700 900999,,en,,2026-11-20", "email import-unfit-contact")]
    [InlineData("contacts.csv", "school.6802901,Ann Example,dsp,,none,en,,2026-11-20", "telephone import-unfit-contact")]
    [InlineData("boards.csv", "gwent,Gwent Again,Gwent Eto", "id import-repeated")]
    [InlineData("boards.csv", "powys,7,7", "nameEn import-not-a-name")]
    [InlineData("authorities-england.csv", "W06000015,Cardiff,gwent,", "code import-not-english")]
    [InlineData("authorities-england.csv", "E06000050,Cheshire Again,north-wales,", "code import-repeated")]
    [InlineData("postcodes.csv", "ZZ99 9BC,W06000099", "admin_district import-unknown-authority")]
    public void UnfitLine_IsTheOneThatIsNamed(string file, string line, string expected)
    {
        var number = Append(file, line);

        Faults().ShouldBe([$"{file} {number} {expected}"]);
    }

    [Fact]
    public void BoardAndForceThatNoFileHolds_AreNamedAtTheirAuthority()
    {
        Append("desks.csv", "E08000015.intake,intake,E08000015,N,N,,,,");
        var number = Append("authorities-england.csv", "E08000015,Wirral,north-walse,");

        Faults().ShouldBe([$"authorities-england.csv {number} board import-unknown-board"]);

        Replace("authorities-england.csv", "Wirral,north-walse,", "Wirral,north-wales,Merseyside Polise");
        Faults().ShouldBe([$"authorities-england.csv {number} policeForce import-unknown-organisation"]);
    }

    [Fact]
    public void EveryFaultOfEveryFile_StandsInOneAnswer()
    {
        var expected = new[]
        {
            $"schools.csv {Append("schools.csv", "6800001,A,A,W06000022,primary,08:40,03:10,")} endsAt import-times-in-wrong-order",
            $"calendar.csv {Append("calendar.csv", "school,6800002,closed,2026-11-23,2026-11-23,,,x")} ownerId import-unknown-owner",
            $"desks.csv {Append("desks.csv", "W06000022.x,intake,W06000022,N,N,Fri-Mon 09:00-17:00,,,")} hours import-hours-wrap",
            $"senders.csv {Append("senders.csv", "police.x,Force,Heddlu,police,gwentt")} board import-unknown-board",
            $"principals.csv {Append("principals.csv", "t,p,app,police.gwent,,submiter,referral")} roles import-unknown-code",
            $"contacts.csv {Append("contacts.csv", "school.0000000,Ann Example,dsp,,07700 900999,en,,2026-11-20")} deskId import-unknown-desk",
            $"boards.csv {Append("boards.csv", "gwent,Gwent Again,Gwent Eto")} id import-repeated",
            "notes.txt   import-unknown-file",
        };
        File.WriteAllText(Path.Combine(_folder, "notes.txt"), "");

        Faults().ShouldBe(expected, ignoreOrder: true);
    }

    /// <summary>The line is wrong, but its desk, school or board is there: whatever names it is not wrong as well.</summary>
    [Theory]
    [InlineData("schools.csv", "6814001,", ",08:40,", ",8.40,", "startsAt import-unreadable-clock")]
    [InlineData("desks.csv", "edt.gwent,", ",emergency-duty-team,", ",emergency,", "kind import-unknown-code")]
    [InlineData("desks.csv", "duty.gwent,", ",duty-desk,", ",duty,", "kind import-unknown-code")]
    [InlineData("senders.csv", "police.gwent,", ",police,", ",polise,", "type import-unknown-code")]
    [InlineData("boards.csv", "gwent,", ",Gwent Safeguarding Board,", ",7,", "nameEn import-not-a-name")]
    [InlineData("authorities-england.csv", "E06000050,", ",Cheshire West and Chester,", ",50,", "nameEn import-not-a-name")]
    public void WhatARejectedLineHolds_IsNotMissingElsewhere(string file, string line, string written, string wrong, string expected)
    {
        var lines = File.ReadAllLines(Path.Combine(_folder, file)).ToList();
        var index = lines.FindIndex(l => l.StartsWith(line, StringComparison.Ordinal));
        lines[index] = lines[index].Replace(written, wrong, StringComparison.Ordinal);
        File.WriteAllLines(Path.Combine(_folder, file), lines);

        Faults().ShouldBe([$"{file} {index + 1} {expected}"]);
    }

    [Theory]
    [InlineData("schools.csv")]
    [InlineData("desks.csv")]
    [InlineData("boards.csv")]
    [InlineData("senders.csv")]
    [InlineData("calendar.csv")]
    [InlineData("contacts.csv")]
    [InlineData("principals.csv")]
    [InlineData("postcodes.csv")]
    [InlineData("authorities-england.csv")]
    public void EmptyFile_IsNamedAloneWithAndWithoutItsHeader(string file)
    {
        var path = Path.Combine(_folder, file);
        var header = File.ReadLines(path).First();
        foreach (var text in new[] { "", "\ufeff", "\n\n", header, header + "\n,,,,,,,,\n\n" })
        {
            File.WriteAllText(path, text);
            Faults().ShouldBe([$"{file}   import-empty"], text);
        }
    }

    [Fact]
    public void BlankLinesAtTheEnd_AreIgnored()
    {
        foreach (var file in System.IO.Directory.EnumerateFiles(_folder))
        {
            File.AppendAllText(file, $"{new string(',', File.ReadLines(file).First().Count(c => c == ','))}\r\n\n  \n,\n");
        }

        Faults().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("notes.txt")]
    [InlineData("Desks.csv")]
    [InlineData("desks (1).csv")]
    [InlineData("calendar.csv.bak")]
    public void UnknownFile_IsNamed(string file)
    {
        File.WriteAllText(Path.Combine(_folder, file), "deskId\n");

        Faults().ShouldBe([$"{file}   import-unknown-file"]);
    }

    /// <summary>The letters of 6644901's Welsh name stand on line 6; a file of sixteen or thirty-two bits a letter is wrong from its first line.</summary>
    [Theory]
    [InlineData("utf-16", true, "1  invalid-utf8 (UTF-16 LE)")]
    [InlineData("utf-16", false, "1  invalid-utf8 (UTF-16 LE)")]
    [InlineData("utf-16BE", true, "1  invalid-utf8 (UTF-16 BE)")]
    [InlineData("utf-16BE", false, "1  invalid-utf8 (UTF-16 BE)")]
    [InlineData("utf-32", true, "1  invalid-utf8 (UTF-32 LE)")]
    [InlineData("utf-32", false, "1  invalid-utf8 (UTF-32 LE)")]
    [InlineData("utf-32BE", true, "1  invalid-utf8 (UTF-32 BE)")]
    [InlineData("iso-8859-1", false, "6  invalid-utf8 (Windows-1252)")]
    public void FileInAnotherEncoding_IsNamedWithTheEncodingItLooksLikeAndNeverRead(string encoding, bool mark, string expected)
    {
        var path = Path.Combine(_folder, "schools.csv");
        var text = File.ReadAllText(path).Replace("ŷ", "y").Replace("ŵ", "w");
        var written = Encoding.GetEncoding(encoding);
        File.WriteAllBytes(path, [.. mark ? written.GetPreamble() : [], .. written.GetBytes(text)]);

        Faults().ShouldBe([$"schools.csv {expected}"]);
    }

    /// <summary>The Welsh letters of ISO-8859-14 are an Icelander's in Windows-1252.</summary>
    [Theory]
    [InlineData(new byte[] { 0x81, 0x8D }, "3  invalid-utf8")]
    [InlineData(new byte[] { 0x54, 0xFE, 0x20, 0x47, 0x77, 0xF0 }, "3  invalid-utf8 (ISO-8859-14)")]
    [InlineData(new byte[] { 0x42, 0x61, 0x65, 0x92, 0x72 }, "3  invalid-utf8 (Windows-1252)")]
    [InlineData(new byte[] { 0x41, 0x00, 0x42 }, "3  invalid-utf8")]
    [InlineData(new byte[] { 0xC3, 0x28 }, "3  invalid-utf8 (Windows-1252)")]
    public void BytesThatAreNoUtf8_AreNamedByTheirFirstLine(byte[] bytes, string expected)
    {
        File.WriteAllBytes(Path.Combine(_folder, "schools.csv"), [.. "number\n\n"u8, .. bytes, .. "\n"u8]);

        Faults().ShouldBe([$"schools.csv {expected}"]);
    }

    /// <summary>The boards of Wales are found by their names in law, so a mistyped one leaves its authorities without a board.</summary>
    [Fact]
    public void MistypedNameOfABoard_IsNamedAtTheAuthoritiesThatLackItBesideAnEmptyFile()
    {
        Replace("boards.csv", "Gwent Safeguarding Board", "Gwent Safegarding Board");
        File.WriteAllText(Path.Combine(_folder, "authorities-england.csv"), "");

        var faults = Faults();

        faults.ShouldContain("authorities-england.csv   import-empty");
        faults.Except(["authorities-england.csv   import-empty"]).ShouldAllBe(f => f.StartsWith("local-authorities.csv ") && f.EndsWith(" safeguarding_board import-unknown-board (boards.csv)"));
        faults.Count.ShouldBe(6);
    }

    /// <summary>"file line column code", and the detail where it says how the directory itself writes what was meant.</summary>
    private IReadOnlyList<string> Faults() =>
    [
        .. DirectoryImport.Read(_folder).Findings.Rejected.Select(f =>
            $"{f.File} {f.Line} {f.Column} {f.Code}{(f.Code.StartsWith("import-unknown-", StringComparison.Ordinal) && f.Code != "import-unknown-code" || f.Code == "invalid-utf8" ? f.Detail is { } d ? $" ({d})" : "" : "")}"),
    ];

    /// <returns>The line's number in its file.</returns>
    private int Append(string file, string line)
    {
        var path = Path.Combine(_folder, file);
        File.AppendAllText(path, line + "\n");
        return File.ReadLines(path).Count();
    }

    private void Replace(string file, string written, string by)
    {
        var path = Path.Combine(_folder, file);
        File.WriteAllText(path, File.ReadAllText(path).Replace(written, by, StringComparison.Ordinal));
    }
}
