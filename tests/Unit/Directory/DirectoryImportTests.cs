using System.Text.Json;
using NodaTime;
using Safeguarding.Adapters;
using Safeguarding.Directory;
using Safeguarding.Routing;
using Safeguarding.Tests.Unit.Infrastructure;
using Shouldly;
using Xunit;

namespace Safeguarding.Tests.Unit.Directory;

public sealed class DirectoryImportTests : IDisposable
{
    private readonly string _folder = System.IO.Directory.CreateTempSubdirectory().FullName;

    public DirectoryImportTests()
    {
        foreach (var file in System.IO.Directory.EnumerateFiles(Repository.At("sample-payloads", "directory"), "*.csv"))
        {
            File.Copy(file, Path.Combine(_folder, Path.GetFileName(file)));
        }
    }

    public void Dispose() => System.IO.Directory.Delete(_folder, recursive: true);

    [Fact]
    public void SampleDirectory_HasEveryWelshAuthorityWithItsDesksAndBoard()
    {
        var (data, findings) = DirectoryImport.Read(_folder);

        Lines(findings).ShouldBeEmpty();
        var welsh = data!.Authorities.Where(a => a.Code.StartsWith('W')).ToList();
        welsh.Count.ShouldBe(22);
        var desks = data.Desks.Select(d => d.Id).ToHashSet();
        welsh.ShouldAllBe(a => desks.Contains($"{a.Code}.intake") && desks.Contains($"{a.Code}.education-safeguarding") && desks.Contains($"{a.Code}.home-education") && desks.Contains($"duty.{a.Board}"));
        data.BankHolidays.Count.ShouldBe(24);
        data.Authorities.Single(a => a.Code == "W06000015").ShouldBe(new("W06000015", "Cardiff", "Caerdydd", "cardiff-and-vale", "South Wales Police", "681"));
    }

    [Fact]
    public void ServiceBusChannelWithoutADeployedSubscription_IsRefused()
    {
        var desks = Path.Combine(_folder, "desks.csv");
        File.WriteAllLines(desks, File.ReadAllLines(desks).Select(l => l.StartsWith("edt.gwent,", StringComparison.Ordinal) ? l[..l.LastIndexOf(',')] + ",service-bus" : l));
        var (data, findings) = DirectoryImport.Read(_folder);

        data.ShouldBeNull();
        Lines(findings).ShouldHaveSingleItem().ShouldEndWith("(edt.gwent)");
    }

    [Fact]
    public void SenderWithoutADeployedSubscriptionForReceipts_IsTakenWithAWarning()
    {
        Append("senders.csv", "thirdsector.newydd,New Example,Enghraifft Newydd,third-sector,gwent");
        var (data, findings) = DirectoryImport.Read(_folder);

        data!.Senders.ShouldContain(s => s.Id == "thirdsector.newydd");
        findings.Warnings.Where(w => w.Code == "import-sender-without-receipts").ShouldHaveSingleItem().Detail.ShouldBe("thirdsector.newydd");
    }

    [Theory]
    [InlineData("W06000022.intake", DeskChannel.ServiceBus)]
    [InlineData("W06000015.intake", DeskChannel.Inbox)]
    public void Channel_IsTheInboxUnlessTheRowSaysOtherwise(string desk, DeskChannel channel) =>
        DirectoryImport.Read(_folder).Data!.Desks.Single(d => d.Id == desk).Channel.ShouldBe(channel);

    [Fact]
    public void EverySchool_HasADeskThatEscalatesToItsAuthority() =>
        DirectoryImport.Read(_folder).Data!.Desks.Single(d => d.Id == "school.6814001")
            .ShouldBe(new("school.6814001", DeskKind.School, "6814001", "Ysgol Uwchradd Dychymyg", "Ysgol Uwchradd Dychymyg", EscalatesTo: "W06000015.education-safeguarding"));

    [Fact]
    public void WrongLines_AreAllNamedAndNothingIsImported()
    {
        Append("schools.csv", "6800001,A,A,W06000022,primary,8.40,,");
        Append("schools.csv", "6800002,B,B,W06009999,primary,,,school.0000000");
        Append("desks.csv", "W06000022.intake,intake,W06000022,N,N,sometimes,,,");
        Append("principals.csv", "t,p,robot,o,,submitter,");

        var (data, findings) = DirectoryImport.Read(_folder);

        data.ShouldBeNull();
        var faults = Lines(findings);
        faults.ShouldContain(f => f.StartsWith("schools.csv line ") && f.Contains("08:40"));
        faults.ShouldContain(f => f.StartsWith("desks.csv line ") && f.Contains("Mon-Thu"));
        faults.ShouldContain(f => f.StartsWith("principals.csv line ") && f.Contains("App, Person"));
        faults.ShouldContain(f => f.StartsWith("schools.csv line ") && f.EndsWith(" authority: No authority of this directory has that name or code."));
        faults.ShouldContain(f => f.StartsWith("schools.csv line ") && f.EndsWith(" holidayDesk: The desk does not exist."));
    }

    [Fact]
    public void MissingFileAndMissingDutyDesk_AreNamed()
    {
        File.Delete(Path.Combine(_folder, "contacts.csv"));
        var desks = File.ReadAllLines(Path.Combine(_folder, "desks.csv")).Where(l => !l.StartsWith("duty.gwent,", StringComparison.Ordinal));
        File.WriteAllLines(Path.Combine(_folder, "desks.csv"), desks);

        var faults = Lines(DirectoryImport.Read(_folder).Findings);

        faults.ShouldContain("contacts.csv: The file is missing.");
        faults.ShouldContain("boards.csv line 7 id: A safeguarding board has no duty desk. (duty.gwent)");
    }

    [Theory]
    [InlineData("Mon-Thu 09:00-17:00; Fri 09:00-16:30", IsoDayOfWeek.Friday, "16:30")]
    [InlineData("Sat 10:00-12:00", IsoDayOfWeek.Saturday, "12:00")]
    [InlineData("Mon-Fri 13:00-17:00; Mon-Sat 09:00-12:00", IsoDayOfWeek.Friday, "17:00")]
    [InlineData("Mon-Fri 13:00-17:00; Mon-Sat 09:00-12:00", IsoDayOfWeek.Saturday, "12:00")]
    public void Hours_AreReadAsPeopleWriteThem(string text, IsoDayOfWeek day, string until) =>
        DeskHoursText.Read(text)!.Days[day][^1].Until.ToString("HH:mm", null).ShouldBe(until);

    [Theory]
    [InlineData("Mon-Thu")]
    [InlineData("Mon 17:00-09:00")]
    [InlineData("Funday 09:00-17:00")]
    [InlineData("Fri-Mon 09:00-17:00")]
    [InlineData("Mon-Fri 09:00-17:00; Fri 09:00-16:30")]
    [InlineData("Mon 09:00-12:00; Mon 11:59-17:00")]
    [InlineData(";")]
    public void HoursThatSayNothing_AreRefused(string text) => Should.Throw<FormatException>(() => DeskHoursText.Read(text));

    /// <summary>A day with one interval is stored as ever, so that a snapshot of before is read by this version and a snapshot of now by the one before it.</summary>
    [Theory]
    [InlineData("Fri 09:00-16:30", """{"friday":{"from":"09:00:00","until":"16:30:00"}}""")]
    [InlineData("Fri 13:00-16:30; Fri 09:00-12:00", """{"friday":[{"from":"09:00:00","until":"12:00:00"},{"from":"13:00:00","until":"16:30:00"}]}""")]
    public void Hours_AreStoredAndReadAgain(string text, string days)
    {
        var stored = JsonSerializer.Serialize(DeskHoursText.Read(text), DirectoryParts.Stored);

        stored.ShouldBe($$"""{"days":{{days}}}""");
        JsonSerializer.Serialize(JsonSerializer.Deserialize<DeskHours>(stored, DirectoryParts.Stored), DirectoryParts.Stored).ShouldBe(stored);
    }

    private static IReadOnlyList<string> Lines(ImportFindings findings) => [.. findings.Rejected.Select(ImportDirectoryCommand.Line)];

    private void Append(string file, string line) => File.AppendAllText(Path.Combine(_folder, file), line + "\n");
}
