using System.Text.Json;
using NodaTime;
using NodaTime.Testing;
using Safeguarding.Adapters;
using Safeguarding.Directory;
using Safeguarding.Routing;
using Safeguarding.Tests.Unit.Infrastructure;
using Safeguarding.Tests.Unit.Routing;
using Shouldly;
using Xunit;

namespace Safeguarding.Tests.Unit.Directory;

/// <summary>bank-holidays.csv of a folder: its days, the range that it covers, and when somebody must be told that it ends.</summary>
public sealed class BankHolidayFileTests : IDisposable
{
    private const string Header = "date,title_en,title_cy,substitute_day,division,coversFrom,coversTo\n";
    private const string OneOff = "2026-11-23,One-off bank holiday,Gwyl banc untro,false,england-and-wales,2026-01-01,2026-12-31\n";
    private readonly string _folder = System.IO.Directory.CreateTempSubdirectory().FullName;

    public BankHolidayFileTests()
    {
        foreach (var file in System.IO.Directory.EnumerateFiles(Repository.At("sample-payloads", "directory")))
        {
            File.Copy(file, Path.Combine(_folder, Path.GetFileName(file)));
        }
    }

    public void Dispose() => System.IO.Directory.Delete(_folder, recursive: true);

    [Fact]
    public void FolderWithoutTheFile_HasTheBundledListAndItsRange()
    {
        var data = DirectoryImport.Read(_folder).Data!;

        data.BankHolidays.Count.ShouldBe(24);
        data.BankHolidaysCover.ShouldBe(new(new(2026, 1, 1), new(2028, 12, 31)));
    }

    /// <summary>The list is the folder's alone: Monday 23 November 2026 is the only holiday that it knows.</summary>
    [Fact]
    public void FileOfTheFolder_IsTheWholeListWithItsRange()
    {
        var data = Read(OneOff).Data!;

        data.BankHolidays.ShouldBe([new(new(2026, 11, 23), "One-off bank holiday", "Gwyl banc untro")]);
        data.BankHolidaysCover.ShouldBe(new(new(2026, 1, 1), new(2026, 12, 31)));
        var days = new DirectorySnapshot("s", data).Desks.WorkingDays;
        days.IsWorkingDay(new(2026, 11, 23)).ShouldBeFalse();
        days.Add(Given.At("2026-12-31T10:00+00:00"), 1).ShouldBe(Given.At("2027-01-01T10:00+00:00"));
        ReferralClocks.Decision(Given.At("2026-12-31T10:00+00:00"), days).Assumed.ShouldBeTrue();
        ReferralClocks.Decision(Given.At("2026-12-30T10:00+00:00"), days).Assumed.ShouldBeFalse();
    }

    [Theory]
    [InlineData("2026-12-25,A,B,false,england-and-wales,2026-01-01,2026-12-31\n", "")]
    [InlineData("2027-01-01,A,B,false,england-and-wales,2026-01-01,2026-12-31\n", "3 date import-date-outside-range")]
    [InlineData("2025-12-31,A,B,false,england-and-wales,2026-01-01,2026-12-31\n", "3 date import-date-outside-range")]
    [InlineData("2026-12-25,A,B,false,england-and-wales,2026-12-31,2026-01-01\n", "3 coversTo import-dates-in-wrong-order")]
    [InlineData("2026-12-25,A,B,false,england-and-wales,2026-01-02,2026-12-31\n", "3 coversFrom import-two-ranges")]
    [InlineData("2026-12-25,A,B,false,england-and-wales,2026-01-01,2027-12-31\n", "3 coversTo import-two-ranges")]
    [InlineData("2026-12-25,A,B,false,england-and-wales,,\n", "3 coversFrom import-value-missing")]
    [InlineData("2026-12-25,A,B,false,england-and-wales,2026-01-01,end of year\n", "3 coversTo import-unreadable-date")]
    [InlineData("2026-11-23,A,B,false,england-and-wales,2026-01-01,2026-12-31\n", "3 date import-repeated")]
    [InlineData("2026-12-25,A,B,false,scotland,2026-01-01,2026-12-31\n", "3 division import-unknown-code")]
    [InlineData("2026-12-25,25,B,false,england-and-wales,2026-01-01,2026-12-31\n", "3 title_en import-not-a-name")]
    [InlineData("2027-12-25,A,B,false,england-and-wales,2027-01-01,2027-12-31\n2028-12-25,A,B,false,england-and-wales,2026-01-01,2026-12-31\n",
        "3 coversFrom import-two-ranges; 4 date import-date-outside-range")]
    public void UnfitLine_IsRejectedByItsFileAndLine(string line, string expected)
    {
        var findings = Read(OneOff + line).Findings;

        findings.Rejected.ShouldAllBe(f => f.File == "bank-holidays.csv");
        Published.Places(findings.Rejected).ShouldBe(expected);
    }

    /// <summary>A year mistyped in the range would have no holidays for as long as nobody looks, and its end would never be announced.</summary>
    [Theory]
    [InlineData("2026-01-01", "2027-12-30", "")]
    [InlineData("2026-01-01", "2027-12-31", "2 coversTo import-year-without-bank-holidays")]
    [InlineData("2025-01-02", "2026-12-31", "")]
    [InlineData("2025-01-01", "2028-12-31", "2 coversTo import-year-without-bank-holidays")]
    [InlineData("2026-01-01", "9998-12-31", "2 coversTo import-year-without-bank-holidays")]
    public void YearOfTheRangeWithoutADay_IsRejected(string from, string to, string expected) =>
        Published.Places(Read(OneOff.Replace("2026-01-01,2026-12-31", $"{from},{to}", StringComparison.Ordinal)).Findings.Rejected).ShouldBe(expected);

    [Fact]
    public void FileWithoutTheRange_IsRefusedByItsHeader()
    {
        File.WriteAllText(Path.Combine(_folder, "bank-holidays.csv"), "date,title_en,title_cy,substitute_day,division\n2026-11-23,One-off bank holiday,Gwyl banc untro,false,england-and-wales\n");

        var findings = DirectoryImport.Read(_folder).Findings;

        Published.Places(findings.Rejected).ShouldBe("1 coversFrom import-column-missing");
        findings.Rejected[0].File.ShouldBe("bank-holidays.csv");
    }

    [Fact]
    public void EmptyFile_IsRefused() => Published.Places(Read("").Findings.Rejected).ShouldBe("  import-empty");

    /// <summary>The years of the published file join the range that was known; one that does not touch it speaks for itself.</summary>
    [Theory]
    [InlineData("2027-06-18", "2026-01-01", "2028-12-31")]
    [InlineData("2029-06-18", "2026-01-01", "2029-12-31")]
    [InlineData("2025-06-18", "2025-01-01", "2028-12-31")]
    [InlineData("2031-06-18", "2031-01-01", "2031-12-31")]
    public void PublishedFile_KeepsTheRangeInStep(string date, string from, string to) =>
        Published.Apply("bank-holidays", $$$"""{"england-and-wales":{"events":[{"title":"A one-off","date":"{{{date}}}"}]}}""").Data.BankHolidaysCover
            .ShouldBe(new(Given.Date(from), Given.Date(to)));

    [Fact]
    public void RangeOfASnapshot_IsStoredAndOneWithoutKnowsTheYearsOfItsList()
    {
        var stored = JsonSerializer.Serialize(Published.Sample.BankHolidaysCover, DirectoryParts.Stored);

        stored.ShouldBe("""{"start":"2026-01-01","end":"2028-12-31"}""");
        JsonSerializer.Deserialize<DateInterval>(stored, DirectoryParts.Stored).ShouldBe(Published.Sample.BankHolidaysCover);
        (Published.Sample with { BankHolidaysCover = null }).BankHolidaysCover.ShouldBe(Published.Sample.BankHolidaysCover);
        (Published.Sample with { BankHolidaysCover = null, BankHolidays = [] }).BankHolidaysCover.ShouldBeNull();
    }

    /// <summary>The list ends on 31 December 2026: 60 days before is 1 November.</summary>
    [Theory]
    [InlineData("2026-10-31", false)]
    [InlineData("2026-11-01", true)]
    [InlineData("2026-12-31", true)]
    [InlineData("2027-06-01", true)]
    public async Task ListThatEndsWithin60Days_IsSaidByTheImportAndByTheFigure(string today, bool warned)
    {
        BankHolidaysEnd.IsNear(new DateInterval(new(2026, 1, 1), new(2026, 12, 31)), Given.Date(today)).ShouldBe(warned);

        File.WriteAllText(Path.Combine(_folder, "bank-holidays.csv"), Header + OneOff);
        var directory = new TakenDirectory();
        var output = new StringWriter();
        (await new ImportDirectoryCommand(directory, null!, new FakeClock(Given.At($"{today}T12:00+00:00"))).Run([_folder], output)).ShouldBe(0);

        output.ToString().Contains("The list of bank holidays ends soon", StringComparison.Ordinal).ShouldBe(warned);
        output.ToString().Contains("(2026-12-31)", StringComparison.Ordinal).ShouldBe(warned);
    }

    [Fact]
    public void NoListAtAll_IsAsGoodAsEnded() => BankHolidaysEnd.IsNear(null, new(2026, 11, 24)).ShouldBeTrue();

    private (DirectoryData? Data, ImportFindings Findings) Read(string lines)
    {
        File.WriteAllText(Path.Combine(_folder, "bank-holidays.csv"), Header + lines);
        return DirectoryImport.Read(_folder);
    }

    /// <summary>Takes what is published; nothing is read of it.</summary>
    private sealed class TakenDirectory : IDirectory
    {
        public Task<DirectorySnapshot> Current(CancellationToken stop) => throw new DirectoryEmptyException();

        public Task<DirectorySnapshot> Recent(CancellationToken stop) => throw new DirectoryEmptyException();

        public Task<DirectorySnapshot> Snapshot(string id, CancellationToken stop) => throw new DirectoryEmptyException();

        public Task Publish(string snapshotId, DirectoryData data, CancellationToken stop) => Task.CompletedTask;
    }
}
