using NodaTime;
using Safeguarding.Directory;
using Safeguarding.Routing;
using Shouldly;
using Xunit;
using static Safeguarding.Tests.Unit.Directory.Published;

namespace Safeguarding.Tests.Unit.Directory;

/// <summary>Bank holidays as GOV.UK publishes them, and term dates (domain 4.4).</summary>
public class CalendarFileTests
{
    private const string Terms = "Local Authority,School Year,Term,Term Begins,Half Term Begins,Half Term Ends,Term Ends\n";

    private const string WholeYear =
        "Cardiff,2026/27,Autumn,2026-09-02,2026-10-26,2026-10-30,2026-12-18\nCardiff,2026/27,Spring,2027-01-05,2027-02-08,2027-02-12,2027-03-19\nCardiff,2026/27,Summer,2027-04-05,2027-05-31,2027-06-04,2027-07-21\n";

    [Fact]
    public void OneOffDay_IsAddedAndYearsThatTheFileDoesNotCoverStay()
    {
        var (data, findings, counts) = Apply("bank-holidays", Holidays("england-and-wales", ("2027-12-27", "Christmas Day"), ("2027-12-28", "Boxing Day"), ("2027-06-18", "A one-off")));

        findings.RejectedCount.ShouldBe(0);
        data.BankHolidays.Single(h => h.Date == new LocalDate(2027, 6, 18)).ShouldBe(new(new(2027, 6, 18), "A one-off", "A one-off"));
        data.BankHolidays.Single(h => h.Date == new LocalDate(2027, 12, 27)).TitleCy.ShouldBe("Dydd Nadolig");
        data.BankHolidays.ShouldContain(h => h.Date == new LocalDate(2026, 12, 25));
        data.BankHolidays.Select(h => h.Date).ShouldBe(data.BankHolidays.Select(h => h.Date).Order());
        Warned(findings).ShouldContain("import-bank-holiday-dropped 2027-01-01");
        counts.After.ShouldBe(Sample.BankHolidays.Count(h => h.Date.Year != 2027) + 3);
    }

    [Fact]
    public void WelshFile_BringsTheWelshTitleAndKeepsTheEnglishOne()
    {
        var english = Apply("bank-holidays", Holidays("england-and-wales", ("2029-06-18", "A one-off"))).Data;

        Apply("bank-holidays", Holidays("cymru-a-lloegr", ("2029-06-18", "Achlysur")), english).Data.BankHolidays
            .ShouldContain(new BankHoliday(new(2029, 6, 18), "A one-off", "Achlysur"));
    }

    [Theory]
    [InlineData("""{"scotland":{"events":[{"title":"2nd January","date":"2026-01-02"}]}}""", "  import-division-missing")]
    [InlineData("""{"england-and-wales":{"events":[]}}""", "  import-empty")]
    [InlineData("""{"england-and-wales":{"events":[{"title":"A","date":"25/12/2026"},{"date":"2026-12-25"},{"title":"B","date":"2026-12-26"},{"title":"C","date":"2026-12-26"},7]}}""",
        "1 date import-unreadable-date; 2 title import-value-missing; 4 date import-repeated; 5 date import-unreadable-date")]
    [InlineData("{\n\"england-and-wales\":\n", "3  import-unreadable-line")]
    [InlineData("[]", "  import-division-missing")]
    [InlineData("""{"england-and-wales":{"events":[{"title":"\ud800","date":"2027-12-27"},{"date":"\udfff","\ud800":1}]},"\ud800":1}""", "1 title import-value-missing; 2 date import-unreadable-date")]
    public void UnfitHolidays_AreRejectedByTheirNumber(string json, string expected) => Places(Apply("bank-holidays", json).Findings.Rejected).ShouldBe(expected);

    [Fact]
    public void TermDates_ReplaceTheYearAndLeaveTheHalfTermOut()
    {
        var (data, findings, _) = Apply("term-dates", Terms + WholeYear);

        findings.RejectedCount.ShouldBe(0);
        var year = data.Calendar.Where(e => e.OwnerId == "W06000015" && e.First >= new LocalDate(2026, 9, 1)).ToList();
        year.Select(e => (e.First, e.Last)).ShouldBe(
        [
            (new(2026, 9, 2), new(2026, 10, 23)), (new(2026, 11, 2), new(2026, 12, 18)), (new(2027, 1, 5), new(2027, 2, 5)),
            (new(2027, 2, 15), new(2027, 3, 19)), (new(2027, 4, 5), new(2027, 5, 28)), (new(2027, 6, 7), new(2027, 7, 21)),
        ]);
        Sample.Calendar.Where(e => e.OwnerId != "W06000015").ShouldBeSubsetOf(data.Calendar);
        Sample.Calendar.Where(e => e.OwnerId == "W06000015" && e.Last < new LocalDate(2026, 9, 1)).ShouldBeSubsetOf(data.Calendar);
    }

    [Fact]
    public void YearWithoutAllItsTerms_IsRejectedBecauseTheRestWouldBeHoliday() =>
        Places(Apply("term-dates", Terms + string.Join('\n', WholeYear.Split('\n').Take(2))).Findings.Rejected).ShouldBe("2 Term import-school-year-incomplete");

    [Theory]
    [InlineData("Nowhere,2026/27,Autumn,2026-09-02,,,2026-12-18", "Local Authority import-unknown-authority")]
    [InlineData("Cardiff,2026-27,Autumn,2026-09-02,,,2026-12-18", "School Year import-unreadable-year")]
    [InlineData("Cardiff,2026/28,Autumn,2026-09-02,,,2026-12-18", "School Year import-unreadable-year")]
    [InlineData("Cardiff,2026/27,Michaelmas,2026-09-02,,,2026-12-18", "Term import-unknown-code")]
    [InlineData("Cardiff,2026/27,Autumn,2 Sep 2026,,,2026-12-18", "Term Begins import-unreadable-date")]
    [InlineData("Cardiff,2026/27,Autumn,2025-09-02,,,2026-12-18", "Term Begins import-date-outside-year")]
    [InlineData("Cardiff,2026/27,Autumn,2026-12-18,,,2026-09-02", "Term Ends import-dates-in-wrong-order")]
    [InlineData("Cardiff,2026/27,Autumn,2026-09-02,2026-10-26,,2026-12-18", "Term Ends import-dates-in-wrong-order")]
    [InlineData("Cardiff,2026/27,Autumn,2026-09-02,2026-10-30,2026-10-26,2026-12-18", "Term Ends import-dates-in-wrong-order")]
    public void UnfitTerm_IsRejectedWithItsColumn(string line, string expected) =>
        Places(Apply("term-dates", Terms + line + "\n").Findings.Rejected).ShouldStartWith($"2 {expected}");

    [Fact]
    public void OwnCalendar_ReplacesItsOwnersAndKnowsThem()
    {
        const string header = "owner,ownerId,kind,first,last,startsAt,endsAt,source\n";
        var (data, findings, _) = Apply("calendar", header + "school,6802901,closed,2027-06-28,2027-06-28,,,INSET\n");

        findings.RejectedCount.ShouldBe(0);
        data.Calendar.Count(e => e.OwnerId == "6802901").ShouldBe(1);
        Places(Apply("calendar", header + "school,0000000,closed,2027-06-28,2027-06-28,,,x\nschool,6802901,closed,2027-06-28,2027-06-01,,,x\n").Findings.Rejected)
            .ShouldBe("2 ownerId import-unknown-owner; 3 last import-dates-in-wrong-order");
    }

    private static string Holidays(string division, params (string Date, string Title)[] days) =>
        $"{{\"{division}\":{{\"division\":\"{division}\",\"events\":[{string.Join(',', days.Select(d => $"{{\"title\":\"{d.Title}\",\"date\":\"{d.Date}\",\"notes\":\"\",\"bunting\":true}}"))}]}},\"scotland\":{{\"events\":[{{\"title\":\"2nd January\",\"date\":\"2026-01-02\"}}]}}}}";
}
