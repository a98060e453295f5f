using Safeguarding.Tests.Integration.Support;
using Shouldly;
using Xunit;
using static Safeguarding.Tests.Integration.Support.Payloads;

namespace Safeguarding.Tests.Integration;

/// <summary>What holds whoever calls and whatever is asked.</summary>
[Collection<UndisturbedStack>]
public class CallerTests(UndisturbedStack stack)
{
    [Fact]
    public async Task Head_IsAnsweredAsGetWithoutBodyReaderOrOpening()
    {
        var (report, id) = await stack.Referred();

        foreach (var (who, path) in new[] { (CardiffPerson, $"/api/deliveries/{id}"), (Cardiff, "/api/deliveries"), (Cardiff, "/api/contacts"), (Force, $"/api/reports/{report}"), (Cardiff, "/api/openapi.json"), (Cardiff, "/api/health") })
        {
            var head = await stack.Send(HttpMethod.Head, path, stack.Token(who), null);
            (head.Status, head.Body).ShouldBe((200, ""), path);
            head.Response.Content.Headers.ContentType!.MediaType.ShouldStartWith("application/json", Case.Sensitive, path);
        }

        (await stack.Query("audit", "SELECT * FROM c WHERE c.subjectId = @key", id)).Select(a => a["action"]!.GetValue<string>()).ShouldBe(["send"]);
        (await stack.Query("audit", "SELECT * FROM c WHERE c.subjectId = @key", report)).Select(a => a["action"]!.GetValue<string>()).ShouldNotContain("read");
        (await stack.Read("deliveries", id, "W06000015.intake"))!.ContainsKey("openedAt").ShouldBeFalse();
    }

    [Theory]
    [InlineData(Cardiff, "/api/deliveries?state=SENT", "unknown-value")]
    [InlineData(Cardiff, "/api/deliveries?state=bogus", "unknown-value")]
    [InlineData(Cardiff, "/api/deliveries?state=&page=", "")]
    [InlineData(Cardiff, "/api/deliveries?page=bogus", "unknown-page")]
    [InlineData(Force, "/api/reports?state=Routed", "unknown-value")]
    [InlineData(Force, "/api/reports?state=&updatedSince=", "")]
    public async Task ValueThatDoesNotExist_IsNoEmptyList(string who, string path, string codes)
    {
        var answer = await stack.Get(who, path);

        (answer.Status, codes.Length == 0 ? "" : answer.Codes).ShouldBe((codes.Length == 0 ? 200 : 400, codes));
    }

    [Fact]
    public async Task EveryAnswer_IsStoredNowhereAndGuessedByNobody()
    {
        var answers = new[]
        {
            await stack.Get(Cardiff, "/api/deliveries"), await stack.Get(Force, "/api/reports"), await stack.Send(HttpMethod.Get, "/api/deliveries", null, null),
            await stack.Get(Cardiff, "/api/deliveries/none"), await stack.Get(Cardiff, "/api/reports"), await stack.Post(Force, Encompass, "["), await stack.Post(Force, Encompass, OneChild()),
            await stack.Send(HttpMethod.Get, "/api/health/live", null, null),
        };

        answers.Select(a => a.Status).ShouldBe([200, 200, 401, 404, 403, 400, 202, 200]);
        answers.ShouldAllBe(a => a.Response.Headers.CacheControl!.NoStore && a.Response.Headers.GetValues("X-Content-Type-Options").Single() == "nosniff");
    }
}
