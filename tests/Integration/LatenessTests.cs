using System.Text.Json;
using Safeguarding.Tests.Integration.Support;
using Shouldly;
using Xunit;
using static Safeguarding.Tests.Integration.Support.Payloads;

namespace Safeguarding.Tests.Integration;

[Collection<UndisturbedStack>]
public class LatenessTests(UndisturbedStack stack)
{
    private const string Operator = "pipeline-operator";

    /// <summary>A notification about an incident of long ago is late on arrival: that counts for the force, and the school met its own deadline.</summary>
    [Fact]
    public async Task Figures_CountTheItemsOfTheWindowWithoutNamingAnybody()
    {
        var receipt = await stack.Post(Force, Encompass, OneChild());
        await Poll.Until(async () => (await stack.Inbox(LittleOtter, receipt.Text("reportId"))).Count == 1, "delivered");
        var id = (await stack.Inbox(LittleOtter, receipt.Text("reportId")))[0].GetProperty("deliveryId").GetString();
        (await stack.Post(LittleOtter, $"/api/deliveries/{id}/acknowledgement", """{"actingPerson":{"name":"A"}}""")).Status.ShouldBe(200);
        var stored = (await stack.Read("deliveries", id!, "school.6802901"))!;
        var dueAt = DateTimeOffset.FromUnixTimeMilliseconds(stored["dueAt"]!.GetValue<long>());

        var answer = await stack.Get(Operator, $"/api/lateness?from={dueAt.AddMilliseconds(0):yyyy-MM-ddTHH:mm:ssZ}&until={dueAt.AddDays(1):yyyy-MM-ddTHH:mm:ssZ}");
        answer.Status.ShouldBe(200, answer.Body);
        answer.Json.GetProperty("complete").GetBoolean().ShouldBeTrue();
        Row(answer, "recipients", "6802901").GetProperty("met").GetInt32().ShouldBeGreaterThan(0);
        Row(answer, "senders", "police.gwent").GetProperty("items").GetInt32().ShouldBeGreaterThan(0);
        answer.Body.ShouldNotContain("Afanc");
        answer.Body.ShouldNotContain(id!);
        (await stack.Get("pipeline-auditor", "/api/lateness")).Status.ShouldBe(200);
    }

    [Theory]
    [InlineData("from=2026-11-01&until=2026-12-02T00:00:01Z")]
    [InlineData("from=2026-11-02&until=2026-11-01")]
    [InlineData("from=2026-11-01&until=2026-11-01")]
    [InlineData("from=soon")]
    public async Task WindowThatIsNone_OrTooWide_IsRefused(string query) =>
        (await stack.Get(Operator, $"/api/lateness?{query}")).Text("code").ShouldBe("invalid-query");

    [Theory]
    [InlineData(Force)]
    [InlineData(Cardiff)]
    [InlineData("duty-north-wales-system")]
    [InlineData("pipeline-directory-admin")]
    public async Task OtherRoles_AreForbidden(string principal) => (await stack.Get(principal, "/api/lateness")).Status.ShouldBe(403);

    private static JsonElement Row(Answer answer, string list, string organisation) =>
        answer.Json.GetProperty(list).EnumerateArray().Single(r => r.GetProperty("organisation").GetString() == organisation);
}
