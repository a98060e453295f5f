using System.Globalization;
using System.Text.Json;
using Safeguarding.Local.Fronts;
using Safeguarding.Tests.Integration.Support;
using Shouldly;
using Xunit;
using static Safeguarding.Tests.Integration.Support.Payloads;

namespace Safeguarding.Tests.Integration;

/// <summary>"Closed today" at the school with the number 6808901, which no other test writes to; every test takes its closures back.</summary>
[Collection<KilledDirectoryStack>]
public class ClosureTests(KilledDirectoryStack stack)
{
    private const string School = "school-6808901-system";
    private const string Desk = "school.6808901";
    private const string Education = "w06000022-education-safeguarding-officer";
    private const string Who = """ "actingPerson":{"name":"A. Person"} """;

    [Fact]
    public async Task AnnouncedAndWithdrawn_OpenItemsMoveAndNewReportsSaySo()
    {
        var (report, item, due) = await Sent();
        var date = London(due);
        (await stack.Post(School, "/api/closures", $$"""{{{Who}},"dates":["{{date}}"],"reason":"weather"}""")).Status.ShouldBe(200);

        await Poll.Until(async () => await DueAt(report) > due, "the inbox shows the new deadline");
        var stored = (await stack.Read("deliveries", item, Desk))!;
        stored["history"]!.AsArray().Select(h => h!["what"]!.GetValue<string>()).ShouldContain("recomputed");
        stored["history"]!.AsArray().Last(h => h!["what"]!.GetValue<string>() == "recomputed")!["detail"]!.GetValue<string>().ShouldBe(due.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        var preview = await stack.Post(Force, "/api/routing-previews", Child());
        preview.Body.ShouldContain("closed today: school, weather");
        var receipt = await stack.Post(Force, Encompass, Child());
        receipt.Json.GetProperty("routes")[0].GetProperty("dueAt").GetDateTimeOffset().ShouldBeGreaterThan(due);
        receipt.Body.ShouldContain("closed today: school, weather");

        (await stack.Post(School, "/api/closures/withdrawal", $$"""{{{Who}},"dates":["{{date}}"]}""")).Json.GetProperty("closures").GetArrayLength().ShouldBe(0);
        await Poll.Until(async () => await DueAt(report) == due, "the first deadline holds again");
    }

    [Fact]
    public async Task AuthoritysEducationDesk_ClosesItsSchoolsToo()
    {
        var (report, _, due) = await Sent();
        (await stack.Post(Education, "/api/closures", $$"""{"school":"6808901","dates":["{{London(due)}}"],"reason":"power"}""")).Status.ShouldBe(200);
        await Poll.Until(async () => await DueAt(report) > due, "recomputed");
        (await stack.Post(Force, "/api/routing-previews", Child())).Body.ShouldContain("closed today: authority, power");
        (await stack.Post(Education, "/api/closures/withdrawal", $$"""{"school":"6808901","dates":["{{London(due)}}"]}""")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task OtherDesks_CannotCloseASchool()
    {
        var body = $$"""{{{Who}},"school":"6808901"}""";
        (await stack.Post(LittleOtter, "/api/closures", body)).Codes.ShouldBe("closure-school");
        (await stack.Post(Cardiff, "/api/closures", body)).Codes.ShouldBe("closure-school");
        (await stack.Post(Force, "/api/closures", body)).Status.ShouldBe(403);
        (await stack.Post(School, "/api/closures", "{}")).Text("code").ShouldBe("acting-person-required");
    }

    public static IEnumerable<ITheoryDataRow> Steps => Kills.InShort(new TheoryData<Backend, string, string, FaultPhase>
    {
        { Backend.Cosmos, "PUT", "/colls/directory/docs/", FaultPhase.After },
        { Backend.Cosmos, "PUT", "/colls/deliveries/docs/", FaultPhase.Before },
        { Backend.Cosmos, "PUT", "/colls/deliveries/docs/", FaultPhase.After },
        { Backend.Queue, "POST", "/due-deliveries/messages", FaultPhase.Before },
        { Backend.Queue, "POST", "/due-deliveries/messages", FaultPhase.After },
    });

    /// <summary>The announcing desk never says it again: the item itself sees to it before its next step fires.</summary>
    [Theory]
    [MemberData(nameof(Steps))]
    public async Task KilledBetweenSteps_TheNextStepIsStillRecomputedFirst(Backend front, string method, string path, FaultPhase phase)
    {
        var (report, item, due) = await Sent();
        var date = London(due);
        await stack.KilledAt(front, method, path, phase, 0, () => stack.Post(School, "/api/closures", $$"""{{{Who}},"dates":["{{date}}"],"reason":"heating"}"""));
        await stack.SweptUntil(
            () => stack.Container("deliveries").PatchItemAsync<JsonElement>(item, new(Desk), [Microsoft.Azure.Cosmos.PatchOperation.Set("/nextActionAt", 1L)]),
            async () => await DueAt(report) != due);

        (await DueAt(report)).ShouldBeGreaterThan(due);
        await Poll.Until(async () => (await stack.Read("deliveries", item, Desk))!["nextActionAt"]!.GetValue<long>() > due.ToUnixTimeMilliseconds(), "its steps are those of the new deadline");
        var stored = (await stack.Read("deliveries", item, Desk))!;
        stored["history"]!.AsArray().Count(h => h!["what"]!.GetValue<string>() == "recomputed").ShouldBe(1);
        stored.ContainsKey("breachedAt").ShouldBeFalse();
        (await stack.Post(School, "/api/closures/withdrawal", $$"""{{{Who}},"dates":["{{date}}"]}""")).Status.ShouldBe(200);
        await Poll.Until(async () => await DueAt(report) == due, "taken back");
    }

    /// <summary>At a target of a coming day, whatever the time of the test: in school hours a second report would be due within the hour.</summary>
    private async Task<(string Report, string Item, DateTimeOffset Due)> Sent()
    {
        var report = (await stack.Post(Force, Encompass, Child())).Text("reportId");
        await Poll.Until(() => stack.IsAtRest(report), "sent");
        return (report, (await stack.Inbox(School, report))[0].GetProperty("deliveryId").GetString()!, await DueAt(report));
    }

    private async Task<DateTimeOffset> DueAt(string report) => (await stack.Inbox(School, report))[0].GetProperty("dueAt").GetDateTimeOffset();

    private static string London(DateTimeOffset at) =>
        TimeZoneInfo.ConvertTime(at, TimeZoneInfo.FindSystemTimeZoneById("Europe/London")).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Child() => OneChild().Replace("6802901", "6808901", StringComparison.Ordinal);
}
